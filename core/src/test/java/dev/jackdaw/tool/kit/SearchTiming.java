package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Times searches of a folder, to be run by hand: the folder, then a text that is rare in it.
final class SearchTiming {
    private SearchTiming() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder.resolve("spool"), text -> {});
        Kit kit = Kit.open();
        var toolbox = new Toolbox(kit.tools(), kit.filters());
        String rare = arguments[1];
        for (int round = 0; round < 8; round++) {
            time(toolbox, site, "grep", Json.obj("pattern", rare));
            time(toolbox, site, "grep", Json.obj("pattern", rare.substring(0, 6) + "\\w+" + rare.substring(8)));
            time(toolbox, site, "grep", Json.obj("pattern", rare, "ignore_case", true));
            time(toolbox, site, "glob", Json.obj("pattern", "**/*.java"));
            time(toolbox, site, "bash", Json.obj("command", "echo hi"));
        }
        kit.close().run();
    }

    private static void time(Toolbox toolbox, Site site, String tool, Json parameters) throws InterruptedException {
        long start = System.nanoTime();
        ToolResult result = toolbox.run(new ToolCall("call", tool, parameters.write()), site);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        String told = result.details().write();
        IO.println(String.format(
                Locale.ROOT,
                "%s %.1f ms %s %s",
                tool,
                milliseconds,
                parameters.write(),
                told.substring(Math.max(0, told.length() - 40))));
    }
}
