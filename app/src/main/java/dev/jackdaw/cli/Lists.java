package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.history.HistorySearch;
import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `jackdaw tools`: what a model can call.
final class Lists {
    private Lists() {}

    static int tools(Start start) {
        Kit kit = Kit.open();
        try {
            var tools = new ArrayList<Tool<?>>(kit.tools());
            tools.add(new HistorySearch(List::of));
            var toolbox = new Toolbox(tools, List.of());
            if (start.line().has("--json"))
                start.print(Json.arr(schemas(toolbox)).pretty());
            else for (Tool<?> tool : toolbox.tools()) start.print(line(tool));
            return ExitCode.DONE;
        } finally {
            kit.close().run();
        }
    }

    private static List<Json.Obj> schemas(Toolbox toolbox) {
        return toolbox.specs().stream().map(Lists::schema).toList();
    }

    private static Json.Obj schema(ToolSpec spec) {
        return Json.obj("name", spec.name(), "description", spec.description(), "input_schema", spec.schema());
    }

    private static String line(Tool<?> tool) {
        String sentence = tool.description().lines().findFirst().orElse("");
        return String.format(Locale.ROOT, "%-14s %s", tool.name(), sentence);
    }
}
