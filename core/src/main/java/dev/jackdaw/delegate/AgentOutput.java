package dev.jackdaw.delegate;

import dev.jackdaw.agent.Subagents.Standing;
import dev.jackdaw.json.Json;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks at subagents, and waits for them.
public final class AgentOutput implements Tool<AgentOutput.Params> {
    private static final long LONGEST = 600_000;
    private static final int LONGEST_TASK = 100;

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Params(
            @Doc("Its name, such as explore-1; all where left out") @Alias({"agent_id", "task_id", "id", "name"})
            Optional<String> agent,

            @Doc("Wait for it to return") @Alias({"wait", "timeout", "timeout_ms"})
            Optional<Long> wait_ms) {}

    private final Staff staff;

    public AgentOutput(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String name() {
        return "agent_output";
    }

    @Override
    public List<String> aliases() {
        return List.of("agents", "list_agents", "wait_agent");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws InterruptedException {
        String agent = parameters.agent().map(String::strip).orElse("");
        try {
            if (!agent.isEmpty()) staff.named(agent);
            staff.awaitNews(agent, Math.clamp(parameters.wait_ms().orElse(0L), 0, LONGEST));
            return agent.isEmpty() ? all() : one(agent);
        } catch (IllegalArgumentException unknown) {
            return ToolResult.failure(String.valueOf(unknown.getMessage()));
        }
    }

    private ToolResult all() {
        var text = new StringBuilder();
        for (Standing each : staff.standings())
            text.append(text.isEmpty() ? "" : "\n").append(line(each));
        return ToolResult.of(text.isEmpty() ? "No subagent has begun yet." : text.toString());
    }

    private static String line(Standing standing) {
        String task = Brief.head(Brief.line(standing.handed().task()), LONGEST_TASK);
        return String.format(
                Locale.ROOT,
                "%s: %s, %,d tokens; %s (task: %s)",
                standing.handed().agent(),
                standing.state(),
                standing.tokens(),
                standing.doing(),
                task);
    }

    private ToolResult one(String agent) {
        Delegated handed = staff.named(agent);
        Optional<Report> report = staff.working(agent) ? Optional.empty() : staff.report(agent);
        if (report.isPresent()) return Telling.result(report.get(), handed);
        Standing standing = staff.standings().stream()
                .filter(each -> each.handed().agent().equals(agent))
                .findFirst()
                .orElseThrow();
        return ToolResult.of(line(standing)).with(Json.obj("agent", agent, "state", standing.state()));
    }
}
