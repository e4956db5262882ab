package dev.jackdaw.bench.context;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;

/// A tool that gives back whatever the script has put into it.
final class Logbook implements Tool<Logbook.Params> {
    private volatile String text = "";

    /// @param page what is looked up
    public record Params(@Doc("Page to look up") String page) {}

    void holds(String next) {
        text = next;
    }

    @Override
    public String name() {
        return "logbook";
    }

    @Override
    public String description() {
        return "Looks up a page of the logbook.";
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
    public ToolResult run(Params parameters, Site site) {
        return ToolResult.of(text);
    }
}
