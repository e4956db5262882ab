package dev.jackdaw.tui.stage;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// One of several things, to be chosen by the user: with arrows and Enter, by its number, or by typing a part of it.
public final class Choice implements Overlay {
    /// Things shown at once.
    private static final int SHOWN = 8;

    /// One thing.
    ///
    /// @param detail what is said about it, or empty
    public record Option(String label, String detail) {
        boolean has(String part) {
            return (label + " " + detail).toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }
    }

    /// What becomes of it: the place of what was chosen among the options, or nothing where the user turned away.
    @FunctionalInterface
    public interface Taken {
        void by(OptionalInt place);
    }

    private final String title;
    private final List<Option> options;
    private final Taken taken;
    private final Words words;
    private final Editor filter = new Editor();
    private int chosen;

    /// @param first the place of what is chosen at first
    public Choice(String title, List<Option> options, int first, Words words, Taken taken) {
        this.title = title;
        this.options = List.copyOf(options);
        this.chosen = first;
        this.words = words;
        this.taken = taken;
    }

    public String title() {
        return title;
    }

    public List<Option> options() {
        return options;
    }

    /// Tells who waits for it what was chosen.
    public void take(OptionalInt place) {
        taken.by(place);
    }

    /// The places of those that have what was typed.
    private List<Integer> left() {
        String part = filter.text().strip();
        return IntStream.range(0, options.size())
                .filter(i -> options.get(i).has(part))
                .boxed()
                .toList();
    }

    @Override
    public Standing press(Key key) {
        List<Integer> left = left();
        switch (key) {
            case Key.Named.UP, Key.Named.BACK_TAB -> move(left, -1);
            case Key.Named.DOWN, Key.Named.TAB -> move(left, 1);
            case Key.Named.ENTER -> {
                if (!left.isEmpty()) return done(OptionalInt.of(left.contains(chosen) ? chosen : left.getFirst()));
            }
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> {
                return done(OptionalInt.empty());
            }
            case Key.Typed(var text)
            when numbered(text) -> {
                return done(OptionalInt.of(text.charAt(0) - '1'));
            }
            case Key.Named _, Key.Typed _, Key.Pasted _ -> type(key);
        }
        return Standing.OPEN;
    }

    private boolean numbered(String text) {
        if (!filter.empty() || text.length() != 1 || options.size() > 9) return false;
        int number = text.charAt(0) - '0';
        return number >= 1 && number <= options.size();
    }

    private Standing done(OptionalInt place) {
        taken.by(place);
        return Standing.CLOSED;
    }

    private void type(Key key) {
        Strokes.edit(filter, key);
        List<Integer> left = left();
        if (!left.isEmpty() && !left.contains(chosen)) chosen = left.getFirst();
    }

    private void move(List<Integer> left, int by) {
        if (left.isEmpty()) return;
        chosen = left.get(Math.floorMod(left.indexOf(chosen) + by, left.size()));
    }

    @Override
    public Canvas.Live live(Canvas.Size size) {
        int width = size.columns() - 1;
        List<Integer> left = left();
        var rows = new ArrayList<Row>();
        rows.addAll(Row.of(Ink.BOLD, title).wrap(width));
        int most = Math.clamp(size.lines() - 4L, 1, SHOWN);
        int first = Math.clamp(left.indexOf(chosen) - most / 2L, 0, Math.max(0, left.size() - most));
        int row = rows.size();
        for (int i = first; i < Math.min(left.size(), first + most); i++) {
            if (left.get(i) == chosen) row = rows.size();
            rows.add(row(left.get(i)).cut(width));
        }
        if (left.size() > most)
            rows.add(Row.of(Ink.DIM, "  … " + words.of("choice.all", left.size()))
                    .cut(width));
        String typed = Sanitiser.line(filter.text());
        rows.add(Row.of(Ink.DIM, typed.isEmpty() ? words.of("choice.keys") : "/" + typed)
                .cut(width));
        return new Canvas.Live(rows, row, 0);
    }

    private Row row(int place) {
        Option option = options.get(place);
        boolean here = place == chosen;
        String number = options.size() > 9 ? "" : (place + 1) + ". ";
        Row row = Row.of(here ? Ink.CHOSEN : Ink.PLAIN, (here ? "❯ " : "  ") + number + Sanitiser.line(option.label()));
        return option.detail().isEmpty() ? row : row.and(Ink.DIM, "  " + Sanitiser.line(option.detail()));
    }
}
