package dev.jackdaw.tui.pager;

import dev.jackdaw.tui.screen.Row;
import java.util.List;
import java.util.Optional;

/// Looks through a tale, entry by entry and round its ends.
final class Search {
    private final Tale tale;

    Search(Tale tale) {
        this.tale = tale;
    }

    /// Where something stands.
    ///
    /// @param row among the rows of the entry
    /// @param at the character in that row
    record Spot(int entry, int row, int at) {
        static final Spot BEFORE_ALL = new Spot(0, 0, -1);
    }

    /// The first place after that one.
    Optional<Spot> next(Wanted wanted, Spot from) {
        for (int i = 0; i <= tale.size(); i++) {
            int entry = (from.entry() + i) % Math.max(1, tale.size());
            if (entry >= tale.size()) return Optional.empty();
            List<Row> rows = tale.rows(entry);
            for (int row = i == 0 ? from.row() : 0; row < rows.size(); row++) {
                boolean here = i == 0 && row == from.row();
                int at = wanted.in(rows.get(row).text(), here ? from.at() + 1 : 0);
                if (at >= 0) return Optional.of(new Spot(entry, row, at));
            }
        }
        return Optional.empty();
    }

    /// The last place before that one.
    Optional<Spot> previous(Wanted wanted, Spot from) {
        for (int i = 0; i <= tale.size(); i++) {
            if (tale.size() == 0) return Optional.empty();
            int entry = Math.floorMod(from.entry() - i, tale.size());
            List<Row> rows = tale.rows(entry);
            for (int row = i == 0 ? Math.min(from.row(), rows.size() - 1) : rows.size() - 1; row >= 0; row--) {
                boolean here = i == 0 && row == from.row();
                int at = wanted.lastIn(rows.get(row).text(), here ? from.at() - 1 : Integer.MAX_VALUE);
                if (at >= 0) return Optional.of(new Spot(entry, row, at));
            }
        }
        return Optional.empty();
    }
}
