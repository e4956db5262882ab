package dev.jackdaw.hook;

/// Somebody who is asked about what happens; commands and servers of the configuration are such, and an embedder may
/// write one in Java.
@FunctionalInterface
public interface Hook {

    /// Blocking code; it is interrupted when its time is up.
    ///
    /// @throws HookFailure when it has no usable answer
    Answer on(Occasion occasion) throws HookFailure, InterruptedException;
}
