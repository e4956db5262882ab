package dev.jackdaw.tui.terminal;

import dev.jackdaw.tui.screen.Theme;
import java.util.Map;
import java.util.Optional;

/// How the screen is to look: as the user wants it, else as suits the terminal.
///
/// @param asks whether the terminal may be asked what is behind its text, since nothing told it
public record Looks(Theme theme, boolean asks) {

    /// The looks before the terminal has answered anything. `NO_COLOR` goes before all (no-color.org); weight is none.
    public static Looks of(Optional<String> wanted, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        Optional<Theme> named = wanted.flatMap(Theme::named);
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty())
            return new Looks(named.filter(Theme.NONE::equals).orElse(Theme.MONO), false);
        if (named.isPresent()) return new Looks(few(kind) ? named.get().few() : named.get(), false);
        if (kind.startsWith("vt")) return new Looks(Theme.MONO, false);
        Optional<Boolean> dark = Grounds.named(environment.getOrDefault("COLORFGBG", ""));
        return new Looks(dark.orElse(true) ? Theme.DARK : Theme.LIGHT, dark.isEmpty() && !few(kind));
    }

    /// Whether the terminal has no more than sixteen colours, and no answers either.
    private static boolean few(String kind) {
        return kind.startsWith("vt")
                || kind.startsWith("cons")
                || kind.endsWith("-16color")
                || kind.equals("linux")
                || kind.equals("ansi")
                || kind.equals("xterm-color");
    }
}
