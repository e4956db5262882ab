package dev.jackdaw.policy;

import dev.jackdaw.tool.Confinement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The policies a call is judged by, each as it is at that moment: the session's own, and those of whoever handed it
/// its task. The strictest verdict counts, and the strictest confinement.
///
/// @param policies the session's own first, that of the user's session last
public record Judges(List<Supplier<Policy>> policies) {
    public Judges {
        policies = List.copyOf(policies);
    }

    public static Judges of(Supplier<Policy> policy) {
        return new Judges(List.of(policy));
    }

    /// These below others.
    public Judges under(Judges above) {
        var all = new ArrayList<>(policies);
        all.addAll(above.policies);
        return new Judges(all);
    }

    /// What the strictest says; of several that are as strict the last, whose rules are the user's to change.
    public Judgement judge(Function<Policy, Judgement> each) {
        Judgement strictest = each.apply(policies.getFirst().get());
        for (Supplier<Policy> policy : policies.subList(1, policies.size())) {
            Judgement next = each.apply(policy.get());
            if (next.verdict().compareTo(strictest.verdict()) >= 0) strictest = next;
        }
        return strictest;
    }

    /// The strictest confinement.
    Confinement confinement(Function<Mode, Confinement> each) {
        return policies.stream()
                .map(policy -> each.apply(policy.get().mode()))
                .min(Enum::compareTo)
                .orElseThrow();
    }
}
