package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.pager.Pager;
import dev.jackdaw.tui.pager.Sheet;
import dev.jackdaw.tui.pager.Telling;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.terminal.Mode;
import dev.jackdaw.tui.terminal.Tty;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The transcript view on the alternate screen, while it is open.
final class Reading {
    /// Keys that follow the one that closed it may be meant for it still, in milliseconds.
    private static final long BREATH = 500;

    private final Tty tty;
    private final Words words;
    private Theme theme;
    private Optional<Pager> pager = Optional.empty();
    private Sheet sheet = new Sheet();
    private long closedAt = -BREATH;

    /// Whether what is shown is the session, and grows with it.
    private boolean growing;

    Reading(Tty tty, Words words, Theme theme) {
        this.tty = tty;
        this.words = words;
        this.theme = theme;
    }

    boolean open() {
        return pager.isPresent();
    }

    /// Whether it was left just now.
    boolean fresh(long now) {
        return now - closedAt < BREATH;
    }

    void wear(Theme other) {
        theme = other;
    }

    void show(LiveSession live) {
        show(live, live.session().lines());
        growing = true;
    }

    /// Shows a log that stays as it is.
    ///
    /// @param live whose folder of long results it goes by
    void show(LiveSession live, List<Line> lines) {
        var telling = new Telling(words, ZoneId.systemDefault(), live.site().spool(), Telling.Looks.STYLED);
        var other = new Pager(telling, words);
        other.grow(lines);
        growing = false;
        pager = Optional.of(other);
        sheet = new Sheet();
        tty.hold(Mode.ALTERNATE);
    }

    /// Takes in what has come.
    void grow(Session session) {
        if (growing && pager.isPresent()) pager.get().grow(session.lines());
    }

    void press(Key key, long now) {
        if (key == Key.Named.REDRAW) forget();
        else if (pager.isPresent() && pager.get().press(key) == Overlay.Standing.CLOSED) {
            closedAt = now;
            close();
        }
    }

    /// The next frame draws all of it anew.
    void forget() {
        sheet = new Sheet();
    }

    /// @param asked whether the gate waits for an answer
    void draw(Canvas.Size size, boolean asked) {
        if (pager.isEmpty()) return;
        if (asked) pager.get().tell(words.of("pager.asked"));
        String bytes = sheet.frame(pager.get().live(size), size, theme);
        if (!bytes.isEmpty()) tty.signal(bytes);
    }

    void close() {
        if (pager.isEmpty()) return;
        pager = Optional.empty();
        tty.release(Mode.ALTERNATE);
    }
}
