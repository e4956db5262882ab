package dev.jackdaw.tui.edit;

import java.util.List;

/// What may stand in the place of a part of the text, best first.
///
/// @param from where the part begins; -1 where nothing is being completed
/// @param to where it ends
/// @param standing whether what is typed is enough as it is
public record Offers(int from, int to, List<Offer> all, Standing standing) {
    public static final Offers NONE = new Offers(-1, -1, List.of(), Standing.WHOLE);

    public Offers {
        all = List.copyOf(all);
    }

    /// How far what is typed is.
    public enum Standing {
        WHOLE,
        PART
    }

    /// Whether something is being completed, be there anything to offer or not.
    public boolean active() {
        return from >= 0;
    }
}
