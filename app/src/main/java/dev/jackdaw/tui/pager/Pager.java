package dev.jackdaw.tui.pager;

import dev.jackdaw.session.Line;
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

/// The transcript view: what keys do in it, and how it looks. It opens at the end and follows what comes while it
/// stands there.
public final class Pager implements Overlay {
    /// Characters looked for at most.
    private static final int LONGEST = 200;

    private final Tale tale;
    private final Telling telling;
    private final Words words;
    private final Pages pages;
    private final Search search;
    private final StringBuilder typed = new StringBuilder();
    private Wanted wanted = Wanted.NOTHING;
    private Optional<Search.Spot> spot = Optional.empty();
    private Canvas.Size size = Canvas.Size.USUAL;
    private String notice = "";
    /// What a search is being typed for: `/`, `?`, or nothing.
    private String asking = "";
    private boolean forward = true;

    public Pager(Telling telling, Words words) {
        this.tale = new Tale(telling);
        this.telling = telling;
        this.words = words;
        this.pages = new Pages(tale);
        this.search = new Search(tale);
    }

    /// Takes in what has come to the log.
    public void grow(List<Line> lines) {
        tale.grow(lines);
    }

    /// Says something in place of the status until the next key.
    public void tell(String text) {
        notice = text;
    }

    @Override
    public Standing press(Key key) {
        notice = "";
        if (!asking.isEmpty()) return ask(key);
        switch (key) {
            case Key.Typed(var text) -> {
                for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                    if (text.charAt(at) == 'q') return Standing.CLOSED;
                    letter(text.charAt(at));
                    if (asking.isEmpty()) continue;
                    typed.append(text, at + 1, text.length());
                    break;
                }
            }
            case Key.Named.ESCAPE, Key.Named.INTERRUPT, Key.Named.TRANSCRIPT, Key.Named.END_OF_INPUT -> {
                return Standing.CLOSED;
            }
            case Key.Named named -> move(named);
            case Key.Pasted _ -> {}
        }
        return Standing.OPEN;
    }

    private void move(Key.Named key) {
        int page = Math.max(1, room() - 1);
        spot = Optional.empty();
        switch (key) {
            case UP -> pages.scroll(-1);
            case DOWN, ENTER -> pages.scroll(1);
            case PAGE_UP -> pages.scroll(-page);
            case PAGE_DOWN -> pages.scroll(page);
            case HOME, START -> pages.top();
            case END, FINISH -> pages.bottom();
            default -> {}
        }
    }

    private void letter(char letter) {
        switch (letter) {
            case 'j' -> move(Key.Named.DOWN);
            case 'k' -> move(Key.Named.UP);
            case ' ', 'f' -> move(Key.Named.PAGE_DOWN);
            case 'b' -> move(Key.Named.PAGE_UP);
            case 'd' -> pages.scroll(room() / 2);
            case 'u' -> pages.scroll(-room() / 2);
            case 'g' -> move(Key.Named.HOME);
            case 'G' -> move(Key.Named.END);
            case '/', '?' -> asking = String.valueOf(letter);
            case 'n' -> find(forward);
            case 'N' -> find(!forward);
            case ']' -> tale.nextStart(pages.entry()).ifPresent(place -> pages.to(place, 0));
            case '[' -> earlier();
            default -> {}
        }
    }

    private void earlier() {
        int start = tale.start(pages.entry());
        boolean there = start == pages.entry() && pages.row() == 0;
        pages.to(there ? tale.start(Math.max(0, start - 1)) : start, 0);
    }

    private Standing ask(Key key) {
        switch (key) {
            case Key.Typed(var text) -> typed.append(text, 0, Math.min(text.length(), LONGEST - typed.length()));
            case Key.Pasted(var text) -> {
                String line = Sanitiser.line(text);
                typed.append(line, 0, Math.min(line.length(), LONGEST - typed.length()));
            }
            case Key.Named.BACKSPACE -> {
                if (typed.isEmpty()) asking = "";
                else typed.setLength(Cells.previous(typed, typed.length()));
            }
            case Key.Named.KILL_TO_START -> typed.setLength(0);
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> stopAsking();
            case Key.Named.ENTER -> {
                forward = asking.equals("/");
                if (!typed.isEmpty()) wanted = new Wanted(typed.toString());
                stopAsking();
                spot = Optional.empty();
                find(forward);
            }
            case Key.Named _ -> {}
        }
        return Standing.OPEN;
    }

    private void stopAsking() {
        asking = "";
        typed.setLength(0);
    }

    private void find(boolean ahead) {
        if (wanted.nothing()) return;
        pages.fit(width(), room(), wanted);
        Search.Spot from = spot.orElseGet(() -> start(ahead));
        Optional<Search.Spot> found = ahead ? search.next(wanted, from) : search.previous(wanted, from);
        if (found.isEmpty()) notice = words.of("pager.nothing", Sanitiser.line(wanted.text()));
        else {
            spot = found;
            pages.show(found.get());
        }
    }

    /// Where a new search begins: at the top of what is seen; at the end, with what comes round first.
    private Search.Spot start(boolean ahead) {
        int last = Math.max(0, tale.size() - 1);
        if (!pages.following()) return new Search.Spot(Math.min(pages.entry(), last), pages.row(), -1);
        return ahead ? Search.Spot.BEFORE_ALL : new Search.Spot(last, Integer.MAX_VALUE, 0);
    }

    private int room() {
        return Math.max(1, size.lines() - 1);
    }

    private int width() {
        return size.columns() - 1;
    }

    @Override
    public Canvas.Live live(Canvas.Size now) {
        size = now;
        pages.fit(width(), room(), wanted);
        var rows = new ArrayList<>(pages.rows());
        while (rows.size() < room()) rows.add(Row.EMPTY);
        Row foot = foot().cut(width());
        rows.add(foot);
        return new Canvas.Live(rows, rows.size() - 1, asking.isEmpty() ? 0 : Math.min(foot.width(), width() - 1));
    }

    private Row foot() {
        if (!asking.isEmpty()) return Row.of(Ink.ACCENT, asking).and(Ink.PLAIN, Sanitiser.line(typed.toString()));
        if (!notice.isEmpty()) return Row.of(Ink.WARNING, notice);
        if (tale.size() == 0) return Row.of(Ink.DIM, words.of("pager.keys"));
        int entry = Math.min(pages.entry(), tale.size() - 1);
        String where = words.of("pager.at", tale.turn(pages.following() ? tale.size() - 1 : entry), tale.turns());
        String end = pages.following() ? words.of("pager.end") : telling.clock(tale.at(entry));
        return Row.of(Ink.CHOSEN, where).and(Ink.DIM, " · " + end + " · " + words.of("pager.keys"));
    }

    /// Everything, from the beginning.
    public static List<Row> all(List<Line> lines, Telling telling) {
        var tale = new Tale(telling);
        tale.grow(lines);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < tale.size(); i++) rows.addAll(tale.rows(i));
        return rows;
    }
}
