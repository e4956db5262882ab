package dev.jackdaw.policy;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.shell.Resource;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.util.Properties;
import java.util.function.Supplier;

/// The filter every call passes: the policy judges what it would touch, and whoever is there answers what must be
/// asked. A refusal carries `refused` and `why` in its details.
public final class Gate implements ToolFilter {
    private final Supplier<Policy> policy;
    private final Workspace workspace;
    private final Approver approver;

    public Gate(Supplier<Policy> policy, Workspace workspace, Approver approver) {
        this.policy = policy;
        this.workspace = workspace;
        this.approver = approver;
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        Judgement judgement = policy.get().judge(invocation, workspace);
        return switch (judgement.verdict()) {
            case ALLOW -> next.proceed(confined(invocation));
            case DENY -> refused("denied", judgement.why());
            case ASK -> {
                Approver.Answer answer = approver.ask(invocation, judgement.why(), judgement.rule());
                yield answer.allowed() ? next.proceed(confined(invocation)) : declined(judgement, answer);
            }
        };
    }

    /// Commands stay confined also where they were approved, unless leaving is what was approved.
    private Invocation<?> confined(Invocation<?> invocation) {
        if (policy.get().mode() == Mode.BYPASS) return invocation.confined(Confinement.NONE);
        boolean reading = true;
        for (Access access : invocation.accesses()) {
            if (access instanceof Access.Leave(var to)) return invocation.confined(to);
            reading &= access instanceof Access.Execute(var command, var _) && ReadOnly.command(command);
        }
        return reading ? invocation.confined(Confinement.READING) : invocation;
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
