package dev.jackdaw.plan;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import java.util.function.Supplier;

/// Leaves plan mode, where the user agrees with the plan.
///
/// The gate asks, with the plan as the content of the call. On yes the mode there was before holds again; where the
/// user agrees to edits for the rest of the session, `acceptEdits`.
public final class ExitPlanMode implements Tool<ExitPlanMode.Params> {
    /// What the user may agree to besides.
    private static final String EDITS = "Edit";

    private final Supplier<LiveSession> live;

    ExitPlanMode(Supplier<LiveSession> live) {
        this.live = live;
    }

    public record Params(
            @Alias({"text", "content", "steps"}) @Doc("what is to be done, in Markdown, as the user is to read it")
            String plan) {}

    @Override
    public String name() {
        return "exit_plan_mode";
    }

    @Override
    public List<String> aliases() {
        return List.of("exitplanmode");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return planning() ? List.of(new Access.Consent(EDITS)) : List.of();
    }

    private boolean planning() {
        return live.get().policy().mode() == Mode.PLAN;
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        if (!planning()) return ToolResult.failure(Words.of("exit-none"));
        List<Line> lines = live.get().session().lines();
        Mode next = agreedToEdits(lines) ? Mode.ACCEPT_EDITS : before(lines);
        live.get().send(new Command.ChoosePolicy(next.label()));
        return ToolResult.of(Words.of("exit-default").replace("{mode}", next.label()));
    }

    private static boolean agreedToEdits(List<Line> lines) {
        for (Line line : lines.reversed()) {
            if (line.fact() instanceof Fact.RuleAdded(var rule, var _) && rule.equals(EDITS)) return true;
            if (line.fact() instanceof Fact.ApprovalAsked) return false;
        }
        return false;
    }

    /// The mode there was before plan mode; the usual one where the session began in plan mode.
    private static Mode before(List<Line> lines) {
        Mode now = Mode.DEFAULT;
        Mode before = Mode.DEFAULT;
        for (Line line : lines) {
            String label = switch (line.fact()) {
                case Fact.Started started -> started.policy();
                case Fact.PolicyChosen(var mode) -> mode;
                case Fact _ -> now.label();
            };
            Mode then = Mode.named(label);
            if (then == Mode.PLAN && now != Mode.PLAN) before = now;
            now = then;
        }
        return before;
    }
}
