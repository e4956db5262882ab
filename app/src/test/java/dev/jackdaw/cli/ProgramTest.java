package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ProgramTest {
    private static final List<String> FAKE = List.of("--provider", "fake", "--fake-response", "An answer.");

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path work = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        work = Files.createDirectories(folder.resolve("work"));
    }

    private Ran run(byte[] input, String... arguments) {
        return Ran.in(work, Map.of("HOME", home.toString()), input, List.of(arguments));
    }

    private Ran ask(String input, String... arguments) {
        return run(
                input.getBytes(StandardCharsets.UTF_8),
                Stream.concat(Stream.of(arguments), FAKE.stream()).toArray(String[]::new));
    }

    @Test
    void aTaskIsAnswered() {
        assertEquals(new Ran(0, "An answer.\n", ""), ask("", "-p", "a task"));
    }

    @Test
    void withoutATerminalAPromptIsATaskToo() {
        assertEquals(new Ran(0, "An answer.\n", ""), ask("", "a task"));
    }

    @Test
    void whatIsPipedInComesAfterTheWords() {
        ask("\uFEFFand this\n", "-p", "do this");
        assertTrue(ask("", "sessions", "show", "latest").out().contains("## You\n\ndo this\nand this\n"));
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        byte[] latin = {'c', 'a', 'f', (byte) 0xE9};
        run(latin, "-p", "--provider", "fake", "--fake-response", "An answer.");
        assertTrue(ask("", "sessions", "show", "latest").out().contains("caf\uFFFD"));
    }

    @Test
    void inputBeyondTenMegabytesIsRefusedWithTheMend() {
        assertEquals(
                new Ran(2, "", "jackdaw: standard input is longer than 10 MB; put it into a file and name the file\n"),
                ask("x".repeat(10 * 1024 * 1024 + 1), "-p"));
    }

    @Test
    void nothingToDoIsWrongUsage() {
        for (Ran ran : List.of(ask("", "-p"), ask("", "-p", " "))) {
            assertEquals(2, ran.code());
            assertTrue(ran.err().startsWith("jackdaw: there is no task: "), ran.err());
        }
    }

    @Test
    void aSessionGoesOnAndIsTakenUpByTheBeginningOfItsId() throws IOException {
        ask("", "-p", "first", "--session-id", "abc");
        assertEquals(0, ask("", "-c", "-p", "second").code());
        assertEquals(0, ask("", "-r", "ab", "-p", "third").code());
        Json facts = Json.parse(
                        ask("", "sessions", "export", "abc", "--format", "json").out())
                .get("facts");
        List<String> said = facts.items().stream()
                .filter(fact -> fact.get("type").text("").equals("user-said"))
                .map(fact -> fact.get("text").text(""))
                .toList();
        assertEquals(List.of("first", "second", "third"), said);
    }

    @Test
    void sessionsAreSearched() {
        ask("", "-p", "mend the fares", "--session-id", "abc");
        ask("", "-p", "mend the timetable", "--session-id", "def");
        String fares = "abc  turn-1  turn 1  user\n    mend the fares\n";
        String both = "def  turn-1  turn 1  user\n    mend the timetable\n" + fares;
        assertEquals(both, ask("", "sessions", "search", "MEND", "--all").out());
        assertEquals(
                fares, ask("", "sessions", "search", "mend", "--session", "ab").out());
        assertEquals(
                new Ran(0, "", "jackdaw: nothing has fares\n"),
                ask("", "sessions", "search", "fares", "--session", "def"));
        assertEquals(2, ask("", "sessions", "search").code());
    }

    @Test
    void aCopyLeavesTheSessionAsItWas() {
        ask("", "-p", "first", "--session-id", "abc");
        String before = ask("", "sessions", "show", "abc").out();
        assertEquals(0, ask("", "-r", "abc", "--fork-session", "-p", "second").code());
        assertEquals(before, ask("", "sessions", "show", "abc").out());
        assertEquals(2, ask("", "sessions", "list").out().lines().count());
    }

    @Test
    void aSessionThatIsNotThereIsAnErrorThatNamesTheList() {
        assertEquals(
                new Ran(
                        1,
                        "",
                        "jackdaw: there is no session \"nope\" in this folder; `jackdaw sessions list` shows them\n"),
                ask("", "-r", "nope", "-p", "x"));
        Ran none = ask("", "-c", "-p", "x");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("sessions list"), none.err());
    }

    @Test
    void aTakenIdIsAnError() {
        ask("", "-p", "x", "--session-id", "abc");
        assertEquals(
                new Ran(1, "", "jackdaw: session abc exists already; go on with it by -r abc\n"),
                ask("", "-p", "x", "--session-id", "abc"));
    }

    @Test
    void aSessionThatIsNotKeptLeavesNothing() {
        assertEquals(0, ask("", "-p", "x", "--no-session-persistence").code());
        assertEquals("", ask("", "sessions", "list").out());
    }

    @Test
    void whereNothingCanBeWrittenTheTaskIsDoneAllTheSame() throws IOException {
        home = Files.writeString(folder.resolve("file"), "");
        Ran ran = ask("", "-p", "x");
        assertEquals("An answer.\n", ran.out());
        assertEquals(0, ran.code());
        assertTrue(ran.err().startsWith("jackdaw: this session is not being saved: "), ran.err());
    }

    @Test
    void everyRunLeavesItsRecordsWhereTheyAreWanted() throws IOException {
        Path records = folder.resolve("records");
        ask("", "-p", "x", "--artifacts", records.toString());
        try (Stream<Path> files = Files.walk(records)) {
            assertEquals(
                    List.of("report.json", "task_state.json", "trace.jsonl"),
                    files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void linesOfJsonAreOnlyGivenToThoseWhoWantThemAll() {
        assertEquals(
                new Ran(2, "", "jackdaw: --output-format stream-json needs --verbose\n"),
                ask("", "-p", "x", "--output-format", "stream-json"));
    }

    @Test
    void initCreatesExamplesAndNeverOverwrites() throws IOException {
        Path settings = work.resolve(".jackdaw/config.yaml");
        assertEquals(0, ask("", "init").code());
        assertTrue(Files.readAllLines(settings).stream().allMatch(line -> line.isEmpty() || line.startsWith("#")));
        Files.writeString(settings, "model: mine\n");
        assertEquals(0, ask("", "--init").code());
        assertEquals("model: mine\n", Files.readString(settings));
    }

    @Test
    void aSessionIsRemovedWithItsFile() {
        ask("", "-p", "x", "--session-id", "abc");
        assertEquals(new Ran(0, "removed abc\n", ""), ask("", "sessions", "rm", "abc"));
        assertEquals("", ask("", "sessions", "list").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-completions", "anthropic-messages", "openai-responses"})
    void aTaskIsWorkedWithRealCallsOverEveryWire(String wire) throws IOException {
        Path note = Files.writeString(work.resolve("note.txt"), "one\ntwo\n");
        try (var server = ScriptedServer.start().always(Train::answer)) {
            String[] arguments = {
                "-p",
                "Look around.",
                "--provider",
                "http",
                "--base-url",
                server.chatBase().toString(),
                "--wire",
                wire,
                "--model",
                "train",
                "--api-key",
                "secret",
                "--dangerously-skip-permissions"
            };
            assertEquals(new Ran(0, "Done, **all** of it.\n", ""), run(new byte[0], arguments));
            assertEquals(List.of(), server.violations());
        }
        assertEquals("one\nthree\n", Files.readString(note));
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        assertTrue(
                pom.contains("<artifactId>jackdaw-parent</artifactId>\n  <version>" + Jackdaw.VERSION + "</version>"));
    }

    @Test
    void theNextPromptIsToldWithoutAModelAndWithoutAWord() throws IOException {
        ask("", "-p", "a task", "--session-id", "abc");
        String before = ask("", "sessions", "export", "abc", "--format", "json").out();
        Ran told = run(new byte[0], "context", "ab", "--json");
        assertEquals(0, told.code(), told.err());
        Json plan = Json.parse(told.out());
        assertEquals("abc", plan.get("session").text(""));
        assertEquals(
                "identity", plan.get("sections").items().getFirst().get("name").text(""));
        assertEquals(2, plan.get("messages").get("count").number(0));
        assertEquals(
                before, ask("", "sessions", "export", "abc", "--format", "json").out());
        assertTrue(run(new byte[0], "context").out().startsWith("abc · "));
        assertTrue(run(new byte[0], "context", "new").out().contains("system prompt"));
        assertEquals(1, run(new byte[0], "context", "nope").code());
        assertEquals(1, ask("", "sessions", "list").out().lines().count());
    }
}
