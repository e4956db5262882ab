package dev.jackdaw.tui.pager;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The entries of a tale laid out in lines of a width, as they are needed; those looked at last are kept.
final class Leaves {
    /// Lines kept, of all entries together.
    private static final int MOST = 20_000;

    /// An entry in lines.
    ///
    /// @param starts for each of its rows the line it begins with
    record Leaf(List<Row> lines, List<Integer> starts) {
        int height() {
            return lines.size();
        }

        /// The row a line belongs to.
        int row(int line) {
            int row = 0;
            while (row + 1 < starts.size() && starts.get(row + 1) <= line) row++;
            return row;
        }
    }

    private final Tale tale;
    private final Map<Integer, Leaf> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int lines;
    private int width;
    private Wanted wanted = Wanted.NOTHING;

    Leaves(Tale tale) {
        this.tale = tale;
    }

    /// Lays out for that width from now on, with what is looked for marked.
    void set(int width, Wanted wanted) {
        if (width == this.width && wanted.equals(this.wanted)) return;
        this.width = width;
        this.wanted = wanted;
        kept.clear();
        lines = 0;
    }

    Leaf at(int place) {
        Leaf known = kept.get(place);
        if (known != null) return known;
        Leaf leaf = laid(tale.rows(place));
        kept.put(place, leaf);
        lines += leaf.height();
        Iterator<Leaf> oldest = kept.values().iterator();
        while (lines > MOST && kept.size() > 1) {
            lines -= oldest.next().height();
            oldest.remove();
        }
        return leaf;
    }

    private Leaf laid(List<Row> rows) {
        var all = new ArrayList<Row>();
        var starts = new ArrayList<Integer>();
        for (Row row : rows) {
            starts.add(all.size());
            all.addAll((wanted.nothing() ? row : wanted.mark(row)).wrap(width));
        }
        return new Leaf(all, starts);
    }

    /// The line of an entry in which what is looked for begins.
    int line(int place, int row, int at) {
        Row marked = wanted.mark(tale.rows(place).get(row), List.of(at));
        List<Row> wrapped = marked.wrap(width);
        for (int i = 0; i < wrapped.size(); i++)
            if (wrapped.get(i).pieces().stream().anyMatch(piece -> piece.ink() == Ink.FOUND))
                return at(place).starts().get(row) + i;
        return at(place).starts().get(row);
    }
}
