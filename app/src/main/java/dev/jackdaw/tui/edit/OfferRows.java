package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// What is offered, as rows of a screen: those around the chosen one.
public final class OfferRows {
    private static final String CHOSEN = "❯ ";
    private static final String OTHER = "  ";

    /// Columns a detail takes at least; with fewer it is left out.
    private static final int DETAIL = 10;

    private OfferRows() {}

    /// @param most rows there is room for
    public static List<Row> of(Offering offering, int width, int most, Words words) {
        List<Offer> all = offering.all();
        if (all.isEmpty() || most < 1) return List.of();
        boolean hint = all.size() > Math.min(most, Offering.SHOWN) && most > 1;
        int shown = Math.min(Math.min(Offering.SHOWN, all.size()), hint ? most - 1 : most);
        int first = Math.clamp(offering.chosen() - shown / 2L, 0, all.size() - shown);
        List<Offer> window = all.subList(first, first + shown);
        int column = column(window, width);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < shown; i++) rows.add(row(window.get(i), first + i == offering.chosen(), column, width));
        if (hint)
            rows.add(Row.of(Ink.DIM, OTHER + words.of("offers.more", offering.chosen() + 1, all.size()))
                    .cut(width));
        return rows;
    }

    /// How wide the names are: as wide as the widest, where something is said of them not more than the half.
    private static int column(List<Offer> offers, int width) {
        int widest = 0;
        boolean told = false;
        for (Offer offer : offers) {
            widest = Math.max(widest, Cells.width(Sanitiser.line(offer.shown())));
            told |= !offer.detail().isEmpty();
        }
        int room = Math.max(1, width - OTHER.length());
        return Math.min(widest, told && room - widest - 2 < DETAIL && room > 4 * DETAIL ? room / 2 : room);
    }

    private static Row row(Offer offer, boolean chosen, int column, int width) {
        String name = ending(Sanitiser.line(offer.shown()), column);
        Row row = Row.of(chosen ? Ink.CHOSEN : Ink.PLAIN, (chosen ? CHOSEN : OTHER) + name);
        int room = width - OTHER.length() - column - 2;
        if (offer.detail().isEmpty() || room < DETAIL) return row;
        String gap = " ".repeat(2 + column - Cells.width(name));
        return row.and(Ink.DIM, gap + Cells.cut(Sanitiser.line(offer.detail()), room));
    }

    /// The end of a text that is too wide: of a path it says more than the beginning.
    private static String ending(String text, int width) {
        if (Cells.width(text) <= width) return text;
        int at = 0;
        while (at < text.length() && Cells.width(text.substring(at)) > width - 1) at = Cells.next(text, at);
        return "…" + text.substring(at);
    }
}
