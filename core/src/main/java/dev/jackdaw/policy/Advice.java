package dev.jackdaw.policy;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;

/// What somebody beside the policy says of one call before it is judged.
///
/// To allow counts as much as a rule that allows the tool, so that nothing a rule or a mode denies or a rule asks
/// about is allowed by it. To ask counts wherever the call would be allowed.
///
/// @param verdict to allow or to ask; to deny needs no judgement
/// @param why in a few words
public record Advice(Verdict verdict, String why) {

    /// What a policy says of a call with that advice.
    public Judgement over(Policy policy, Invocation<?> invocation, Workspace workspace) {
        Judgement without = policy.judge(invocation, workspace);
        return switch (verdict) {
            case ALLOW -> {
                var rule = Rule.parse(invocation.tool().name());
                boolean allowed =
                        policy.allowing(rule).judge(invocation, workspace).verdict() == Verdict.ALLOW;
                yield allowed && without.verdict() != Verdict.ALLOW ? new Judgement(Verdict.ALLOW, why, "") : without;
            }
            case ASK -> {
                Verdict asked = policy.mode().rest() == Verdict.DENY ? Verdict.DENY : Verdict.ASK;
                yield without.verdict() == Verdict.ALLOW ? new Judgement(asked, why, "") : without;
            }
            case DENY -> new Judgement(Verdict.DENY, why, "");
        };
    }
}
