package dev.jackdaw.headless;

import dev.jackdaw.session.Ending;

/// The numbers the program ends with. A signal ends it with 128 and the signal's number, which the JVM sees to itself.
public final class ExitCode {
    public static final int DONE = 0;
    /// The provider, the machine or the program failed.
    public static final int ERROR = 1;
    /// The command line or the configuration is wrong.
    public static final int USAGE = 2;
    /// A limit stopped it: turns, rounds of tools, budget, endless repetition, a plan that failed too often.
    public static final int LIMIT = 3;
    /// A goal was not met, though nothing failed.
    public static final int NOT_MET = 4;
    /// A policy refused: the user's, or the provider's in a reply that is a refusal.
    public static final int REFUSED = 5;
    /// Whoever read the output went away, and the turn was stopped for it.
    public static final int BROKEN_PIPE = 141;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    public static int of(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED -> DONE;
            case STEP_LIMIT, BUDGET, DOOM_LOOP, PLAN_FAILED -> LIMIT;
            case INTERRUPTED -> INTERRUPTED;
            case MODEL_ERROR, PROMPT_TOO_LONG -> ERROR;
            case REFUSED, HOOK_STOPPED, NOT_SAID -> REFUSED;
        };
    }
}
