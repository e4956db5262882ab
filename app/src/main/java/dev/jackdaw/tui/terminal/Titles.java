package dev.jackdaw.tui.terminal;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Sanitiser;

/// The name of a window: OSC 2 of xterm ("Control Sequences", Operating System Commands), and the stack of names it
/// keeps ("XTWINOPS" 22 and 23).
final class Titles {
    static final String SAVE = "\u001b[22;0t";
    static final String RESTORE = "\u001b[23;0t";
    private static final int LONGEST = 120;

    private Titles() {}

    static String of(String text) {
        return "\u001b]2;" + Cells.cut(Sanitiser.line(text), LONGEST) + "\u001b\\";
    }
}
