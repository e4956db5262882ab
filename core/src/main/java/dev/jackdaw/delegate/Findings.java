package dev.jackdaw.delegate;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the log of a subagent tells of its last task.
final class Findings {
    private static final int MOST_FILES = 20;

    private final LiveSession live;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private Optional<Reporting.Said> said = Optional.empty();

    private Findings(LiveSession live) {
        this.live = live;
    }

    /// @param before what its session had used before the task
    static Report of(String agent, LiveSession live, Ending ending, Usage before) {
        var findings = new Findings(live);
        findings.look(task(live.session().lines()));
        return findings.report(agent, ending, before);
    }

    /// The facts since it was told what to do.
    private static List<Line> task(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--)
            if (lines.get(i).fact() instanceof Fact.UserSaid) return lines.subList(i, lines.size());
        return lines;
    }

    private void look(List<Line> lines) {
        Map<String, ToolCall> calls = new HashMap<>();
        for (Line line : lines) {
            if (line.fact() instanceof Fact.ModelSaid(var reply))
                for (ToolCall call : reply.calls()) calls.put(call.id(), call);
            if (!(line.fact() instanceof Fact.ToolRan(var id, var result)) || result.failed()) continue;
            ToolCall call = calls.get(id);
            if (call != null) touched(call);
            Json report = result.details().get(Reporting.DETAIL);
            if (!report.isNull()) said = Optional.of(Records.read(report, Reporting.Said.class));
        }
    }

    private void touched(ToolCall call) {
        if (!(live.toolbox().bind(call, live.site()) instanceof Toolbox.Bound.Ready(Invocation<?> invocation, var _)))
            return;
        Workspace workspace = live.site().workspace();
        for (Access access : invocation.accesses()) {
            if (access instanceof Access.Read(var path)) add(read, path, workspace);
            if (access instanceof Access.Write(var path)) add(changed, path, workspace);
        }
    }

    private static void add(Set<String> files, String name, Workspace workspace) {
        try {
            Path file = workspace.toRead(name);
            if (!Files.isDirectory(file)) files.add(workspace.shown(file));
        } catch (IOException outside) {
            // It was refused.
        }
    }

    private Report report(String agent, Ending ending, Usage before) {
        String text = Brief.head(live.session().conversation().answer().strip(), Reporting.LONGEST_SUMMARY);
        Outcome outcome = outcome(ending);
        String ended = outcome == Outcome.ANSWERED
                ? ""
                : ending.detail().isEmpty() ? ending.reason().name() : ending.detail();
        Reporting.Said told = said.orElse(new Reporting.Said(text, List.of(), List.of(), "", ""));
        return new Report(
                agent,
                live.session().id(),
                outcome,
                told.summary(),
                told.evidence(),
                most(read),
                most(changed),
                told.questions(),
                told.confidence(),
                told.next(),
                minus(live.session().conversation().usage(), before),
                ended);
    }

    private static Outcome outcome(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED -> Outcome.ANSWERED;
            case STEP_LIMIT, BUDGET -> Outcome.LIMIT;
            case INTERRUPTED -> Outcome.STOPPED;
            case MODEL_ERROR, REFUSED, PROMPT_TOO_LONG, DOOM_LOOP, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                Outcome.FAILED;
        };
    }

    private static List<String> most(Set<String> files) {
        var list = new ArrayList<>(files);
        return list.size() <= MOST_FILES ? list : list.subList(0, MOST_FILES);
    }

    static Usage minus(Usage now, Usage before) {
        return new Usage(
                now.input() - before.input(),
                now.output() - before.output(),
                now.cached() - before.cached(),
                now.cacheWrite() - before.cacheWrite(),
                now.reasoning() - before.reasoning(),
                Json.obj(),
                now.dollars().map(cost -> cost - before.cost()));
    }
}
