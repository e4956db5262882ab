package dev.jackdaw.policy;

import dev.jackdaw.tool.Invocation;

/// Somebody who can be asked about a call.
public interface Approver {

    /// Nobody is there: whatever would be asked is refused.
    Approver NOBODY = (invocation, why, rule) ->
            new Answer(false, "nobody is there to be asked; allow it with a rule or another permission mode");

    /// @param note what the model is told with it, or empty
    record Answer(boolean allowed, String note) {}

    /// Waits for the answer.
    Answer ask(Invocation<?> invocation, String why, String rule) throws InterruptedException;
}
