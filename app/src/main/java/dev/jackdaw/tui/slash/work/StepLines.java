package dev.jackdaw.tui.slash.work;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Layout;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The steps of a plan being edited, one a line.
final class StepLines implements Overlay {
    private final Editor editor = new Editor();
    private final Words words;
    private final Consumer<List<String>> taken;

    /// @param taken gets the lines where the user takes them
    StepLines(List<String> lines, Words words, Consumer<List<String>> taken) {
        this.words = words;
        this.taken = taken;
        editor.set(String.join("\n", lines));
    }

    @Override
    public Standing press(Key key) {
        switch (key) {
            case Key.Named.ENTER -> {
                taken.accept(editor.text().lines().toList());
                return Standing.CLOSED;
            }
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> {
                return Standing.CLOSED;
            }
            case Key.Named.ALT_ENTER -> editor.type("\n");
            case Key.Named.UP -> editor.up();
            case Key.Named.DOWN -> editor.down();
            case Key.Named _, Key.Typed _, Key.Pasted _ -> Strokes.edit(editor, key);
        }
        return Standing.OPEN;
    }

    @Override
    public Canvas.Live live(Canvas.Size size) {
        int width = size.columns() - 1;
        Layout layout = Layout.of(editor, width, words).window(Math.max(1, size.lines() - 4));
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.BOLD, words.of("plan.editing")).cut(width));
        rows.addAll(layout.rows());
        rows.add(Row.of(Ink.DIM, words.of("plan.editing.keys")).cut(width));
        return new Canvas.Live(rows, 1 + layout.row(), layout.column());
    }
}
