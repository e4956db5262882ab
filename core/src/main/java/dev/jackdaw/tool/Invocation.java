package dev.jackdaw.tool;

import java.util.List;

/// A call bound to its tool and parameters, on its way through the filters.
public record Invocation<P extends Record>(ToolCall call, Tool<P> tool, P parameters, Site site) {

    /// The same, confined otherwise.
    public Invocation<P> confined(Confinement other) {
        return new Invocation<>(call, tool, parameters, site.confined(other));
    }

    public List<Access> accesses() {
        return tool.accesses(parameters);
    }
}
