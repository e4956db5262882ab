package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import java.util.Optional;

/// The interactive face.
public final class Repl {
    private Repl() {}

    public static int run(Desk desk, LiveSession first, Optional<String> prompt) {
        first.close();
        return 0;
    }
}
