package dev.jackdaw.agent;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Standing;

/// Auto mode runs what the sandbox contains, so there has to be one.
final class AutoMode {
    private AutoMode() {}

    /// The mode, where it may be taken.
    ///
    /// @throws IllegalArgumentException where nothing confines commands, with the mend
    static Mode bounded(Mode mode, Sandbox sandbox) {
        if (mode != Mode.AUTO || sandbox.wishes().disposable()) return mode;
        Standing standing = sandbox.standing();
        if (standing.confines()) return mode;
        throw new IllegalArgumentException(
                "auto mode runs what a sandbox contains, and nothing confines commands here (" + standing.why()
                        + "); see jackdaw doctor for the mend, take another permission mode, or, where nothing on this"
                        + " machine can be lost, say --disposable-machine");
    }
}
