package dev.jackdaw.bench.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.bench.Program;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Delivery;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// A person at a real terminal, played in tmux: what stands on the screen at each point is compared with what stood
/// there before; `./dev accept` rewrites it, for review.
@Timeout(300)
final class TerminalTest {
    private static final int COLUMNS = 90;
    private static final int LINES = 26;
    private static final int RESIZES = 100;
    private static final int PASTED = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The header shows it whole in any window, however long the names of other temporary folders are.
    @TempDir(factory = ShortName.class)
    Path folder;

    @BeforeEach
    void tmuxIsThere() {
        assumeTrue(Tmux.installed(), "tmux is not installed: nothing is played at a real terminal");
    }

    @Test
    void aPersonWorksAtATerminal() throws Exception {
        try (var server = ScriptedServer.start();
                var person = Person.sits(folder, "C.UTF-8", server, COLUMNS, LINES)) {
            person.begins();
            completesACommand(person);
            hasLinesStreamed(person, server, "first", 0);
            pastesMuch(person, server);
            approvesACommand(person, server);
            interruptsACommand(person, server);
            resizesWhileLinesStream(person, server);
            searchesWhatWasTyped(person);
            suspendsAndResumes(person);
            leaves(person);
            person.standsOnce("first", 60);
            person.standsOnce("second", 60);
            assertEquals(List.of(), server.violations());
        }
    }

    @Test
    void aPersonWorksInChinese() throws Exception {
        try (var server = ScriptedServer.start();
                var person = Person.sits(folder, "zh_CN.UTF-8", server, COLUMNS, LINES)) {
            person.begins();
            approvesACommand(person, server);
            leaves(person);
            assertEquals(List.of(), server.violations());
        }
    }

    private static void completesACommand(Person person) throws Exception {
        person.tmux().type("/cos").press("Tab");
        person.tmux().await("> /cost");
        person.sees("completed");
        person.tmux().press("Enter");
        person.tmux().await(person.words().of("cost.unknown"));
        person.sees("command");
    }

    /// Sixty numbered lines, as fast or as slow as wished.
    private static void streams(ScriptedServer server, String name, long gap) {
        var text = new StringBuilder();
        for (int i = 1; i <= 60; i++) text.append(Person.numbered(name, i)).append("\n\n");
        server.plays(
                ScriptedReply.text(text + "That was " + name + ".").with(new Delivery(0, gap, 8, new Fault.None())));
    }

    private static void hasLinesStreamed(Person person, ScriptedServer server, String name, long gap) throws Exception {
        streams(server, name, gap);
        person.says("Count, please.");
        person.ends("That was " + name + ".");
        person.sees("answered");
    }

    private static void pastesMuch(Person person, ScriptedServer server) throws Exception {
        String line = "a line of what was copied, 复制的一行\n";
        String text = line.repeat(PASTED / line.length());
        person.tmux().type("Read this: ").paste(person.tmux().file("pasted.txt", text));
        person.tmux()
                .await(person.words().of("paste.lines", text.lines().count()).substring(0, 7));
        person.sees("pasted");
        server.says("All of it was read.");
        person.tmux().press("Enter");
        person.ends("All of it was read.");
        String said = server.requests().getLast().said().getLast();
        assertTrue(said.contains(text.strip()), () -> "of the paste came " + said.length() + " characters");
    }

    private static void approvesACommand(Person person, ScriptedServer server) throws Exception {
        server.calls(bash("echo approved > approved.txt && cat approved.txt")).says("The file is written.");
        person.says("Write the file.");
        person.isAsked("approved.txt");
        person.sees("question");
        person.tmux().press("1");
        person.ends("The file is written.");
        person.sees("approved");
        assertEquals("approved\n", Files.readString(person.program().file("approved.txt")));
    }

    private static void interruptsACommand(Person person, ScriptedServer server) throws Exception {
        server.calls(bash("echo it has begun > begun.txt; echo it has begun; sleep 600"));
        person.says("Wait a while.");
        person.isAsked("sleep 600");
        person.tmux().press("1");
        while (!Files.exists(person.program().file("begun.txt"))) Thread.sleep(20);
        person.tmux().press("Escape");
        person.tmux().await(person.words().of("ending.interrupted"));
        person.sees("interrupted");
    }

    private static void resizesWhileLinesStream(Person person, ScriptedServer server) throws Exception {
        streams(server, "second", 15);
        person.says("Once more.");
        var random = new SplittableRandom(7);
        for (int i = 0; i < RESIZES; i++) person.tmux().resize(random.nextInt(20, 160), random.nextInt(5, 50));
        person.tmux().resize(COLUMNS, LINES);
        person.ends("That was second.");
    }

    private static void searchesWhatWasTyped(Person person) throws Exception {
        person.tmux().press("C-r").type("Coun");
        person.tmux().await("Count, please.");
        person.sees("searched");
        person.tmux().press("Escape");
        person.tmux().await("no search", screen -> !screen.contains("search:"));
        person.clears();
    }

    private static void suspendsAndResumes(Person person) throws Exception {
        person.tmux().type("half a sentence").press("C-z");
        person.tmux().await("Stopped");
        person.tmux().type("echo in the $((1 + 1))nd shell").press("Enter");
        person.tmux().await("in the 2nd shell");
        person.tmux().type("fg").press("Enter");
        person.tmux().await("resumed", screen -> screen.contains("> half a sentence"));
        person.clears();
    }

