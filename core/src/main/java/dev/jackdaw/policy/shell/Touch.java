package dev.jackdaw.policy.shell;

/// What a simple command does to the world, apart from printing.
public sealed interface Touch {

    /// How much of a file is read.
    enum Depth {
        /// Whether it is there.
        THERE,
        /// How large it is, what a folder holds.
        NAMES,
        CONTENT,
        /// All files below but hidden ones.
        VISIBLE,
        /// All files below.
        TREE
    }

    /// @param path absolute, with the signs of [Value] where it is not known
    /// @param sought what lines of it are shown, as a regular expression; empty for all
    record Reads(String path, Depth depth, String sought) implements Touch {
        public Reads(String path, Depth depth) {
            this(path, depth, "");
        }
    }

    /// Making or changing a file; absolute.
    record Writes(String path) implements Touch {}

    /// Reading with git what the repository of that folder holds.
    record Git(String folder) implements Touch {}

    /// Changing the folder for what comes after the command.
    record Moves(String path) implements Touch {}

    /// Anything that has to be asked for: another program's code, the network, a change, what cannot be told.
    ///
    /// @param why a short sentence
    record Asks(String why) implements Touch {}

    /// What is refused in every mode.
    record Never(String why) implements Touch {}
}
