package dev.jackdaw.agent;

import dev.jackdaw.hook.Answer;
import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.HookFilter;
import dev.jackdaw.hook.HookedSession;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.hook.Occasions;
import dev.jackdaw.policy.Advice;
import dev.jackdaw.policy.Approver;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where hooks have a say in a live session: before the gate, for the user, and about another model.
final class HookWork {
    private final Session session;
    private final Hooks hooks;
    private final Supplier<Policy> policy;
    private final HookedSession hooked;

    HookWork(Session session, Parts parts, Supplier<Policy> policy) {
        Site site = parts.site();
        this.session = session;
        this.hooks = parts.hooks();
        this.policy = policy;
        Path root = site.workspace().root();
        String transcript = session.file().map(Path::toString).orElse("");
        Occasions occasions = parts.superior()
                .map(Superior::occasions)
                .orElseGet(() -> new Occasions(
                        session.id(),
                        transcript,
                        root,
                        () -> policy.get().mode().label()));
        this.hooked = new HookedSession(
                session, hooks, occasions, (rule, invocation) -> Rule.fits(rule, invocation, site.workspace()));
    }

    HookedSession session() {
        return hooked;
    }

    /// What stands before the gate.
    List<ToolFilter> filters() {
        return hooks == Hooks.NONE ? List.of() : List.of(new HookFilter(hooked));
    }

    /// Whoever answers the gate, after the hooks that may answer for them.
    Approver before(Approver user) {
        return hooks.listen(HookEvent.PERMISSION_REQUEST) ? new HookApprover(session, hooked, policy, user) : user;
    }

    /// What a hook said of a call before the gate judges it.
    Optional<Advice> advice(Invocation<?> invocation) {
        return hooked.advice(invocation).map(said -> {
            boolean allows = said.decision() == Answer.Decision.ALLOW;
            String why = (allows ? "a hook allows it" : "a hook wants it to be asked")
                    + (said.reason().isEmpty() ? "" : ": " + said.reason());
            return new Advice(allows ? Verdict.ALLOW : Verdict.ASK, why);
        });
    }

    /// @throws IllegalArgumentException where a hook refuses the other model
    void switching(Supplier<String> from, String to) {
        if (!hooks.listen(HookEvent.PRE_MODEL_SWITCH)) return;
        try {
            hooked.refusal(from.get(), to).ifPresent(why -> {
                throw new IllegalArgumentException("a hook refuses this model: " + why);
            });
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("a hook was interrupted before it let this model be chosen", stop);
        }
    }
}
