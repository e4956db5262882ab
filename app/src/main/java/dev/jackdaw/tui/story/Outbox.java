package dev.jackdaw.tui.story;

import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is told, in its order. Calls that only looked at something and follow one another are held back until something
/// else is told, and become one line: what is in the scrollback cannot be written anew.
final class Outbox {
    private static final Set<String> READS = Set.of("read", "read_file");
    private static final Set<String> SEARCHES = Set.of("grep", "glob", "ls", "list_files", "search");

    /// Columns of what they looked at.
    private static final int LONGEST = 160;

    /// @param rows how it is told alone
    private record Held(ToolCall call, List<Row> rows) {}

    private final Words words;
    private final List<Row> fresh = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    Outbox(Words words) {
        this.words = words;
    }

    void add(Row row) {
        release();
        fresh.add(row);
    }

    void addAll(List<Row> rows) {
        if (rows.isEmpty()) return;
        release();
        fresh.addAll(rows);
    }

    /// Whether a call only looked at something, and found it.
    static boolean looks(ToolCall call, ToolResult result) {
        return !result.failed() && (READS.contains(name(call)) || SEARCHES.contains(name(call)));
    }

    private static String name(ToolCall call) {
        return call.tool().toLowerCase(Locale.ROOT);
    }

    void hold(ToolCall call, List<Row> alone) {
        held.add(new Held(call, alone));
    }

    /// Nothing is held back any longer.
    void release() {
        fresh.addAll(held());
        held.clear();
    }

    /// What is held back, as it would be told now.
    List<Row> held() {
        if (held.isEmpty()) return List.of();
        if (held.size() == 1) return held.getFirst().rows();
        long reads =
                held.stream().filter(look -> READS.contains(name(look.call()))).count();
        var told = new ArrayList<String>();
        if (reads > 0) told.add(reads == 1 ? words.of("looked.read.one", reads) : words.of("looked.read", reads));
        if (reads < held.size()) told.add(searched(held.size() - reads, words));
        String names = String.join(
                ", ",
                held.stream().map(look -> Calls.subject(look.call())).distinct().toList());
        return List.of(
                Row.EMPTY,
                Row.of(Ink.GOOD, "● ").and(Ink.BOLD, String.join(" · ", told)).hanging(2),
                Row.of(Ink.DIM, Results.FIRST + Cells.cut(names, LONGEST)).hanging(4));
    }

    private static String searched(long count, Words words) {
        return count == 1 ? words.of("looked.searched.one", count) : words.of("looked.searched", count);
    }

    /// What came since this was last asked.
    List<Row> take() {
        List<Row> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
