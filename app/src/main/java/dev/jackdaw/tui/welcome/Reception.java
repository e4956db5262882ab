package dev.jackdaw.tui.welcome;

import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.terminal.Looks;
import dev.jackdaw.tui.terminal.Tty;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// Asks the questions of the first start at the terminal of the process: on its screen, or in plain lines.
public final class Reception {
    private Reception() {}

    /// What was chosen, by the settings' fields.
    ///
    /// @param lines whether plain lines are wanted
    public static Map<String, String> ask(Words words, Around around, Lines lines, InputStream in, PrintStream out) {
        Optional<Tty> tty = lines == Lines.ONLY ? Optional.empty() : Tty.open();
        if (tty.isEmpty()) {
            return new Welcome(words, around, new Spelled(words, in, out, Optional.ofNullable(System.console()))).ask();
        }
        try (Tty screen = tty.get()) {
            var drawn = new Drawn(
                    words, screen, Looks.of(Optional.empty(), System.getenv()).theme(), in);
            screen.begin();
            Map<String, String> chosen = new Welcome(words, around, drawn).ask();
            drawn.end();
            return chosen;
        }
    }

    /// How the terminal is written to.
    public enum Lines {
        ONLY,
        DRAWN
    }
}
