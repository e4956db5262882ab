package dev.jackdaw.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user wants of the sandbox.
///
/// @param disposable whether auto mode may run commands where nothing confines them, as nothing here is of worth
/// @param writable folders beside the workspace that commands may write, such as caches
/// @param memory bytes one process may allocate; three quarters of the machine's where empty
/// @param processes how many processes commands may start beside those the user has
public record Wishes(
        Choice choice, boolean disposable, List<Path> writable, Optional<Long> memory, Optional<Integer> processes) {
    public static final Wishes USUAL = new Wishes(Choice.AUTO, false, List.of(), Optional.empty(), Optional.empty());

    public Wishes {
        writable = List.copyOf(writable);
    }

    /// The same with another choice.
    public Wishes choosing(Choice other) {
        return new Wishes(other, disposable, writable, memory, processes);
    }

    /// Which level commands get.
    public enum Choice {
        /// The strongest there is.
        AUTO,
        OFF,
        /// The strongest there is; without any, no command runs.
        REQUIRE,
        LANDLOCK,
        BUBBLEWRAP;

        /// As it is written in settings.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> labels() {
            return Stream.of(values()).map(Choice::label).toList();
        }
    }
}
