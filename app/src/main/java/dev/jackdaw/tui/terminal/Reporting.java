package dev.jackdaw.tui.terminal;

import java.util.Map;
import java.util.Set;

/// How a terminal is asked to tell keys apart that it else sends as one, as Enter and Shift-Enter; and how it is asked
/// to
/// stop.
///
/// Only terminals known to understand are asked: some take these for other orders (Terminal of macOS underlines, old
/// ones move the cursor). Kitty's protocol is asked to tell keys apart and to name the key on an English keyboard (1 +
/// 4),
/// so that Ctrl-C works on a Russian one. tmux passes keys on as far as its `extended-keys` is on.
///
/// Sources: sw.kovidgoyal.net/kitty/keyboard-protocol, invisible-island.net/xterm/ctlseqs, man tmux.
record Reporting(String begin, String end) {
    private static final Reporting NONE = new Reporting("", "");
    private static final Reporting KITTY = new Reporting("\u001b[>5u", "\u001b[<u");
    private static final Reporting XTERM = new Reporting("\u001b[>4;1m", "\u001b[>4m");

    private static final Set<String> KITTY_KINDS =
            Set.of("xterm-kitty", "xterm-ghostty", "ghostty", "foot", "foot-extra", "alacritty", "wezterm", "rio");
    private static final Set<String> KITTY_PROGRAMS = Set.of("ghostty", "kitty", "WezTerm", "iTerm.app", "rio");

    static Reporting of(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        if (!environment.getOrDefault("TMUX", "").isEmpty()) return XTERM;
        if (kind.startsWith("screen") || kind.startsWith("tmux")) return NONE;
        boolean kitty =
                KITTY_KINDS.contains(kind) || KITTY_PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""));
        if (kitty) return KITTY;
        return environment.getOrDefault("XTERM_VERSION", "").isEmpty() ? NONE : XTERM;
    }
}