    private static void leaves(Person person) throws Exception {
        person.tmux().press("C-d");
        person.tmux().await("left", screen -> screen.strip().endsWith("$"));
        person.sees("left");
        assertEquals(person.modesBefore(), person.modes(), "the terminal is as it was");
    }

    private static ToolCall bash(String command) {
        return ScriptedReply.call("bash", Json.obj("command", command));
    }

    /// Temporary folders whose names have about one length, wherever the others are.
    static final class ShortName implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            return Files.createTempDirectory(Path.of("/tmp"), "jackdaw");
        }
    }

    /// Somebody at a terminal with a shell.
    ///
    /// @param modesBefore the terminal's modes before the program was started
    private record Person(Program program, Tmux tmux, Words words, String modesBefore) implements AutoCloseable {
        private static final Path GOLDEN = Path.of("src/test/golden/terminal");

        static Person sits(Path folder, String language, ScriptedServer server, int columns, int lines)
                throws Exception {
            Program program = Program.in(folder)
                    .called("jackdaw")
                    .asking(server, Wire.CHAT_COMPLETIONS)
                    .with("LANG", language)
                    .with("JACKDAW_MODEL", "scripted")
                    .with("JACKDAW_CONTEXT_WINDOW", "2M")
                    .with("PS1", "$ ")
                    .with("ENV", "");
            Tmux tmux = Tmux.open(program, columns, lines, "exec sh -i");
            tmux.await("$");
            var person = new Person(program, tmux, Words.of(Map.of("LANG", language)), "");
            return new Person(program, tmux, person.words, person.modes());
        }

        /// What `stty` and tmux tell of the modes of the terminal.
        String modes() throws Exception {
            Path file = program.world().resolve("modes.txt");
            Files.deleteIfExists(file);
            tmux.type("stty -a > '" + file + ".part'; mv '" + file + ".part' '" + file + "'; clear")
                    .press("Enter");
            while (!Files.exists(file)) Thread.sleep(20);
            tmux.await("cleared", screen -> screen.strip().equals("$"));
            return Files.readString(file)
                    + tmux.told(
                            "alternate #{alternate_on}, cursor #{cursor_flag}, keypad #{keypad_flag}"
                                    + " #{keypad_cursor_flag}, mouse #{mouse_any_flag}, insert #{insert_flag}, wrap #{wrap_flag}");
        }

        void begins() throws Exception {
            tmux.type("jackdaw --sandbox off").press("Enter");
            tmux.await(words.of("header.mode", "default"));
            sees("begun");
        }

        void says(String text) throws Exception {
            tmux.type(text).press("Enter");
        }

        /// Waits until an answer is there and nothing is going on any more.
        void ends(String answer) throws Exception {
            String going = words.of("doing.keys");
            tmux.await(answer, screen -> screen.contains(answer) && !screen.contains(going));
        }

        void isAsked(String about) throws Exception {
            tmux.await(about, screen -> screen.contains(about) && screen.contains(words.of("ask.once")));
        }

        /// Empties the input line.
        void clears() throws Exception {
            tmux.press("C-u");
            tmux.await(
                    "an empty line",
                    screen -> screen.lines().anyMatch(line -> line.strip().equals(">")));
        }

        /// Compares what comes to stand on the screen, what differs each time taken out.
        void sees(String name) throws IOException, InterruptedException {
            Path golden = GOLDEN.resolve(words.language()).resolve(name + ".txt");
            if (Boolean.getBoolean("jackdaw.accept")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, steady(tmux.still()));
            }
            String expected = Files.readString(golden);
            long end = System.nanoTime() + PATIENCE.toNanos();
            String screen = steady(tmux.still());
            while (!screen.equals(expected) && System.nanoTime() < end) screen = steady(tmux.still());
            assertEquals(expected, screen, name);
        }

        /// How much of what came before is on the screen depends on when it was drawn between the sizes.
        private String steady(String screen) throws IOException {
            return screen.substring(Math.max(0, screen.indexOf("That was second.")))
                    .replace(program.directory().toRealPath().toString(), "FOLDER")
                    .replaceAll("\\d{8}-\\d{6}-[0-9a-f]{6}", "SESSION")
                    .replace(words.of("status.unconfined") + " · ", "")
                    .replaceAll("(?m) · (\\d+ min )?\\d+(\\.\\d)? s$", "")
                    .replaceAll("(\\d+ min )?\\d+(\\.\\d)? s( · .*)?", "T s")
                    .replaceAll("(ctx|上下文) [^]]*]", "$1 …]")
                    .replaceAll("\\s+$", "\n");
        }

        static String numbered(String name, int number) {
            return name + " " + (100 + number);
        }

        /// Every numbered line stands once in scrollback and screen together.
        void standsOnce(String name, int lines) throws Exception {
            List<String> all = tmux.everything().lines().map(String::strip).toList();
            for (int i = 1; i <= lines; i++) {
                String line = numbered(name, i);
                assertEquals(
                        1, all.stream().filter(line::equals).count(), () -> line + " in\n" + String.join("\n", all));
            }
        }

        @Override
        public void close() throws Exception {
            tmux.close();
        }
    }
}
