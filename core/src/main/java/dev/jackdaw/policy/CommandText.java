package dev.jackdaw.policy;

import java.util.List;

/// A shell command cut into its simple commands, as far as a scanner that does not know the whole grammar can tell.
///
/// @param doubts what may mean something else than the parts say; a command with doubts is covered by its exact text
///     only
record CommandText(String text, List<Part> parts, List<String> doubts) {
    CommandText {
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
    }

    /// A word after the removal of quotes.
    ///
    /// @param globs whether the shell would expand it to file names
    /// @param home whether it begins with an unquoted tilde
    record Word(String text, boolean globs, boolean home) {}

    /// One simple command.
    ///
    /// @param joint the operator before it, empty for the first
    /// @param text it as it was written
    /// @param words the program and its arguments
    /// @param assignments the variables set before the program, as `NAME=value`
    /// @param targets the files its output is redirected to, the null device left out
    /// @param nested the commands of substitutions in it
    /// @param input the texts of its here-documents and here-strings
    record Part(
            String joint,
            String text,
            List<Word> words,
            List<String> assignments,
            List<String> targets,
            List<String> nested,
            List<String> input) {
        Part {
            words = List.copyOf(words);
            assignments = List.copyOf(assignments);
            targets = List.copyOf(targets);
            nested = List.copyOf(nested);
            input = List.copyOf(input);
        }

        boolean piped() {
            return joint.equals("|") || joint.equals("|&");
        }

        List<String> plain() {
            return words.stream().map(Word::text).toList();
        }
    }

    static CommandText of(String command) {
        return new CommandScan(command).read();
    }

    boolean clear() {
        return doubts.isEmpty();
    }
}
