package dev.jackdaw.tui.notice;

import dev.jackdaw.settings.Appearance;
import java.util.Map;
import java.util.Optional;

/// How a terminal can be made to tell of something.
public enum Means {
    NONE(""),
    BELL("\u0007"),
    /// A notification in the manner of iTerm2; also known to WezTerm, Ghostty and Warp ("Proprietary Escape Codes").
    OSC9("\u001b]9;%s\u001b\\"),
    /// The same for who may not know it: Windows Terminal shows it since 1.24 only.
    OSC9_AND_BELL("\u001b]9;%s\u001b\\\u0007"),
    /// That of rxvt-unicode and foot.
    OSC777("\u001b]777;notify;Jackdaw;%s\u001b\\"),
    /// That of kitty ("Desktop notifications"); shown only where the window has not the keyboard.
    OSC99("\u001b]99;o=unfocused;%s\u001b\\"),
    /// A program of the desktop, see [Desktop].
    DESKTOP("");

    private final String form;

    Means(String form) {
        this.form = form;
    }

    /// What the terminal is sent for a text without controls; `;` parts fields and is written otherwise.
    public String bytes(String text) {
        return form.replace("%s", text.replace(';', ','));
    }

    /// What is wanted, as far as it can be done where the program runs.
    ///
    /// @param desktop whether a program of the desktop can be started
    public static Means of(Appearance.Notice wanted, Map<String, String> environment, boolean desktop) {
        return switch (wanted) {
            case OFF -> NONE;
            case BELL -> BELL;
            case OSC9 -> OSC9;
            case DESKTOP -> desktop ? DESKTOP : BELL;
            case AUTO -> automatic(new Surroundings(environment), desktop);
        };
    }

    /// Inside a multiplexer the terminal is not reached without its leave (tmux: allow-passthrough), but the bell is.
    private static Means automatic(Surroundings here, boolean desktop) {
        if (here.multiplexed()) return BELL;
        Optional<Means> known = here.terminal();
        if (known.isPresent()) return known.get();
        return desktop && !here.remote() ? DESKTOP : BELL;
    }

    /// What the environment tells of the terminal.
    private record Surroundings(Map<String, String> environment) {
        private String of(String name) {
            return environment.getOrDefault(name, "");
        }

        private boolean set(String name) {
            return !of(name).isEmpty();
        }

        boolean multiplexed() {
            String kind = of("TERM");
            return set("TMUX") || set("STY") || set("ZELLIJ") || kind.startsWith("tmux") || kind.startsWith("screen");
        }

        boolean remote() {
            return set("SSH_CONNECTION") || set("SSH_TTY");
        }

        Optional<Means> terminal() {
            Optional<Means> kind = kind(of("TERM"));
            if (kind.isPresent()) return kind;
            if (set("KITTY_WINDOW_ID")) return Optional.of(OSC99);
            if (set("WT_SESSION")) return Optional.of(OSC9_AND_BELL);
            if (of("LC_TERMINAL").equals("iTerm2")) return Optional.of(OSC9);
            return switch (of("TERM_PROGRAM")) {
                case "iTerm.app", "WezTerm", "ghostty", "WarpTerminal" -> Optional.of(OSC9);
                case "Apple_Terminal", "vscode" -> Optional.of(BELL);
                default -> Optional.empty();
            };
        }

        private static Optional<Means> kind(String term) {
            if (term.startsWith("xterm-kitty")) return Optional.of(OSC99);
            if (term.startsWith("xterm-ghostty") || term.startsWith("wezterm")) return Optional.of(OSC9);
            if (term.startsWith("foot") || term.startsWith("rxvt-unicode")) return Optional.of(OSC777);
            return term.startsWith("linux") ? Optional.of(BELL) : Optional.empty();
        }
    }
}
