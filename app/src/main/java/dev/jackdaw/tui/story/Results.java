package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.diff.Diffs;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Steps;
import java.util.ArrayList;
import java.util.List;

/// How a call reads when it has its answer: a line with what became of it, and below it the beginning of its result, or
/// what it changed.
public final class Results {
    static final String FIRST = "  └ ";
    static final String NEXT = "    ";
    private static final int SHOWN = 4;
    private static final int SHOWN_FAILED = 8;
    private static final int SHOWN_CHANGE = 40;
    private static final int LONGEST = 400;
    private static final int LONGEST_TITLE = 240;
    private static final String INTERRUPTED = "[interrupted by the user]";

    private final Words words;
    private final Look look;

    Results(Words words, Look look) {
        this.words = words;
        this.look = look;
    }

    /// What became of a call.
    private enum Fate {
        DONE("● ", Ink.GOOD),
        FAILED("✗ ", Ink.BAD),
        REFUSED("⊘ ", Ink.WARNING),
        STOPPED("■ ", Ink.WARNING);

        private final String mark;
        private final Ink ink;

        Fate(String mark, Ink ink) {
            this.mark = mark;
            this.ink = ink;
        }

        static Fate of(ToolResult result) {
            if (result.details().get("refused").truth(false)) return REFUSED;
            if (!result.failed()) return DONE;
            return result.text().endsWith(INTERRUPTED) ? STOPPED : FAILED;
        }
    }

    /// A call and all that came of it.
    public static List<Row> whole(ToolCall call, ToolResult result, Words words) {
        var look = new Look(true, true, Look.Depth.FULL, new Display());
        return new Results(words, look).told(new Works.Done(call, 0), result, "");
    }

    /// @param known the change as it was shown when it was asked about, or empty
    List<Row> told(Works.Done done, ToolResult result, String known) {
        Fate fate = Fate.of(result);
        Row title = Calls.title(done.call(), fate.ink, fate.mark);
        if (look.depth() == Look.Depth.FOLDED) title = title.cut(LONGEST_TITLE);
        var parts = new ArrayList<String>();
        long exit = result.details().get("exitCode").number(0);
        if (exit != 0) parts.add(words.of("result.exit", exit));
        boolean change = fate == Fate.DONE && !change(result).isBlank();
        if (change && result.details().has("added"))
            parts.add("+" + result.details().get("added").number(0) + " −"
                    + result.details().get("removed").number(0));
        if (done.millis() > 0) parts.add(Numbers.seconds(done.millis()));
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(parts.isEmpty() ? title : title.and(Ink.DIM, " · " + String.join(" · ", parts)));
        if (!change) rows.addAll(preview(fate, result));
        else if (change(result).equals(known)) rows.add(Row.of(Ink.DIM, FIRST + words.of("result.known")));
        else rows.addAll(folded(Diffs.rows(change(result), look.detail(), words), SHOWN_CHANGE));
        return rows;
    }

    private String counted(long lines) {
        return words.counted("result.lines", lines, lines);
    }

    private static String change(ToolResult result) {
        return result.details().get("diff").text("");
    }

    private List<Row> preview(Fate fate, ToolResult result) {
        Json.Obj details = result.details();
        return switch (fate) {
            case REFUSED -> {
                String why = Sanitiser.line(words.told(details.get("why").text("")));
                yield why.isEmpty() || look.depth() == Look.Depth.FULL
                        ? lines(Ink.WARNING, words.told(text(result)), SHOWN_FAILED)
                        : lines(Ink.WARNING, words.of("result.refused", why), SHOWN_FAILED);
            }
            case STOPPED -> ending(Ink.DIM, (printed(result) + "\n" + words.of("call.stopped")).strip());
            case FAILED ->
                details.has("stdout")
                        ? ending(Ink.BAD, printed(result))
                        : lines(Ink.BAD, words.told(text(result)), SHOWN_FAILED);
            case DONE -> {
                if (details.has("todos") && look.depth() == Look.Depth.FOLDED)
                    yield Steps.of(result)
                            .map(steps -> lines(Ink.DIM, Steps.head(steps, words), 1))
                            .orElse(List.of());
                if (details.has("todos"))
                    yield Steps.of(result)
                            .map(steps -> Steps.rows(steps, words))
                            .orElse(List.of());
                if (details.has("numLines") && look.depth() == Look.Depth.FOLDED)
                    yield lines(Ink.DIM, counted(details.get("numLines").number(0)), 1);
                yield lines(Ink.DIM, details.has("stdout") ? printed(result) : text(result), SHOWN);
            }
        };
    }

    private static String text(ToolResult result) {
        return Sanitiser.clean(result.text()).strip();
    }

    /// What a command printed, without the word on how it ended, which is told in words of the interface.
    private static String printed(ToolResult result) {
        String text = text(result);
        int last = text.lastIndexOf('\n') + 1;
        return text.startsWith("[exit code ", last) || text.startsWith(INTERRUPTED, last)
                ? text.substring(0, last).strip()
                : text;
    }

    private List<Row> lines(Ink ink, String text, int most) {
        return folded(indented(ink, text), most);
    }

    private List<Row> indented(Ink ink, String text) {
        if (text.isEmpty()) return List.of(Row.of(Ink.DIM, FIRST + words.of("result.empty")));
        var rows = new ArrayList<Row>();
        boolean whole = look.depth() == Look.Depth.FULL;
        for (String line : text.lines().toList())
            rows.add(Row.of(Ink.DIM, rows.isEmpty() ? FIRST : NEXT)
                    .and(ink, whole ? line : Cells.cut(line.stripTrailing(), LONGEST))
                    .hanging(NEXT.length()));
        return rows;
    }

    /// The beginning, and how much is not shown; one line more is shown rather than counted.
    List<Row> folded(List<Row> rows, int most) {
        if (look.depth() == Look.Depth.FULL || rows.size() <= most + 1) return rows;
        var kept = new ArrayList<>(rows.subList(0, most));
        kept.add(Row.of(Ink.DIM, NEXT + look.more(rows.size() - most, words)));
        return kept;
    }

    /// The end: where a command failed it says why there.
    private List<Row> ending(Ink ink, String text) {
        List<Row> rows = indented(ink, text);
        if (look.depth() == Look.Depth.FULL || rows.size() <= SHOWN_FAILED + 1) return rows;
        var kept = new ArrayList<Row>();
        int left = rows.size() - SHOWN_FAILED;
        kept.add(Row.of(Ink.DIM, FIRST + look.more(left, words)));
        kept.addAll(rows.subList(left, rows.size()));
        return kept;
    }
}
