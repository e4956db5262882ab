package dev.jackdaw.tui.complete;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Searches what was typed before: all that has the words typed, the newest first.
public final class Searching implements Overlay {
    private static final int SHOWN = 8;

    /// Characters of an entry that are shown.
    private static final int LONGEST = 500;

    /// @param folded what is searched
    private record Entry(String text, String folded) {}

    private final List<Entry> entries;
    private final Words words;
    private final Consumer<String> taken;
    private final Editor query = new Editor();
    private List<Entry> found;
    private int chosen;

    /// @param entries the newest first
    /// @param taken gets what is chosen; nothing where the user turns away
    public Searching(List<String> entries, Words words, Consumer<String> taken) {
        this.entries = entries.stream()
                .map(text -> new Entry(text, text.toLowerCase(Locale.ROOT)))
                .toList();
        this.found = this.entries;
        this.words = words;
        this.taken = taken;
    }

    @Override
    public Standing press(Key key) {
        switch (key) {
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> {
                return Standing.CLOSED;
            }
            case Key.Named.ENTER -> {
                if (!found.isEmpty()) taken.accept(found.get(chosen).text());
                return Standing.CLOSED;
            }
            case Key.Named.SEARCH_HISTORY, Key.Named.DOWN, Key.Named.TAB -> move(1);
            case Key.Named.UP, Key.Named.BACK_TAB -> move(-1);
            case Key.Named.PAGE_DOWN -> move(SHOWN);
            case Key.Named.PAGE_UP -> move(-SHOWN);
            case Key.Named _, Key.Typed _, Key.Pasted _ -> {
                if (Strokes.edit(query, key)) look();
            }
        }
        return Standing.OPEN;
    }

    private void move(int by) {
        chosen = Math.clamp(chosen + by, 0, Math.max(0, found.size() - 1));
    }

    private void look() {
        List<String> parts =
                List.of(query.text().toLowerCase(Locale.ROOT).strip().split("\\s+"));
        found = entries.stream()
                .filter(entry -> parts.stream().allMatch(entry.folded()::contains))
                .toList();
        chosen = 0;
    }

    @Override
    public Canvas.Live live(Canvas.Size size) {
        int width = size.columns() - 1;
        int shown = Math.min(found.size(), Math.clamp(size.lines() - 4L, 1, SHOWN));
        int first = Math.clamp(chosen - shown / 2L, 0, Math.max(0, found.size() - shown));
        var rows = new ArrayList<Row>();
        for (int i = first; i < first + shown; i++) rows.add(row(found.get(i).text(), i == chosen, width));
        String count = found.isEmpty() ? words.of("search.none") : (chosen + 1) + "/" + found.size();
        rows.add(Row.of(Ink.DIM, "  " + count + " · " + words.of("search.keys")).cut(width));
        String mark = words.of("search.history") + " ";
        String typed = Sanitiser.line(query.text());
        rows.add(Row.of(Ink.ACCENT, mark).and(Ink.PLAIN, typed).cut(width));
        String before =
                Sanitiser.line(query.raw().subSequence(0, query.cursor()).toString());
        int column = Math.min(width - 1, Cells.width(mark) + Cells.width(before));
        return new Canvas.Live(rows, rows.size() - 1, column);
    }

    /// All of it in one line; `⏎` where it has several.
    private static Row row(String text, boolean chosen, int width) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String line = Sanitiser.line(start.strip().replace("\n", " ⏎ "));
        return Row.of(chosen ? Ink.CHOSEN : Ink.PLAIN, (chosen ? "❯ " : "  ") + line)
                .cut(width);
    }
}
