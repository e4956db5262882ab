package dev.jackdaw.tool;

import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A call bound to its tool and parameters, on its way through the filters.
public record Invocation<P extends Record>(ToolCall call, Tool<P> tool, P parameters, Site site) {

    /// The same, confined otherwise.
    public Invocation<P> confined(Confinement other) {
        return new Invocation<>(call, tool, parameters, site.confined(other));
    }

    public List<Access> accesses() {
        return tool.accesses(parameters);
    }

    /// The same call, working in a workspace as another sees it.
    public Invocation<P> in(Workspace workspace) {
        return new Invocation<>(call, tool, parameters, new Site(workspace, site.spool(), site.printer()));
    }

    /// What it would change in a file; see [Tool#foreseen(Record, Site)].
    public Optional<String> foreseen() throws IOException {
        return tool.foreseen(parameters, site);
    }
}
