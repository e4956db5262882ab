package dev.jackdaw.delegate;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;

/// Stops a subagent.
public final class AgentStop implements Tool<AgentStop.Params> {
    /// How long it is waited for, in milliseconds.
    private static final long PATIENCE = 10_000;

    public record Params(
            @Alias({"agent_id", "task_id", "id", "name"}) String agent) {}

    private final Staff staff;

    public AgentStop(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String name() {
        return "agent_stop";
    }

    @Override
    public List<String> aliases() {
        return List.of("stop_agent", "close_agent");
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
        String agent = parameters.agent().strip();
        try {
            staff.named(agent);
            if (!staff.working(agent)) return ToolResult.of(agent + " was not at work any more.");
            staff.stop(agent);
            staff.awaitNews(agent, PATIENCE);
            return ToolResult.of(agent + (staff.working(agent) ? " is stopping." : " has stopped."));
        } catch (IllegalArgumentException unknown) {
            return ToolResult.failure(String.valueOf(unknown.getMessage()));
        }
    }
}
