package dev.jackdaw.verify;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How thoroughly a session checks its work.
///
/// @param mode whether it does, and what may run for it
/// @param repairs how often the model is asked to repair what failed, in a turn; from 0 to 5
/// @param each how long one command may take
/// @param whole how long all checks before the end of a turn may take
/// @param tests which tests are run
/// @param own the user's commands, in the place of those that are found; empty where there are none
public record Rigour(Mode mode, int repairs, Duration each, Duration whole, Tests tests, List<Own> own) {
    public static final int MOST_REPAIRS = 5;

    public static final Rigour USUAL =
            new Rigour(Mode.AUTO, 2, Duration.ofSeconds(60), Duration.ofMinutes(5), Tests.RELATED, List.of());

    public Rigour {
        own = List.copyOf(own);
    }

    /// What runs unasked.
    public enum Mode {
        /// What is checked within the program, and commands that are confined or allowed anyway.
        AUTO,
        /// All of it, but for what is denied.
        ON,
        OFF;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Mode> named(String label) {
            for (Mode mode : values()) if (mode.label().equals(label)) return Optional.of(mode);
            return Optional.empty();
        }
    }

    /// Which tests are run.
    public enum Tests {
        /// Those that concern what was changed, as far as their names tell.
        RELATED,
        /// All, where those that concern it cannot be told.
        ALL,
        NONE
    }

    /// A command of the user.
    ///
    /// @param command `{files}` in it stands for the changed files
    /// @param files patterns of those it is for; all where empty
    public record Own(String command, List<String> files) {
        public Own {
            files = List.copyOf(files);
        }
    }

    /// The same, off: for sessions whose work is checked by another.
    public Rigour off() {
        return new Rigour(Mode.OFF, repairs, each, whole, tests, own);
    }
}
