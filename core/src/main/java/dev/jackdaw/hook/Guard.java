package dev.jackdaw.hook;

import java.util.Optional;

/// Whether a hook is still what somebody trusted; asked each time before it runs.
@FunctionalInterface
public interface Guard {
    /// For hooks nobody but the user brought.
    Guard NONE = Optional::empty;

    /// Why it may not run any more, in a sentence without the hook's name.
    Optional<String> objection();
}
