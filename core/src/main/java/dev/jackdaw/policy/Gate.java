package dev.jackdaw.policy;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Resource;
import dev.jackdaw.workspace.Workspace;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;

/// The filter every call passes: the policy judges what it would touch, and whoever is there answers what must be
/// asked. A refusal carries `refused` and `why` in its details.
public final class Gate implements ToolFilter {
    private final Judges judges;
    private final Workspace workspace;
    private final Approver approver;
    private final Function<Invocation<?>, Optional<Advice>> advice;

    public Gate(Supplier<Policy> policy, Workspace workspace, Approver approver) {
        this(Judges.of(policy), workspace, approver, _ -> Optional.empty());
    }

    /// @param advice what somebody else says of a call beforehand
    public Gate(
            Judges judges, Workspace workspace, Approver approver, Function<Invocation<?>, Optional<Advice>> advice) {
        this.judges = judges;
        this.workspace = workspace;
        this.approver = approver;
        this.advice = advice;
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        Workspace pinned = workspace.pinned();
        Optional<Advice> said = advice.apply(invocation);
        Judgement judgement = judges.judge(
                now -> said.isPresent() ? said.get().over(now, invocation, pinned) : now.judge(invocation, pinned));
        return switch (judgement.verdict()) {
            case ALLOW -> next.proceed(confined(invocation.in(pinned)));
            case DENY -> refused("denied", judgement.why());
            case ASK -> {
                Approver.Answer answer = approver.ask(invocation, judgement.why(), judgement.rule());
                yield answer.allowed() ? next.proceed(confined(invocation.in(pinned))) : declined(judgement, answer);
            }
        };
    }

    /// Commands stay confined also where they were approved, unless leaving is what was approved. What only reads has
    /// no network, nor has what auto mode runs unasked; what the user or a rule of the user's approved may have it.
    private Invocation<?> confined(Invocation<?> invocation) {
        return invocation.confined(judges.confinement(mode -> confinement(mode, invocation)));
    }

    private static Confinement confinement(Mode mode, Invocation<?> invocation) {
        if (mode == Mode.BYPASS) return Confinement.NONE;
        boolean reading = true;
        for (Access access : invocation.accesses()) {
            if (access instanceof Access.Leave(var to)) return to;
            reading &= access instanceof Access.Execute(var command, var _) && ReadOnly.command(command);
        }
        if (reading) return Confinement.READING;
        return mode == Mode.AUTO ? invocation.site().confinement() : Confinement.NETWORK;
    }

    private static ToolResult declined(Judgement judgement, Approver.Answer answer) {
        return answer.note().isBlank()
                ? refused("declined", judgement.why())
                : refused("declined-with-note", judgement.why() + "; " + answer.note());
    }

    private static ToolResult refused(String how, String why) {
        Properties words = Resource.properties(Gate.class, "refusals.properties");
        return ToolResult.failure(words.getProperty(how).replace("{why}", why))
                .with(Json.obj("refused", true, "why", why));
    }
}
