package dev.jackdaw.history;

import dev.jackdaw.tool.ToolResult;

/// What a search found, as the model reads it.
final class Told {
    private Told() {}

    static ToolResult of(String query, History.Findings findings, int skipped) {
        if (findings.total() == 0) return ToolResult.of("Nothing in this session has " + query + ".");
        if (findings.hits().isEmpty()) return ToolResult.of("There are no more than " + findings.total() + " hits.");
        int last = skipped + findings.hits().size();
        var text = new StringBuilder();
        for (Hit hit : findings.hits())
            text.append(heading(hit)).append("\n  ").append(hit.excerpt()).append('\n');
        text.append("[hits ")
                .append(skipped + 1)
                .append('–')
                .append(last)
                .append(" of ")
                .append(findings.total());
        if (last < findings.total()) text.append("; go on with offset ").append(last);
        return ToolResult.of(text.append("; id shows one whole]").toString());
    }

    static String heading(Hit hit) {
        return hit.id() + " · turn " + hit.turn() + " · " + hit.who();
    }
}
