package dev.jackdaw.tui.edit;

/// What may stand in the place of what is being typed. Asked with each key, so it must be quick.
@FunctionalInterface
public interface Completions {

    Completions NONE = (_, _, _) -> Offers.NONE;

    /// Why it is asked.
    enum Occasion {
        /// Something was typed.
        TYPED,
        /// The user asked for completion.
        WANTED
    }

    Offers of(CharSequence text, int cursor, Occasion occasion);
}
