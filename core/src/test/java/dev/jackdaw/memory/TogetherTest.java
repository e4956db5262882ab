package dev.jackdaw.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.memory.Note.Origin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several who write at a time.
class TogetherTest {
    private static final String PROSE = "# Ours\n\nSome prose.\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatThreadsWriteIsAllThere(int seed) throws Exception {
        Files.writeString(folder.resolve("debug-notes.md"), PROSE);
        var expected = new TreeSet<String>();
        var futures = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int who = 0; who < 4; who++) {
                int writer = who;
                for (int i = 0; i < 12; i++) expected.add(text(writer, i));
                futures.add(threads.submit(() -> write(writer, new Random(seed * 31L + writer))));
            }
            for (Future<?> future : futures) future.get();
        }
        assertEquals(expected, new TreeSet<>(texts()));
        assertEquals(expected.size(), texts().size());
        assertEquals(PROSE, Files.readString(folder.resolve("debug-notes.md")).substring(0, PROSE.length()));
    }

    /// Keeps notes, and some that go again.
    private Void write(int writer, Random random) throws IOException {
        for (int i = 0; i < 12; i++) {
            book().add(draft(text(writer, i)));
            if (random.nextInt(3) == 0) book().add(draft(text(writer, i)));
            if (random.nextInt(3) > 0) continue;
            Note passing = book().add(draft("passing " + name(writer) + " " + name(i) + " nothing else"))
                    .note();
            book().forget(passing.id());
        }
        return null;
    }

    @Test
    void whatAnEditorWritesMeanwhileIsNotOverwritten() throws IOException {
        Path file = folder.resolve("debug-notes.md");
        Files.writeString(file, "- one\n");
        new Guarded(folder).edit("debug-notes.md", (content, _) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            if (!text.contains("by hand")) Files.writeString(file, text + "- by hand\n");
            return (text + "- ours\n").getBytes(StandardCharsets.UTF_8);
        });
        assertEquals("- one\n- by hand\n- ours\n", Files.readString(file));
    }

    @Test
    void anotherProcessIsWaitedForAndOneThatIsKilledLosesNothing() throws Exception {
        Process other = start();
        for (int i = 0; i < 20; i++) book().add(draft(text(1, i)));
        List<String> before = texts();
        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        List<String> after = texts();
        for (String text : before)
            assertEquals(1, after.stream().filter(text::equals).count(), text);
        assertEquals(after.size(), new TreeSet<>(after).size());
        book().add(draft("the last one of all"));
    }

    private Process start() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path =
                System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
        Process other = new ProcessBuilder(java, "-cp", path, TogetherTest.class.getName(), folder.toString())
                .inheritIO()
                .start();
        while (other.isAlive() && !texts().contains(text(7, 0))) Thread.sleep(20);
        return other;
    }

    /// Keeps notes until it is killed.
    public static void main(String[] arguments) throws IOException {
        var book = new Notebook(Path.of(arguments[0]), Scope.PROJECT, InstantSource.system());
        for (int i = 0; i < 5_000; i++) book.add(draft(text(7, i)));
    }

    private Notebook book() {
        return new Notebook(folder, Scope.PROJECT, InstantSource.system());
    }

    private static Draft draft(String text) {
        return Draft.of(text, Topic.DEBUG_NOTES, Origin.VERIFIED);
    }

    private static String text(int writer, int number) {
        return "writer " + name(writer) + " keeps note " + name(number) + " " + number;
    }

    private static String name(int number) {
        return Integer.toString(number + 11, 36) + Integer.toString(number * 7 + 100, 26);
    }

    private List<String> texts() throws IOException {
        return book().notes().stream().map(Note::text).toList();
    }
}
