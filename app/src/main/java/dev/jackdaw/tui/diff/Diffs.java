package dev.jackdaw.tui.diff;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A unified diff as lines for a person: numbers, marks, and in lines that changed the words that did.
public final class Diffs {
    private static final String INDENT = "    ";

    /// Lines less like each other than this did not become one another.
    private static final double ALIKE = 0.4;

    /// More lines than this are taken for changed in their order.
    private static final int MOST_MATCHED = 30;

    /// Columns of a line from which on only what is around its change is shown.
    private static final int LONG = 600;

    private static final int AROUND = 60;

    /// How much of a line is shown.
    public enum Detail {
        /// Every letter, and what cannot be seen is spelled out: for somebody who is to agree to it.
        LETTERS,
        /// Of a very long line what is around its change.
        CHANGE,
        /// The same, and of each file its name.
        NAMED
    }

    private final List<Hunks.Entry> entries;
    private final Detail detail;
    private final Words words;
    private final List<Row> rows = new ArrayList<>();
    private final List<Hunks.Entry> gone = new ArrayList<>();
    private final List<Hunks.Entry> came = new ArrayList<>();
    private final int digits;
    private final boolean mixed;
    private String file = "";
    private Code code = Code.of("");

    private Diffs(String diff, Detail detail, Words words) {
        this.entries = Hunks.of(diff);
        this.detail = detail;
        this.words = words;
        int highest = entries.stream().mapToInt(Hunks.Entry::number).max().orElse(0);
        this.digits = Integer.toString(highest).length();
        this.mixed = returned(true) && returned(false);
    }

    /// All lines of a diff.
    public static List<Row> rows(String diff, Detail detail, Words words) {
        return new Diffs(diff, detail, words).rows();
    }

    /// Whether a line has, or has not, a carriage return; one that has no end at all tells nothing.
    private boolean returned(boolean wanted) {
        for (int i = 0; i < entries.size(); i++) {
            Hunks.Entry entry = entries.get(i);
            boolean unended =
                    i + 1 < entries.size() && entries.get(i + 1).text().equals("\\");
            if (entry.number() > 0 && !unended && entry.returned() == wanted) return true;
        }
        return false;
    }

    private List<Row> rows() {
        boolean several = detail == Detail.NAMED
                || entries.stream()
                                .filter(each -> each.kind() == Hunks.Kind.FILE)
                                .count()
                        > 1;
        if (!mixed && returned(true)) note(words.of("diff.crlf"));
        for (int i = 0; i < entries.size(); i++) {
            Hunks.Entry entry = entries.get(i);
            switch (entry.kind()) {
                case OLD -> {
                    if (!came.isEmpty()) changed();
                    gone.add(entry);
                }
                case NEW -> came.add(entry);
                case NOTE -> {
                    if (entry.text().equals("\\") && i > 0) unended(entries.get(i - 1));
                    else told(entry);
                }
                case FILE -> {
                    changed();
                    file(entry, several);
                }
                case SAME, GAP -> told(entry);
            }
        }
        changed();
        return rows;
    }

    private void told(Hunks.Entry entry) {
        changed();
        switch (entry.kind()) {
            case SAME -> {
                String text = detail == Detail.LETTERS ? text(entry) : Cells.cut(text(entry), LONG);
                rows.add(line(entry, "  ", Ink.DIM).and(code.line(safe(text))));
            }
            case GAP -> {
                note("…");
                code = Code.of(file);
            }
            case NOTE, FILE, OLD, NEW -> note(safe(entry.text()));
        }
    }

    private void note(String text) {
        rows.add(Row.of(Ink.DIM, INDENT + text).hanging(INDENT.length()));
    }

    private void file(Hunks.Entry entry, boolean several) {
        String name = entry.text();
        file = name.startsWith("b/") ? name.substring(2) : name;
        code = Code.of(file);
        boolean deleted = name.startsWith("/dev/null");
        String kind = !entry.returned() ? "" : words.of(deleted ? "diff.deleted" : "diff.new");
        if (several && !deleted)
            rows.add(Row.of(Ink.BOLD, INDENT + safe(file)).and(Ink.DIM, kind.isEmpty() ? "" : " · " + kind));
        else if (!kind.isEmpty()) note(kind);
    }

    /// A word that the line before has no end stands where that line does.
    private void unended(Hunks.Entry before) {
        List<Hunks.Entry> lines = before.kind() == Hunks.Kind.OLD ? gone : came;
        var note = new Hunks.Entry(Hunks.Kind.NOTE, 0, words.of("diff.unended"), false);
        if (before.kind() == Hunks.Kind.OLD || before.kind() == Hunks.Kind.NEW) lines.add(note);
        else told(note);
    }

