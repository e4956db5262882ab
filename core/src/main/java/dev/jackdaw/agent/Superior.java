package dev.jackdaw.agent;

import dev.jackdaw.hook.Occasions;
import dev.jackdaw.policy.Approver;
import dev.jackdaw.policy.Judges;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import java.util.Optional;
import java.util.function.Supplier;

/// What binds a session that was handed its task by another one.
///
/// @param policy the session's own: that of the one above as it is now, narrowed
/// @param judges those above, whose policies each call must pass as well
/// @param approver who answers what is to be asked
/// @param occasions what hooks are told with everything
/// @param over how the turn is to end instead of asking a model once more, if at all
public record Superior(
        Supplier<Policy> policy,
        Judges judges,
        Approver approver,
        Occasions occasions,
        Supplier<Optional<Ending>> over) {}
