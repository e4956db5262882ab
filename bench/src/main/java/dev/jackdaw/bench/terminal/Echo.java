package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Figure;
import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.Samples;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How soon a key that is pressed is seen: at the prompt, while 200 tokens a second stream, and while a command prints
/// as fast as it can. The floor is the kernel's own echo, through the same pseudo terminal.
final class Echo {
    private static final int KEYS = 300;
    private static final int LINE = 20;
    private static final int PAUSE = 53;
    private static final int SETTLED = 1_000;

    /// Each key is a letter that nothing else writes.
    private static final char FIRST = '\u4e00';

    private static final String CLEAR = "\u0015";
    private static final double GOAL = 16;

    private final int keys;
    private final Samples floor;

    private Echo(int keys, Samples floor) {
        this.keys = keys;
        this.floor = floor;
    }

    static List<Figure> measure(Program program, boolean quick) throws IOException, InterruptedException {
        int keys = quick ? KEYS / 4 : KEYS;
        Samples floor;
        try (var cat = Pty.of(program, List.of("/bin/cat"))) {
            Thread.sleep(SETTLED);
            floor = pressed(cat, keys);
        }
        var echo = new Echo(keys, floor);
        var figures = new ArrayList<>(echo.atThePrompt(program));
        figures.addAll(echo.whileStreaming(program));
        figures.addAll(echo.whileFlooded(program));
        return figures;
    }

    private List<Figure> atThePrompt(Program program) throws IOException, InterruptedException {
        try (var server = ScriptedServer.start();
                var played = Played.begun(program, server)) {
            Thread.sleep(SETTLED);
            return figures("at the prompt", pressed(played.pty(), keys));
        }
    }

    private List<Figure> whileStreaming(Program program) throws IOException, InterruptedException {
        try (var server = ScriptedServer.start()) {
            server.plays(Played.tokens("It begins.\n\n" + Played.prose(keys * PAUSE), 5));
            try (var played = Played.begun(program, server)) {
                played.pty().type("go\r");
                played.pty().await("It begins.");
                return drawn("200 tokens/s", played.pty());
            }
        }
    }

    private List<Figure> whileFlooded(Program program) throws IOException, InterruptedException {
        try (var server = ScriptedServer.start()) {
            int seconds = keys * PAUSE * 3 / 1_000 + 5;
            server.plays(ScriptedReply.calls(
                    ScriptedReply.call("bash", Json.obj("command", "timeout " + seconds + " seq 1000000000"))));
            server.always(_ -> ScriptedReply.text("Enough."));
            try (var played = Played.begun(program, server)) {
                played.pty().type("go\r");
                played.pty().await("1000");
                Thread.sleep(SETTLED);
                return drawn("a command floods", played.pty());
            }
        }
    }

    /// Keys pressed while something is drawn, and how often that is.
    private List<Figure> drawn(String when, Pty pty) throws IOException, InterruptedException {
        pty.forget();
        var figures = new ArrayList<>(figures(when, pressed(pty, keys)));
        figures.add(Figure.of("most frames in a second, " + when, "", pty.readsInOneSecond())
                .promised(60));
        return figures;
    }

    private List<Figure> figures(String when, Samples samples) {
        return List.of(
                Figure.of("echo of a key, " + when, "ms", samples).above(floor).promised(GOAL),
                Figure.of("echo of a key, " + when + ", 99 of 100", "ms", samples.percentile(99))
                        .above(new Samples().add(floor.percentile(99)))
                        .promised(GOAL));
    }

    private static Samples pressed(Pty pty, int keys) throws IOException, InterruptedException {
        var samples = new Samples();
        for (int i = 0; i < keys; i++) {
            if (i % LINE == LINE - 1) {
                pty.type(CLEAR);
                Thread.sleep(PAUSE);
            }
            String key = String.valueOf((char) (FIRST + i));
            long pressed = System.nanoTime();
            pty.type(key);
            samples.add((pty.await(key) - pressed) / 1e6);
            Thread.sleep(PAUSE + i % 7);
        }
        return samples;
    }
}
