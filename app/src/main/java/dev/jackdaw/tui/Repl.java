package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.terminal.Farewell;
import dev.jackdaw.tui.terminal.Grumbling;
import dev.jackdaw.tui.terminal.Looks;
import dev.jackdaw.tui.terminal.Tty;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.Signals;

/// The interactive face: shows a session in the terminal and takes what the user types, until the user leaves.
public final class Repl {
    private Repl() {}

    /// Shows a session until the user leaves, and closes it; or whichever session the user turned to.
    ///
    /// @param first a session opened with the user to answer the gate
    /// @param prompt what to say first
    /// @return the exit code of the process
    public static int run(Desk desk, LiveSession first, Optional<String> prompt) {
        Map<String, String> environment = System.getenv();
        Words words = Words.of(desk.settings().appearance().language(), environment);
        boolean typed =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String kind = environment.getOrDefault("TERM", "");
        boolean able = kind.isEmpty() ? Tty.WINDOWS : !kind.equals("dumb");
        boolean lines = desk.plain() || !typed || !able;
        Optional<Tty> tty = lines ? Optional.empty() : Tty.open();
        try {
            if (tty.isPresent()) {
                Looks looks = Looks.of(desk.settings().appearance().theme(), environment);
                try (var _ = new Grumbling(desk.sessions().project().resolve("errors.log"))) {
                    inline(new Inline(desk, words, tty.get(), looks, first), prompt);
                }
            } else plain(new Plain(desk, words, standardOut(), typed, first), prompt);
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static PrintStream standardOut() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }

    private static void inline(Inline face, Optional<String> prompt) throws InterruptedException {
        try (var _ = new Farewell(face::close)) {
            face.run(prompt);
        }
    }

    private static void plain(Plain face, Optional<String> prompt) throws InterruptedException {
        Signals.register("INT", face::interrupt);
        try (var _ = new Farewell(face::close)) {
            face.run(System.in, prompt);
        }
    }
}
