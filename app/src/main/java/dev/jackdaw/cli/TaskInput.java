package dev.jackdaw.cli;

import dev.jackdaw.headless.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// The task of a run without a screen: the words of the command line, and what comes on standard input after them.
final class TaskInput {
    private static final int MOST = 10 * 1024 * 1024;
    private static final int PATIENCE_SECONDS = 3;

    private TaskInput() {}

    /// @throws CommandFault when input is too long
    static Optional<String> read(Optional<String> words, Standard standard) throws CommandFault, InterruptedException {
        Optional<String> given = words.filter(word -> !word.equals("-") && !word.isBlank());
        if (standard.typed()) return given;
        String piped = piped(standard, given.isPresent());
        var parts = new ArrayList<String>();
        given.ifPresent(parts::add);
        if (!piped.isBlank()) parts.add(piped);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
    }

    /// What is piped in. A pipe nobody writes to is waited for without end only where it is all there is.
    private static String piped(Standard standard, boolean impatient) throws CommandFault, InterruptedException {
        var first = new CountDownLatch(1);
        var all = new FutureTask<>(() -> read(standard.in(), first));
        Thread.ofPlatform().name("stdin").daemon(true).start(all);
        if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            standard.err()
                    .println(
                            impatient
                                    ? "jackdaw: nothing came on standard input, going on without it"
                                    : "jackdaw: waiting for the task on standard input");
            standard.err().flush();
            if (impatient) return "";
        }
        try {
            byte[] bytes = all.get();
            if (bytes.length <= MOST) return text(bytes);
            throw CommandFault.usage("standard input is longer than 10 MB; put it into a file and name the file");
        } catch (ExecutionException broken) {
            return "";
        }
    }

    private static byte[] read(InputStream in, CountDownLatch first) throws IOException {
        try {
            int one = in.read();
            first.countDown();
            if (one < 0) return new byte[0];
            byte[] rest = in.readNBytes(MOST);
            byte[] all = new byte[rest.length + 1];
            all[0] = (byte) one;
            System.arraycopy(rest, 0, all, 1, rest.length);
            return all;
        } finally {
            first.countDown();
        }
    }

    /// UTF-8 with what is none replaced, without the mark some editors put first.
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
