package dev.jackdaw.tui.welcome;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Keys;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.terminal.Tty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks on a screen, one question at a time below those that were answered.
///
/// It reads the standard input itself: a [dev.jackdaw.tui.terminal.Keyboard] closes it in the end, and the session
/// wants
/// it afterwards.
final class Drawn implements Asker {
    private static final int MOST = 1_024;
    /// How long an Escape may be the beginning of something, in milliseconds.
    private static final int ESCAPE = 50;

    private final Words words;
    private final Tty tty;
    private final InputStream in;
    private final Canvas canvas;
    private final Keys keys = new Keys();
    private final List<Row> fresh = new ArrayList<>();
    private Iterator<Key> read = List.<Key>of().iterator();

    Drawn(Words words, Tty tty, Theme theme, InputStream in) {
        this.words = words;
        this.tty = tty;
        this.in = in;
        this.canvas = new Canvas(theme, Canvas.Narrowing.of(System.getenv()));
    }

    @Override
    public OptionalInt choose(String title, List<Choice.Option> options, int first) {
        var taken = new ArrayList<OptionalInt>();
        put(new Choice(title, options, first, words, taken::add));
        return taken.isEmpty() ? OptionalInt.empty() : taken.getFirst();
    }

    @Override
    public Optional<String> secret(String title) {
        var typed = new Hidden(title);
        put(typed);
        return typed.given ? Optional.of(typed.editor.text()) : Optional.empty();
    }

    @Override
    public void show(Row row) {
        fresh.add(row);
    }

    /// Takes the last question off the screen.
    void end() {
        draw(Canvas.Live.NONE);
        tty.draw(canvas.erase(), "");
    }

    /// Shows it until it has been answered, or nobody is there any more.
    private void put(Overlay overlay) {
        Overlay.Standing standing = Overlay.Standing.OPEN;
        while (standing == Overlay.Standing.OPEN) {
            draw(overlay.live(tty.size()));
            Optional<Key> key = next();
            if (key.isEmpty()) return;
            standing = overlay.press(key.get());
        }
    }

    private void draw(Canvas.Live live) {
        String bytes = canvas.frame(fresh, live, tty.size());
        fresh.clear();
        if (!bytes.isEmpty()) tty.draw(bytes, canvas.undo());
    }

    private Optional<Key> next() {
        try {
            byte[] bytes = new byte[MOST];
            while (!read.hasNext()) {
                if (keys.waits() > 0 && !more()) read = keys.settle().iterator();
                else {
                    int count = in.read(bytes);
                    if (count <= 0) return Optional.empty();
                    read = keys.read(new String(bytes, 0, count, StandardCharsets.UTF_8))
                            .iterator();
                }
            }
            return Optional.of(read.next());
        } catch (IOException gone) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean more() throws IOException, InterruptedException {
        for (int waited = 0; waited < ESCAPE && in.available() == 0; waited += 10) Thread.sleep(10);
        return in.available() > 0;
    }

    /// A line whose text is shown as dots.
    private static final class Hidden implements Overlay {
        private final String title;
        private final Editor editor = new Editor();
        private boolean given;

        Hidden(String title) {
            this.title = title;
        }

        @Override
        public Standing press(Key key) {
            if (key == Key.Named.ENTER) given = true;
            if (given || key == Key.Named.ESCAPE || key == Key.Named.INTERRUPT) return Standing.CLOSED;
            if (key instanceof Key.Pasted(var text)) editor.type(text.strip());
            else Strokes.edit(editor, key);
            return Standing.OPEN;
        }

        @Override
        public Canvas.Live live(Canvas.Size size) {
            int width = size.columns() - 1;
            List<Row> rows = new ArrayList<>(Row.of(Ink.BOLD, title).wrap(width));
            String dots = "•".repeat(Math.min(editor.text().length(), width - 2));
            rows.add(Row.of(Ink.ACCENT, "> ").and(Ink.PLAIN, dots));
            return new Canvas.Live(rows, rows.size() - 1, 2 + dots.length());
        }
    }
}
