package dev.jackdaw.tui.story;

import dev.jackdaw.tui.diff.Diffs;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Words;

/// How a session is told.
///
/// @param styled whether there are looks at all
/// @param echoed whether what the user says is shown again
/// @param folded how much where nothing else is wished
/// @param display what is wished for now
public record Look(boolean styled, boolean echoed, Depth folded, Display display) {

    /// How much is told.
    public enum Depth {
        /// What is long is folded, and a key shows the rest.
        FOLDED,
        /// The same where there is no such key, and nothing is held back.
        PLAIN,
        /// All of it.
        FULL
    }

    public Look(boolean styled, boolean echoed, Display display) {
        this(styled, echoed, styled ? Depth.FOLDED : Depth.PLAIN, display);
    }

    public Look(boolean styled, boolean echoed) {
        this(styled, echoed, new Display());
    }

    /// How much is told now.
    public Depth depth() {
        return display.shows(Display.Part.RESULTS) ? Depth.FULL : folded;
    }

    String more(int lines, Words words) {
        return words.of(depth() == Depth.FOLDED ? "more.folded" : "more.lines", lines);
    }

    Diffs.Detail detail() {
        return depth() == Depth.FULL ? Diffs.Detail.LETTERS : Diffs.Detail.CHANGE;
    }
}
