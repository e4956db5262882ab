package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Figure;
import dev.jackdaw.bench.Machine;
import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.Samples;
import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the packaged program costs at a terminal: echo of keys, bytes and frames written, the processor while nothing
/// happens, and memory over thousands of turns.
public final class Terminal {
    private static final int IDLE_SECONDS = 60;
    private static final int SETTLED_MILLIS = 3_000;
    private static final int STREAMED = 12_000;

    private Terminal() {}

    /// @param quick whether less will do
    public static List<Figure> measure(Program program, boolean quick) throws IOException, InterruptedException {
        if (!Pty.installed()) throw new IllegalStateException("script, of util-linux, is not installed");
        var figures = new ArrayList<Figure>();
        figures.addAll(Echo.measure(program, quick));
        figures.addAll(bytes(program, quick ? STREAMED / 4 : STREAMED));
        figures.addAll(idle(program, quick ? IDLE_SECONDS / 4 : IDLE_SECONDS));
        figures.addAll(Soak.measure(program, quick ? 500 : 5_000));
        return figures;
    }

    /// What is written for each byte of an answer of text at 200 tokens a second, and of one that comes at once.
    private static List<Figure> bytes(Program program, int length) throws IOException, InterruptedException {
        return List.of(
                Figure.of("written per byte, 200 tokens/s", "times", written(program, length, 5)),
                Figure.of("written per byte, at once", "times", written(program, length, 0)));
    }

    private static double written(Program program, int length, long gap) throws IOException, InterruptedException {
        try (var server = ScriptedServer.start()) {
            String text = Played.prose(length);
            server.plays(Played.tokens(text + "\n\nThe end.", gap));
            try (var played = Played.begun(program, server)) {
                played.pty().forget();
                played.pty().type("go\r");
                played.pty().await("The end.");
                return (double) played.pty().bytes() / text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
    }

    /// The processor at the prompt after a turn, of everything that runs in the terminal.
    private static List<Figure> idle(Program program, int seconds) throws IOException, InterruptedException {
        try (var server = ScriptedServer.start().says("Done.");
                var played = Played.begun(program, server)) {
            played.pty().type("go\r");
            played.turns(1);
            Thread.sleep(SETTLED_MILLIS);
            played.pty().forget();
            double before = seconds(played.pty());
            Thread.sleep(seconds * 1_000L);
            double percent = (seconds(played.pty()) - before) * 100 / seconds;
            return List.of(
                    Figure.of("processor over " + seconds + " s at the prompt", "%", percent)
                            .promised(0.05),
                    Figure.of("written meanwhile", "bytes", new Samples().add((double)
                                            played.pty().bytes()))
                            .promised(0));
        }
    }

    private static double seconds(Pty pty) throws IOException {
        double all = 0;
        for (ProcessHandle process : pty.all()) all += Machine.seconds(process);
        return all;
    }
}
