package dev.jackdaw.tui.edit;

/// One thing that may stand in the place of what is being typed.
///
/// @param text what is put in
/// @param shown how it is listed
/// @param detail what is said about it, or empty
/// @param then what comes after it was taken
public record Offer(String text, String shown, String detail, Then then) {

    /// Whether more may be offered behind it.
    public enum Then {
        DONE,
        ON
    }
}
