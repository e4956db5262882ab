package dev.jackdaw.tui.pager;

import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;

/// A place in a tale from which a screenful is shown, and the ways to others. What is not on the way is not laid out.
final class Pages {
    private final Tale tale;
    private final Leaves leaves;
    private int width = 80;
    private int room = 1;
    private int entry;
    private int line;
    private boolean following = true;

    Pages(Tale tale) {
        this.tale = tale;
        this.leaves = new Leaves(tale);
    }

    /// Shows that many lines of that many columns; what stands at the top stays there.
    void fit(int columns, int lines, Wanted wanted) {
        int row = empty() ? 0 : leaf().row(line);
        boolean other = columns != width;
        width = columns;
        room = Math.max(1, lines);
        leaves.set(columns, wanted);
        if (other && !empty() && row < leaf().starts().size())
            line = leaf().starts().get(row);
        settle();
    }

    private boolean empty() {
        return entry >= tale.size();
    }

    private Leaves.Leaf leaf() {
        return leaves.at(entry);
    }

    /// The entry at the top.
    int entry() {
        return entry;
    }

    /// Whether what comes is followed.
    boolean following() {
        return following;
    }

    void bottom() {
        following = true;
        settle();
    }

    void top() {
        to(0, 0);
    }

    /// Puts a line of an entry at the top, or as near to it as there is something to show.
    void to(int place, int at) {
        entry = place;
        line = at;
        following = false;
        settle();
    }

    /// Forward by lines, or back where negative.
    void scroll(int by) {
        following = false;
        if (by < 0) back(-by);
        else forward(by);
        settle();
    }

    private void forward(int by) {
        int left = by;
        while (left > 0 && !empty()) {
            int rest = leaf().height() - line;
            if (left < rest) {
                line += left;
                return;
            }
            left -= Math.max(0, rest);
            entry++;
            line = 0;
        }
    }

    private void back(int by) {
        int left = by;
        while (left > 0) {
            if (left <= line) {
                line -= left;
                return;
            }
            left -= line;
            line = 0;
            if (entry == 0) return;
            entry--;
            line = leaf().height();
        }
    }

    /// No further down than that the end stands at the bottom; there what comes is followed.
    private void settle() {
        int fromEntry = entry;
        int fromLine = line;
        entry = tale.size();
        line = 0;
        back(room);
        boolean beyond = fromEntry > entry || fromEntry == entry && fromLine >= line;
        following |= beyond;
        if (following) return;
        entry = fromEntry;
        line = fromLine;
        while (!empty() && line >= leaf().height()) {
            entry++;
            line = 0;
        }
    }

    /// What is to be seen.
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        int from = line;
        for (int place = entry; place < tale.size() && rows.size() < room; place++) {
            List<Row> lines = leaves.at(place).lines();
            rows.addAll(lines.subList(Math.min(from, lines.size()), Math.min(lines.size(), from + room - rows.size())));
            from = 0;
        }
        return rows;
    }

    /// Shows a place where it is not seen yet, a third below the top.
    void show(Search.Spot spot) {
        int at = leaves.line(spot.entry(), spot.row(), spot.at());
        if (seen(spot.entry(), at)) return;
        to(spot.entry(), at);
        if (!following) scroll(-room / 3);
    }

    private boolean seen(int place, int at) {
        if (place < entry || place == entry && at < line) return false;
        int below = -line;
        for (int before = entry; before < place; before++) {
            below += leaves.at(before).height();
            if (below >= room) return false;
        }
        return below + at < room;
    }

    /// The row at the top among those of its entry.
    int row() {
        return empty() ? 0 : leaf().row(line);
    }
}
