package dev.jackdaw.tool;

import dev.jackdaw.json.JsonFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tools of a session and the filters every call passes, outermost first.
public final class Toolbox {
    private static final int ECHO = 800;

    private final Map<String, Tool<?>> byName = new LinkedHashMap<>();
    private final List<Tool<?>> tools;
    private final List<ToolFilter> filters;
    private final List<ToolSpec> specs;

    public Toolbox(List<? extends Tool<?>> tools, List<? extends ToolFilter> filters) {
        this.tools = List.copyOf(tools);
        this.filters = List.copyOf(filters);
        for (Tool<?> tool : tools) byName.put(tool.name(), tool);
        for (Tool<?> tool : tools) for (String alias : tool.aliases()) byName.putIfAbsent(alias, tool);
        var specs = new ArrayList<ToolSpec>();
        for (Tool<?> tool : tools)
            specs.add(new ToolSpec(
                    tool.name(),
                    tool.description(),
                    Schema.of(tool.parameters()).json()));
        this.specs = List.copyOf(specs);
    }

    public List<Tool<?>> tools() {
        return tools;
    }

    public List<ToolSpec> specs() {
        return specs;
    }

    /// The tool of that name or alias, in whatever case.
    public Optional<Tool<?>> named(String name) {
        Tool<?> exact = byName.get(name);
        return exact != null
                ? Optional.of(exact)
                : Optional.ofNullable(byName.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /// Runs a call through the filters. Whatever is wrong with the call itself is answered as a failed result.
    public ToolResult run(ToolCall call, Site site) throws InterruptedException {
        return run(bind(call, site));
    }

    /// Runs a call that was bound before.
    public ToolResult run(Bound bound) throws InterruptedException {
        return switch (bound) {
            case Bound.Ready(var invocation, var repairs) -> noting(repairs, proceed(invocation, 0));
            case Bound.Wrong(var why) -> ToolResult.trouble("tool_schema_error", why);
        };
    }

    private static ToolResult noting(List<String> repairs, ToolResult result) {
        return repairs.isEmpty() ? result : result.with(result.details().with("repaired", repairs));
    }

    private ToolResult proceed(Invocation<?> invocation, int depth) throws InterruptedException {
        if (depth == filters.size()) return run(invocation);
        return filters.get(depth).apply(invocation, changed -> proceed(changed, depth + 1));
    }

    private static <P extends Record> ToolResult run(Invocation<P> invocation) throws InterruptedException {
        try {
            return invocation.tool().run(invocation.parameters(), invocation.site());
        } catch (IOException e) {
            return ToolResult.failure(invocation.tool().name() + " failed: " + Failures.sentence(e));
        } catch (RuntimeException bug) {
            return ToolResult.failure(invocation.tool().name() + " failed by a fault of its own: " + bug);
        }
    }

    /// A call that found its tool and parameters, or why it did not.
    public sealed interface Bound {
        /// @param repairs what had to be repaired in the arguments; the result tells of it as the detail `repaired`
        record Ready(Invocation<?> invocation, List<String> repairs) implements Bound {}

        record Wrong(String why) implements Bound {}
    }

    /// Finds the tool and reads the arguments, with safe repairs.
    public Bound bind(ToolCall call, Site site) {
        Optional<Tool<?>> tool = named(call.tool());
        if (tool.isEmpty()) return new Bound.Wrong(unknown(call.tool()));
        return bind(call, tool.get(), site);
    }

    private static <P extends Record> Bound bind(ToolCall call, Tool<P> tool, Site site) {
        Schema<P> schema = Schema.of(tool.parameters());
        try {
            LooseJson arguments = LooseJson.parse(call.arguments().isBlank() ? "{}" : call.arguments());
            var repairs = new LinkedHashSet<>(arguments.repairs());
            P parameters = schema.bind(arguments.value(), repairs::add);
            return new Bound.Ready(new Invocation<>(call, tool, parameters, site), List.copyOf(repairs));
        } catch (JsonFault fault) {
            String echo =
                    call.arguments().length() > ECHO ? call.arguments().substring(0, ECHO) + "…" : call.arguments();
            return new Bound.Wrong("The arguments of " + tool.name() + " do not fit: " + fault.getMessage()
                    + "\nSchema: " + schema.json().write() + "\nYou sent: " + echo);
        }
    }

    private String unknown(String name) {
        List<String> nearest = Nearest.to(name, byName.keySet(), 3).stream()
                .map(found -> byName.getOrDefault(found, tools.getFirst()).name())
                .distinct()
                .toList();
        String all = String.join(", ", tools.stream().map(Tool::name).toList());
        return "There is no tool named \"" + name + "\". "
                + (nearest.isEmpty() ? "" : "Nearest: " + String.join(", ", nearest) + ". ") + "Tools: " + all + ".";
    }
}
