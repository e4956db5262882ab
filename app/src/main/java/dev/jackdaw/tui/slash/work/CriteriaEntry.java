package dev.jackdaw.tui.slash.work;

import dev.jackdaw.goal.Goal;
import dev.jackdaw.session.Undertaking.Criterion;
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
import java.util.Optional;
import java.util.function.Consumer;

/// Where the criteria of a goal are entered, one in a line, `|||` before the command that checks it; an empty line ends
/// it. Backspace in an empty line takes the last one back; several lines may be pasted.
final class CriteriaEntry implements Overlay {
    private static final String MARK = "❯ ";

    private final String goal;
    private final Words words;
    private final Consumer<Optional<List<Criterion>>> then;
    private final List<String> lines = new ArrayList<>();
    private final Editor editor = new Editor();

    /// @param then gets what was entered; nothing where the user turned away
    CriteriaEntry(String goal, Words words, Consumer<Optional<List<Criterion>>> then) {
        this.goal = goal;
        this.words = words;
        this.then = then;
    }

    @Override
    public Standing press(Key key) {
        switch (key) {
            case Key.Named.ENTER -> {
                return entered();
            }
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> {
                then.accept(Optional.empty());
                return Standing.CLOSED;
            }
            case Key.Named.BACKSPACE -> {
                if (editor.empty() && !lines.isEmpty()) editor.set(lines.removeLast());
                else Strokes.edit(editor, key);
            }
            case Key.Pasted(var text) -> paste(text);
            case Key.Named _, Key.Typed _ -> Strokes.edit(editor, key);
        }
        return Standing.OPEN;
    }

    private Standing entered() {
        String line = editor.text().strip();
        if (line.isEmpty()) {
            then.accept(Optional.of(Goal.criteria(String.join("\n", lines))));
            return Standing.CLOSED;
        }
        if (!line.equals(Goal.BAR)) lines.add(line);
        editor.clear();
        return Standing.OPEN;
    }

    /// All but the last of several lines are entered.
    private void paste(String text) {
        List<String> pasted = text.lines().toList();
        for (String line : pasted.subList(0, Math.max(0, pasted.size() - 1))) {
            editor.type(line);
            if (!editor.text().isBlank()) entered();
        }
        if (!pasted.isEmpty()) editor.type(pasted.getLast());
    }

    @Override
    public Canvas.Live live(Canvas.Size size) {
        int width = size.columns() - 1;
        var rows = new ArrayList<Row>();
        rows.addAll(
                Row.of(Ink.BOLD, words.of("goal.entry", Sanitiser.line(goal))).wrap(width));
        int room = Math.max(1, size.lines() - rows.size() - 3);
        for (int i = Math.max(0, lines.size() - room); i < lines.size(); i++)
            rows.add(
                    Row.of("  " + (i + 1) + ". " + Sanitiser.line(lines.get(i))).cut(width));
        String before =
                Sanitiser.line(editor.raw().subSequence(0, editor.cursor()).toString());
        rows.add(Row.of(Ink.ACCENT, MARK)
                .and(Ink.PLAIN, Sanitiser.line(editor.text()))
                .cut(width));
        int row = rows.size() - 1;
        rows.add(Row.of(Ink.DIM, words.of("goal.entry.keys")).cut(width));
        return new Canvas.Live(rows, row, Math.min(width - 1, Cells.width(MARK) + Cells.width(before)));
    }
}
