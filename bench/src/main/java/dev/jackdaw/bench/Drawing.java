package dev.jackdaw.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How soon somebody at a terminal sees the prompt; the terminal is played by `script`, of util-linux.
final class Drawing {
    private static final int RUNS = 15;
    private static final long PATIENCE_SECONDS = 10;
    private static final byte END_OF_INPUT = 4;

    /// The rule above the input line, the last thing drawn before the cursor stands in it.
    private static final String RULE = "──────";

    private Drawing() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        var drawn = new Samples();
        for (int i = 0; i < bench.runs(RUNS); i++) drawn.add(once(bench.program()));
        return List.of(Figure.of("prompt drawn, interactive", "ms", drawn).against(328, 300));
    }

    private static double once(Program program) throws IOException, InterruptedException {
        String command = program.line() + " --fake-response hi";
        var terminal = new Program(
                        List.of("script", "-qefc", command, "/dev/null"),
                        program.world(),
                        program.directory(),
                        program.environment())
                .with("TERM", "xterm-256color")
                .with("SHELL", "/bin/sh");
        long started = System.nanoTime();
        Process process = terminal.start();
        double took = untilDrawn(process, started);
        process.getOutputStream().write(END_OF_INPUT);
        process.getOutputStream().flush();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return took;
    }

    private static double untilDrawn(Process process, long started) throws IOException {
        var seen = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (seen.indexOf(RULE) < 0) {
            int n = process.getInputStream().read(buffer);
            if (n < 0) throw new IllegalStateException("it ended before the prompt was drawn: " + seen);
            seen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
