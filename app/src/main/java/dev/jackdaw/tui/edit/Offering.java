package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.edit.Completions.Occasion;
import dev.jackdaw.tui.keys.Key;
import java.util.List;

/// What is offered for what is being typed, and which of it is chosen. It has the keys only while something is shown.
public final class Offering {
    /// Things shown at once.
    static final int SHOWN = 8;

    private final Editor editor;
    private final Completions completions;
    private Offers offers = Offers.NONE;
    private Occasion occasion = Occasion.TYPED;
    private int chosen;
    private boolean moved;

    /// Where the part begins whose rows the user closed; -1 where none.
    private int closed = -1;

    Offering(Editor editor, Completions completions) {
        this.editor = editor;
        this.completions = completions;
    }

    public boolean open() {
        return !offers.all().isEmpty();
    }

    public List<Offer> all() {
        return offers.all();
    }

    /// The place of the chosen one.
    public int chosen() {
        return chosen;
    }

    /// Offers what fits the text as it is now.
    void look() {
        Offers next = completions.of(editor.raw(), editor.cursor(), occasion);
        if (!next.active() && occasion == Occasion.WANTED) {
            occasion = Occasion.TYPED;
            next = completions.of(editor.raw(), editor.cursor(), occasion);
        }
        if (next.from() != closed) closed = -1;
        chosen = 0;
        moved = false;
        offers = closed >= 0 ? new Offers(next.from(), next.to(), List.of(), next.standing()) : next;
    }

    /// Offers anew, where something is being completed; what was chosen stays so.
    void follow() {
        if (!offers.active()) return;
        Offer before = open() ? offers.all().get(chosen) : null;
        boolean held = moved;
        look();
        int place = held ? offers.all().indexOf(before) : -1;
        if (place < 0) return;
        chosen = place;
        moved = true;
    }

    /// Offers nothing until something is typed.
    void shut() {
        offers = Offers.NONE;
        occasion = Occasion.TYPED;
        closed = -1;
    }

    /// Does what a key means to the rows; tells whether it means anything to them.
    boolean press(Key key) {
        if (!open()) return false;
        if (key == Key.Named.UP || key == Key.Named.BACK_TAB) move(-1);
        else if (key == Key.Named.DOWN) move(1);
        else if (key == Key.Named.PAGE_UP) leap(-SHOWN);
        else if (key == Key.Named.PAGE_DOWN) leap(SHOWN);
        else if (key == Key.Named.TAB) extend();
        else if (key == Key.Named.ESCAPE) {
            closed = offers.from();
            offers = new Offers(closed, offers.to(), List.of(), offers.standing());
        } else if (key == Key.Named.ENTER && (moved || offers.standing() == Offers.Standing.PART)) take();
        else return false;
        return true;
    }

    private void move(int by) {
        chosen = Math.floorMod(chosen + by, offers.all().size());
        moved = true;
    }

    private void leap(int by) {
        chosen = Math.clamp(chosen + by, 0, offers.all().size() - 1);
        moved = true;
    }

    /// The user asks for completion.
    void ask() {
        occasion = Occasion.WANTED;
        closed = -1;
        look();
        if (open()) extend();
    }

    /// As far as all that begin like what is typed agree; where that is no further, the chosen one.
    private void extend() {
        String typed = editor.raw().subSequence(offers.from(), offers.to()).toString();
        String common = moved ? "" : common(typed);
        if (common.length() <= typed.length()) {
            take();
            return;
        }
        editor.replace(offers.from(), offers.to(), common);
        look();
    }

    private String common(String typed) {
        String common = "";
        int several = 0;
        for (Offer offer : offers.all()) {
            if (!offer.text().startsWith(typed)) continue;
            common = several++ == 0 ? offer.text() : shared(common, offer.text());
        }
        return several > 1 ? common : "";
    }

    private static String shared(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) same++;
        if (same > 0 && Character.isHighSurrogate(one.charAt(same - 1))) same--;
        return one.substring(0, same);
    }

    private void take() {
        Offer offer = offers.all().get(chosen);
        editor.replace(offers.from(), offers.to(), offer.text());
        Occasion before = occasion;
        shut();
        if (offer.then() == Offer.Then.DONE) return;
        occasion = before;
        look();
    }
}
