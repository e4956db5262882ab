package dev.jackdaw.tui.slash;

import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Meter;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What fills a model's window, for a person: in a box where a screen has room for one.
public final class Filling {
    private static final int CELLS = 10;
    private static final int WIDEST = 76;

    /// A screen narrower than that gets neither frame nor shares.
    private static final int ROOMY = 34;

    /// Columns of a number of tokens, and of a share.
    private static final int TOKENS = 8;

    private static final int SHARE = 6;
    private static final int MOST_SOURCES = 4;
    private static final String FRAME = "│";

    /// Parts that have words of their own; others are shown by their names.
    private static final Set<String> NAMED = Set.of(
            "identity",
            "workspace",
            "instructions",
            "skills",
            "memory",
            "appended",
            "system",
            "summary",
            "pinned",
            "instructed",
            "recalled",
            "reminders",
            "hooks",
            "user",
            "assistant",
            "calls",
            "results");

    private final Breakdown now;
    private final Path directory;
    private final Words words;
    private final int width;
    private final List<Row> rows = new ArrayList<>();

    private Filling(Breakdown now, Path directory, Words words, int width) {
        this.now = now;
        this.directory = directory;
        this.words = words;
        this.width = width;
    }

    /// As wide as a screen of so many columns allows.
    ///
    /// @param directory the folder worked in: sources below it are named from there
    static List<Row> box(Breakdown now, Path directory, Words words, int columns) {
        int room = Math.min(columns - 1, WIDEST);
        if (room < ROOMY) return lines(now, directory, words, room);
        String title = Cells.cut(" " + words.of("context.title") + " · " + Sanitiser.line(now.model()) + " ", room - 4);
        var box = new ArrayList<Row>();
        box.add(Row.of(Ink.DIM, "╭─" + title + "─".repeat(room - 3 - Cells.width(title)) + "╮"));
        for (Row row : lines(now, directory, words, room - 4))
            box.add(Row.of(Ink.DIM, FRAME + " ")
                    .and(row)
                    .and(Ink.PLAIN, " ".repeat(room - 4 - row.width()))
                    .and(Ink.DIM, " " + FRAME));
        box.add(Row.of(Ink.DIM, "╰" + "─".repeat(room - 2) + "╯"));
        return box;
    }

    /// Without a frame, and no line wider than that.
    public static List<Row> lines(Breakdown now, Path directory, Words words, int width) {
        var filling = new Filling(now, directory, words, width);
        filling.head();
        filling.parts();
        filling.foot();
        return filling.rows.stream().map(row -> row.cut(width)).toList();
    }

    private void head() {
        long used = now.used();
        Ink ink = Meter.ink(used, now.limit());
        String share = Meter.percent(used, now.limit()) + " %";
        Row bar = Row.of(ink, Meter.bar(used, now.limit(), Math.min(CELLS, Math.max(1, width - SHARE))) + " " + share);
        Row told = Row.of(words.of("context.used", Numbers.count(used), Numbers.brief(now.limit())));
        if (bar.width() + 2 + told.width() <= width)
            rows.add(bar.and(Ink.PLAIN, "  ").and(told));
        else rows.addAll(List.of(bar, told));
        if (now.window() == 0)
            rows.addAll(Row.of(Ink.DIM, words.of("context.assumed")).wrap(width));
        rows.add(Row.EMPTY);
    }

    private void parts() {
        group("context.system", now.sections());
        row(Ink.BOLD, words.of("context.tools"), now.tools());
        group("context.messages", now.messages());
    }

    private void group(String title, List<Breakdown.Row> parts) {
        row(
                Ink.BOLD,
                words.of(title),
                parts.stream().mapToLong(Breakdown.Row::tokens).sum());
        for (Breakdown.Row part : parts) {
            String name =
                    NAMED.contains(part.name()) ? words.of("context." + part.name()) : Sanitiser.line(part.name());
            row(Ink.PLAIN, "  " + name, part.tokens());
            sources(part.sources());
            if (part.left() > 0) rows.add(Row.of(Ink.WARNING, "    " + words.of("context.left", part.left())));
        }
    }

    private void sources(List<String> sources) {
        int shown = sources.size() <= MOST_SOURCES ? sources.size() : MOST_SOURCES - 1;
        for (String source : sources.subList(0, shown)) rows.add(Row.of(Ink.DIM, "    " + end(shortened(source))));
        if (shown < sources.size()) rows.add(Row.of(Ink.DIM, "    … +" + (sources.size() - shown)));
    }

    private String shortened(String source) {
        String below = directory + "/";
        return Sanitiser.line(source.startsWith(below) ? source.substring(below.length()) : source);
    }

    /// The end of a path tells more than its beginning.
    private String end(String path) {
        int room = width - 4;
        if (Cells.width(path) <= room) return path;
        int at = path.length();
        for (int left = room - 1; at > 0; ) {
            int before = Cells.previous(path, at);
            left -= Cells.width(path.substring(before, at));
            if (left < 0) break;
            at = before;
        }
        return "…" + path.substring(at);
    }

    private void foot() {
        rows.add(Row.EMPTY);
        row(Ink.PLAIN, words.of("context.reserve"), now.reserve());
        row(Ink.PLAIN, words.of("context.remaining"), now.remaining());
        rows.add(Row.of(
                        levelled(now.level()),
                        words.of("context.pressure", words.of("context.pressure." + now.level())))
                .and(Ink.DIM, words.of("context.level", now.level())));
    }

    private static Ink levelled(int level) {
        if (level == 0) return Ink.GOOD;
        return level < 3 ? Ink.WARNING : Ink.BAD;
    }

    private void row(Ink ink, String name, long tokens) {
        String count = Numbers.count(tokens);
        String share = tokens > 0 && 200 * tokens < now.limit() ? "<1 %" : Meter.percent(tokens, now.limit()) + " %";
        String numbers = " ".repeat(Math.max(1, TOKENS - count.length())) + count;
        if (width >= ROOMY - 4) numbers += " ".repeat(Math.max(1, SHARE - share.length())) + share;
        String label = Cells.cut(name, Math.max(1, width - numbers.length()));
        int gap = Math.max(0, width - Cells.width(label) - numbers.length());
        rows.add(Row.of(ink, label).and(Ink.PLAIN, " ".repeat(gap) + numbers));
    }
}
