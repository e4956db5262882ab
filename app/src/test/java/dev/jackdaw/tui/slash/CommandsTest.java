package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.story.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every command once, as it is shown; `./dev accept` rewrites what is expected.
@Timeout(60)
class CommandsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/jackdaw/tui/slash");

    /// Each command in a session that has done nothing yet but list its steps, and each wrong argument.
    private static final List<String> SCRIPT = List.of(
            "/help",
            "/status",
            "/model",
            "/model nobody/none",
            "/effort",
            "/effort hgih",
            "/gateway",
            "/tokens",
            "/cost",
            "/context",
            "/pin be brief",
            "/pin",
            "/unpin",
            "/unpin 7",
            "/history",
            "/history zeppelin",
            "/todo",
            "/todo now",
            "/plan",
            "/plan go",
            "/plan edit",
            "/plan drop",
            "/sessions",
            "/resume nosuch",
            "/save",
            "/mode",
            "/mode paln",
            "/mode plan",
            "/mode default",
            "/permissions",
            "/permissions deny",
            "/permissions forbid Bash(rm *)",
            "/permission deny Bash(rm *)",
            "/permissions remove deny Bash(rm *)",
            "/tools",
            "/keys",
            "/call",
            "/call bsh",
            "/call bash",
            "/call edit_file {\"path\": 7}",
            "/hooks",
            "/diff",
            "/undo",
            "/undo list",
            "/undo x",
            "/redo",
            "/rewind",
            "/rewind x",
            "/remember",
            "/recall",
            "/recall zeppelin",
            "/memory",
            "/memory pending",
            "/memory promote",
            "/memory reject x",
            "/memory else",
            "/forget x",
            "/skills",
            "/commands",
            "/agents",
            "/reload",
            "/display",
            "/display thinking",
            "/display results on",
            "/display sound",
            "/theme",
            "/theme light",
            "/theme purple",
            "/lang",
            "/lang fr",
            "/config",
            "/paths",
            "/doctor",
            "/nonsense",
            "/statsu",
            "/compact now please");

    /// Words of four or more letters in a row that are nobody's name.
    private static final Pattern ENGLISH = Pattern.compile("(?:\\b[a-z']{2,}\\b[ ,]+){3,}[a-z']{2,}");

    @TempDir
    Path folder;

    private static void steps(PlayedStage stage) {
        Json item = Json.obj("content", "look 看", "status", "completed");
        Json next = Json.obj("content", "change", "status", "in_progress");
        stage.live().session().append(Told.model(Told.call("t1", "todo")));
        stage.live().session().append(Told.ran("t1", "", "todos", List.of(item, next)));
    }

    private String told(String language, int columns) throws IOException {
        var all = new StringBuilder();
        try (var stage = new PlayedStage(folder, language, columns)) {
            steps(stage);
            var slash = new Slash();
            for (String line : SCRIPT)
                all.append("> ")
                        .append(line)
                        .append('\n')
                        .append(stage.type(slash, line))
                        .append("\n\n");
        }
        return all.toString().replace(Jackdaw.VERSION, "VERSION").replaceAll("as of [0-9-]+", "as of DAY");
    }

    @ParameterizedTest
    @CsvSource({"en, 40", "en, 80", "en, 200", "zh, 40", "zh, 80", "zh, 200"})
    void everyCommandLooksAsItShould(String language, int columns) throws IOException {
        String told = told(language, columns);
        Path expected = GOLDEN.resolve("commands-" + language + "-" + columns + ".txt");
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(expected, told);
        assertEquals(Files.readString(expected), told);
    }

    @Test
    void noEnglishSentenceIsLeftInChinese() throws IOException {
        var left = new ArrayList<String>();
        for (String line : told("zh", 2_000).lines().toList())
            if (ENGLISH.matcher(line).find() && !line.startsWith("> ")) left.add(line);
        // What tools say of themselves is for the model.
        left.removeIf(line -> line.contains("Runs a command") || line.contains("Changes a file"));
        assertEquals(List.of(), left);
    }

    @Test
    void whatIsChosenIsDone() throws IOException {
        try (var stage = new PlayedStage(folder, "en", 80)) {
            var slash = new Slash();
            stage.type(slash, "/mode");
            stage.choose(2);
            assertEquals(Mode.PLAN, stage.live().policy().mode());
            stage.type(slash, "/lang");
            stage.choose(1);
            assertEquals("zh", stage.words().language());
            assertEquals(
                    "language: \"zh\"\n",
                    Files.readString(stage.desk().preferences().file()));
            stage.type(slash, "/reset");
            stage.type(slash, "/resume");
            String before = stage.live().session().id();
            stage.choose(
                    stage.choice().orElseThrow().options().getFirst().detail().contains(before) ? 1 : 0);
            assertEquals("first", stage.live().session().id());
        }
    }

    @Test
    void aPartOfTheDisplayIsTurnedOver() throws IOException {
        try (var stage = new PlayedStage(folder, "en", 80)) {
            var slash = new Slash();
            stage.type(slash, "/display markdown");
            assertTrue(!stage.display().shows(Display.Part.MARKDOWN));
            stage.type(slash, "/display markdown on");
            assertTrue(stage.display().shows(Display.Part.MARKDOWN));
        }
    }

    @Test
    void aToolIsCalledByHandThroughTheGate() throws IOException {
        try (var stage = new PlayedStage(folder, "en", 80)) {
            var slash = new Slash();
            stage.type(slash, "/permissions deny Bash(rm *)");
            String refused = stage.type(slash, "/call bash rm x");
            assertTrue(refused.contains("the rule deny Bash(rm *) (session) forbids it"), refused);
            stage.type(slash, "/permissions allow Bash(say *)");
            String ran = stage.type(slash, "/call bash {\"command\": \"say hi\"}");
            assertTrue(ran.contains("● Bash say hi\n  └ [INFO] step 1\n"), ran);
            assertTrue(ran.contains("[INFO] step 20"), ran);
            assertEquals(List.of(), stage.conversation().messages());
        }
    }
}
