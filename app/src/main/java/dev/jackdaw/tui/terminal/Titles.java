package dev.jackdaw.tui.terminal;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Sanitiser;

/// The name of a window: OSC 2 of xterm ("Control Sequences", Operating System Commands).
final class Titles {
    private static final int LONGEST = 120;

    private Titles() {}

    static String of(String text) {
        return "\u001b]2;" + Cells.cut(Sanitiser.line(text), LONGEST) + "\u001b\\";
    }
}
