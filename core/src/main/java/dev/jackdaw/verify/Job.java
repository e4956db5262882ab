package dev.jackdaw.verify;

import java.util.List;
import java.util.function.Supplier;

/// One thing to check.
sealed interface Job {
    String PASSED = "passed";
    String FAILED = "failed";
    String SKIPPED = "skipped";
    /// It could not be told: what was to check it went wrong itself.
    String ERROR = "error";

    /// When it is done: tests are not worth while where something cannot be compiled.
    enum Step {
        SYNTAX,
        TESTS
    }

    Step step();

    /// As it is told.
    String shown();

    /// Done in this program.
    ///
    /// @param faults what is wrong, a line each
    record Here(String shown, Supplier<List<String>> faults) implements Job {
        @Override
        public Step step() {
            return Step.SYNTAX;
        }
    }

    /// A command.
    ///
    /// @param shown as it is run, from the root of the workspace
    /// @param program what must be installed for it
    record Run(Step step, String shown, String program) implements Job {}

    /// It cannot be done here.
    record Not(Step step, String shown, String why) implements Job {}
}