    private void changed() {
        int[] pairs = pairs();
        var marked = new WordDiff[came.size()];
        for (int i = 0; i < gone.size(); i++) {
            if (pairs[i] >= 0) marked[pairs[i]] = WordDiff.of(text(gone.get(i)), text(came.get(pairs[i])));
            List<WordDiff.Piece> pieces = pairs[i] < 0 ? whole(gone.get(i)) : marked[pairs[i]].before();
            put(gone.get(i), "- ", pieces);
        }
        for (int i = 0; i < came.size(); i++)
            put(came.get(i), "+ ", marked[i] == null ? whole(came.get(i)) : marked[i].after());
        gone.clear();
        came.clear();
    }

    private List<WordDiff.Piece> whole(Hunks.Entry entry) {
        return List.of(new WordDiff.Piece(text(entry), WordDiff.Fate.KEPT));
    }

    /// Which new line took the place of each old one: the first after the one before that is like it.
    private int[] pairs() {
        var pairs = new int[gone.size()];
        Arrays.fill(pairs, -1);
        boolean matched = gone.size() <= MOST_MATCHED && came.size() <= MOST_MATCHED;
        int next = 0;
        for (int i = 0; i < gone.size() && next < came.size(); i++) {
            int last = matched ? came.size() : Math.min(came.size(), i + 1);
            for (int j = matched ? next : i; j < last; j++) {
                if (!alike(gone.get(i), came.get(j))) continue;
                pairs[i] = j;
                next = j + 1;
                break;
            }
        }
        return pairs;
    }

    private boolean alike(Hunks.Entry one, Hunks.Entry other) {
        if (one.number() == 0 || other.number() == 0) return false;
        return WordDiff.of(text(one), text(other)).likeness() >= ALIKE;
    }

    /// A carriage return is told where not all lines have one.
    private String text(Hunks.Entry entry) {
        return entry.text() + (mixed && entry.returned() ? "\\r" : "");
    }

    private Row line(Hunks.Entry entry, String mark, Ink ink) {
        String number = entry.number() == 0 ? "" : Integer.toString(entry.number());
        return Row.of(Ink.DIM, INDENT + " ".repeat(digits - number.length()) + number + " ")
                .and(ink, mark)
                .hanging(INDENT.length() + digits + 3);
    }

    private void put(Hunks.Entry entry, String mark, List<WordDiff.Piece> pieces) {
        if (entry.kind() == Hunks.Kind.NOTE) {
            String indent = INDENT + " ".repeat(digits + 1);
            rows.add(Row.of(Ink.DIM, indent + "\\ " + entry.text()).hanging(indent.length() + 2));
            return;
        }
        boolean old = entry.kind() == Hunks.Kind.OLD;
        Row row = line(entry, mark, old ? Ink.REMOVED : Ink.ADDED);
        for (WordDiff.Piece piece : detail == Detail.LETTERS ? pieces : shortened(pieces)) {
            boolean kept = piece.fate() == WordDiff.Fate.KEPT;
            Ink ink = old ? (kept ? Ink.REMOVED : Ink.REMOVED_WORD) : kept ? Ink.ADDED : Ink.ADDED_WORD;
            String text = safe(kept ? piece.text() : piece.text().replace("\t", "→   "));
            row = row.and(ink, text);
        }
        rows.add(row);
    }

    private String safe(String text) {
        return (detail == Detail.LETTERS ? Sanitiser.escaped(text) : Sanitiser.clean(text)).replace('\n', ' ');
    }

    /// Of a line that is very long, what changed and what is beside it.
    private static List<WordDiff.Piece> shortened(List<WordDiff.Piece> pieces) {
        int length = pieces.stream().mapToInt(piece -> piece.text().length()).sum();
        if (length <= LONG) return pieces;
        if (pieces.size() == 1)
            return List.of(new WordDiff.Piece(
                    Cells.cut(pieces.getFirst().text(), LONG), pieces.getFirst().fate()));
        var kept = new ArrayList<WordDiff.Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            String text = pieces.get(i).text();
            boolean same = pieces.get(i).fate() == WordDiff.Fate.KEPT;
            if (same && text.length() > 2 * AROUND) {
                String head = i == 0 ? "" : text.substring(0, Cells.next(text, AROUND - 1));
                String tail =
                        i == pieces.size() - 1 ? "" : text.substring(Cells.previous(text, text.length() - AROUND));
                text = head + "…" + tail;
            }
            kept.add(new WordDiff.Piece(text, pieces.get(i).fate()));
        }
        return kept;
    }
}
