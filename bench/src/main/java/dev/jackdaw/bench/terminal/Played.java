package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Program;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Delivery;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A session of the program at a pseudo terminal, and how far it is by its log.
final class Played implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ENDED = "\"type\":\"turn-ended\"";
    private static final String PROSE =
            "Some **words** in a line that is `streamed`, of a length that has to be broken somewhere on its way.\n\n";

    private final Program program;
    private final Pty pty;
    private final StringBuilder tail = new StringBuilder();
    private Path log = Path.of("");
    private long read;
    private int turns;

    private Played(Program program, Pty pty) {
        this.program = program;
        this.pty = pty;
    }

    /// Starts it in a home of its own and waits for the prompt.
    static Played begun(Program program, ScriptedServer server, String... more)
            throws IOException, InterruptedException {
        Path state = Files.createTempDirectory(program.world(), "state");
        Program fresh = program.asking(server, Wire.CHAT_COMPLETIONS)
                .with("JACKDAW_HOME", Program.greeted(state).toString());
        String[] words = Stream.concat(Stream.of("--permission-mode", "bypassPermissions"), Stream.of(more))
                .toArray(String[]::new);
        var played = new Played(fresh, Pty.of(fresh, words));
        played.pty.await("──────");
        return played;
    }

    /// About that much Markdown.
    static String prose(int length) {
        return PROSE.repeat(Math.max(1, length / PROSE.length()));
    }

    /// A text in pieces of four characters, as long as a token is.
    ///
    /// @param gap milliseconds between two; 5 for 200 tokens a second
    static ScriptedReply tokens(String text, long gap) {
        return ScriptedReply.text(text).with(new Delivery(0, gap, 4, new Fault.None()));
    }

    Pty pty() {
        return pty;
    }

    /// Waits until that many turns have ended.
    void turns(int many) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            look();
            if (turns >= many) return;
            if (System.nanoTime() > end) throw new IllegalStateException("turn " + many + " never ends");
            Thread.sleep(1);
        }
    }

    /// Bytes of the log.
    long logged() throws IOException {
        return Files.size(log);
    }

    private void look() throws IOException {
        if (log.toString().isEmpty()) {
            List<Path> logs = logs();
            if (logs.isEmpty()) return;
            log = logs.getFirst();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[Math.toIntExact(Math.max(0, file.length() - read))];
            file.seek(read);
            file.readFully(fresh);
            read += fresh.length;
            tail.append(new String(fresh, StandardCharsets.ISO_8859_1));
        }
        int counted = 0;
        for (int at = tail.indexOf(ENDED); at >= 0; at = tail.indexOf(ENDED, counted)) {
            turns++;
            counted = at + ENDED.length();
        }
        tail.delete(0, Math.max(counted, tail.length() - ENDED.length() + 1));
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(program.state())) return List.of();
        try (Stream<Path> files = Files.walk(program.state())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")
                            && file.toString().contains("/sessions/"))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        pty.close();
    }
}
