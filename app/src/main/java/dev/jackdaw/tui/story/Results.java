package dev.jackdaw.tui.story;

import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// How a result reads below its call: the beginning of it, or what it changed.
public final class Results {
    private static final int SHOWN = 4;
    private static final int SHOWN_FAILED = 8;
    private static final int SHOWN_LIST = 20;
    private static final int SHOWN_WHOLE = 1_000;
    private static final String FIRST = "  ⎿ ";
    private static final String NEXT = "    ";

    private Results() {}

    static List<Row> preview(ToolResult result, Words words) {
        if (result.details().get("refused").truth(false))
            return indented(Ink.WARNING, words.told(text(result)), SHOWN_FAILED, words);
        if (result.failed()) return indented(Ink.BAD, words.told(text(result)), SHOWN_FAILED, words);
        String diff = result.details().get("diff").text("");
        if (!diff.isBlank()) return diff(diff, words);
        String text = text(result);
        int most = result.details().has("todos") ? SHOWN_LIST : SHOWN;
        return indented(Ink.DIM, text.isEmpty() ? words.of("result.empty") : text, most, words);
    }

    /// All that was said, within reason.
    public static List<Row> whole(ToolResult result, Words words) {
        Ink ink = result.failed() ? Ink.BAD : Ink.PLAIN;
        String text = text(result);
        var rows = new ArrayList<>(indented(ink, text.isEmpty() ? words.of("result.empty") : text, SHOWN_WHOLE, words));
        String diff = result.details().get("diff").text("");
        if (!diff.isBlank()) rows.addAll(diff(diff, words));
        return rows;
    }

    private static String text(ToolResult result) {
        return Sanitiser.clean(result.text()).strip();
    }

    private static List<Row> indented(Ink ink, String text, int most, Words words) {
        List<String> lines = text.lines().toList();
        int shown = lines.size() <= most + 1 ? lines.size() : most;
        var rows = new ArrayList<Row>();
        for (int i = 0; i < shown; i++)
            rows.add(Row.of(Ink.DIM, i == 0 ? FIRST : NEXT)
                    .and(ink, Cells.cut(lines.get(i).stripTrailing(), 400))
                    .hanging(NEXT.length()));
        if (shown < lines.size()) rows.add(Row.of(Ink.DIM, NEXT + words.of("more.lines", lines.size() - shown)));
        return rows;
    }

    private static List<Row> diff(String diff, Words words) {
        var rows = new ArrayList<Row>();
        boolean header = diff.contains("@@");
        for (String line : Sanitiser.clean(diff).lines().toList()) {
            if (line.startsWith("@@")) header = false;
            if (header) continue;
            Ink ink = line.startsWith("+")
                    ? Ink.GOOD
                    : line.startsWith("-") ? Ink.BAD : line.startsWith("@@") ? Ink.ACCENT : Ink.DIM;
            rows.add(Row.of(ink, NEXT + line));
        }
        return Calls.shortened(rows, words);
    }

    /// What a command said last, as far as it is worth a line.
    static String tail(String before, String printed) {
        String text = before + printed;
        String recent = text.length() > 2_000 ? text.substring(text.length() - 2_000) : text;
        String trimmed = recent.stripTrailing();
        int start = Math.max(trimmed.lastIndexOf('\n'), trimmed.lastIndexOf('\r')) + 1;
        return recent.substring(start);
    }
}
