package dev.jackdaw.delegate;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Brings what a subagent did in a worktree into the workspace.
public final class AgentMerge implements Tool<AgentMerge.Params> {

    public record Params(
            @Alias({"agent_id", "task_id", "id", "name"}) String agent) {}

    private final Staff staff;
    /// The files that are judged, until the merge: a subagent may go on while the user is asked.
    private final Map<String, List<String>> judged = new ConcurrentHashMap<>();

    public AgentMerge(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String name() {
        return "agent_merge";
    }

    @Override
    public List<String> aliases() {
        return List.of("merge_agent");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    /// Every file it would write; the whole workspace where that cannot be told.
    @Override
    public List<Access> accesses(Params parameters) {
        try {
            Delegated handed = staff.named(parameters.agent());
            List<String> files = staff.worktrees().files(handed.worktree());
            return judged.computeIfAbsent(handed.agent(), _ -> files).stream()
                    .<Access>map(Access.Write::new)
                    .toList();
        } catch (IOException | IllegalArgumentException nothing) {
            return List.of(new Access.Write("."));
        }
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException {
        try {
            Delegated handed = staff.named(parameters.agent());
            List<String> allowed = judged.remove(handed.agent());
            if (staff.working(handed.agent()))
                return ToolResult.failure(handed.agent() + " is at work still; wait until it returns");
            List<String> files = staff.worktrees().files(handed.worktree());
            if (allowed != null && !allowed.containsAll(files))
                return ToolResult.failure(handed.agent() + " has changed more files meanwhile; call agent_merge again");
            Worktrees.Merged merged = staff.worktrees().merge(handed.worktree(), site.workspace());
            String text = Worktrees.told(merged);
            return (merged.conflicts().isEmpty() ? ToolResult.of(text) : ToolResult.failure(text))
                    .with(Json.obj("merged", merged.merged(), "conflicts", merged.conflicts()));
        } catch (IllegalArgumentException unknown) {
            return ToolResult.failure(String.valueOf(unknown.getMessage()));
        }
    }
}
