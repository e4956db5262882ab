package dev.jackdaw.tui;

import static dev.jackdaw.tui.story.Told.answered;
import static dev.jackdaw.tui.story.Told.call;
import static dev.jackdaw.tui.story.Told.failed;
import static dev.jackdaw.tui.story.Told.heard;
import static dev.jackdaw.tui.story.Told.later;
import static dev.jackdaw.tui.story.Told.model;
import static dev.jackdaw.tui.story.Told.printed;
import static dev.jackdaw.tui.story.Told.ran;
import static dev.jackdaw.tui.story.Told.started;
import static dev.jackdaw.tui.story.Told.thought;
import static dev.jackdaw.tui.story.Told.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.story.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole screens, as text, at several widths in both languages.
class ScreensTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/jackdaw/tui/story");

    private static final String DIFF = """
            --- a/src/A.java
            +++ b/src/A.java
            @@ -7,5 +7,6 @@
             class A {
            -    private static final int OLD_LIMIT = 10; // 中文注释 stays as it is, however long the line is
            +    private static final int NEW_LIMIT = 10; // 中文注释 stays as it is, however long the line is
            +    int b;

                 void run() {}
             }
            """.replace("\n\n", "\n \n");

    private static final List<Json> TODOS = List.of(
            Json.obj("content", "look at what there is", "status", "completed"),
            Json.obj("content", "写出新的解析器 and its tests", "status", "in_progress"),
            Json.obj("content", "tell of it in the documentation", "status", "pending"),
            Json.obj("content", "publish", "status", "blocked"));

    @TempDir
    Path folder;

    static Stream<String> scenes() {
        return SCENES.keySet().stream();
    }

    private static final Map<String, Consumer<Scene>> SCENES = new LinkedHashMap<>();

    static {
        SCENES.put("calls", ScreensTest::calls);
        SCENES.put("changes", ScreensTest::changes);
        SCENES.put("live", ScreensTest::live);
        SCENES.put("retry", ScreensTest::retry);
        SCENES.put("command", ScreensTest::command);
        SCENES.put("change", ScreensTest::change);
        SCENES.put("reason", ScreensTest::reason);
        SCENES.putAll(WorkScenes.ALL);
    }

    private static String lines(String stem, int count) {
        var text = new StringBuilder();
        for (int i = 1; i <= count; i++) text.append(stem).append(i).append('\n');
        return text.toString();
    }

    private static void calls(Scene scene) {
        scene.see(
                user("make it new"),
                model(
                        "I look first.",
                        call("a", "read", "path", "src/A.java"),
                        call("b", "grep", "pattern", "LIMIT", "path", "src"),
                        call("c", "read", "path", "src/B.java")));
        scene.see(ran("a", "…", "numLines", 120), ran("b", "src/A.java:8"), ran("c", "…", "numLines", 3));
        scene.see(
                model(call("d", "edit", "path", "src/A.java")), ran("d", "ok", "diff", DIFF, "added", 2, "removed", 1));
        scene.see(
                model(
                        call("e", "bash", "command", "mvn -q test"),
                        call("f", "bash", "command", "ls"),
                        call("g", "bash", "command", "rm -rf /")),
                started("e"));
        scene.pass(12_300);
        scene.see(failed("e", lines("[ERROR] line ", 30) + "[exit code 2]", "exitCode", 2, "stdout", ""));
        scene.see(started("f"), ran("f", lines("file", 9) + "[exit code 0]", "exitCode", 0, "stdout", ""));
        scene.see(failed("g", "Refused: it is never allowed.", "refused", true, "why", "it deletes the root folder"));
        scene.see(model(call("h", "todo")), ran("h", "…", "todos", TODOS), model("Done."), answered());
    }

    private static void changes(Scene scene) {
        var made = new StringBuilder("--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1,60 @@\n");
        for (int i = 1; i <= 60; i++)
            made.append("+line ").append(i).append(" 第").append(i).append("行\n");
        String ends = "--- a/b\r\n+++ b/b\n@@ -1,2 +1,2 @@\n-a\r\n+a\n same\r\n@@ -90 +90 @@\n"
                + "-\tlast = 1\n\\ No newline at end of file\n+    last = 2\n\\ No newline at end of file\n";
        String gone = "--- a/gone\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two 🎉\n";
        scene.see(
                user("change it"),
                model(call("a", "write", "path", "new.txt"), call("b", "edit", "path", "b"), call("c", "remove")),
                ran("a", "ok", "diff", made.toString(), "added", 60, "removed", 0),
                ran("b", "ok", "diff", ends, "added", 2, "removed", 2),
                ran("c", "ok", "diff", gone, "added", 0, "removed", 2));
    }

    private static void live(Scene scene) {
        scene.see(user("go on"), model(call("h", "todo")), ran("h", "…", "todos", TODOS));
        scene.see(
                model(call("a", "bash", "command", "make all"), call("b", "bash", "command", "sleep 10")),
                started("a"));
        scene.see(printed("a", lines("cc -c part", 20) + "linking  10 %\rlinking  99 %"));
        scene.see(user("use clang instead, 中文"), later("then publish it"), later("two"), later("three"), later("four"));
        scene.pass(61_000);
        scene.see(
                thought("I wonder whether\nthis is right, or whether something else is to be done about all of it.\n"),
                thought("Perhaps."));
    }

    private static void retry(Scene scene) {
        scene.see(user("hi"), heard("Half a sentence of an answer"));
        scene.pass(3_000);
        scene.see(new Glimpse.Heard(new Arrival.Retrying(1, 5, 8_000, 529, "the provider is overloaded")));
        scene.pass(2_000);
    }

    private static void command(Scene scene) {
        scene.proposal = new Proposal(
                List.of(
                        new Judgement.Part("mvn -q test", Verdict.ASK, "mvn may change something"),
                        new Judgement.Part("rm -rf build\u202e", Verdict.ASK, "it deletes build")),
                List.of("sub/文件夹"),
                Optional.empty());
        scene.see(user("go"), model(call("c", "bash", "command", "cd sub &&\nmvn -q test && rm -rf build\u202e")));
        scene.see(new Fact.ApprovalAsked(
                "c", "the command may change something: mvn may change something", "Bash(mvn -q test:*)"));
    }

    private static void change(Scene scene) {
        scene.proposal = new Proposal(List.of(), List.of(), Optional.of(DIFF.replace("int b;", "int b;\u200b")));
        scene.see(user("go"), model(call("c", "edit", "path", "src/A.java", "old_string", "OLD", "new_string", "NEW")));
        scene.see(new Fact.ApprovalAsked("c", "it changes a file", "Edit(src/**)"));
    }

    private static void reason(Scene scene) {
        command(scene);
        for (Key key : List.of(new Key.Typed("n"), new Key.Typed("use the wrapper, 用包装脚本"))) scene.press(key);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void eachSceneLooksAsItShould(String name) throws IOException {
        var shown = new StringBuilder();
        for (String language : List.of("en", "zh"))
            for (Canvas.Size size : List.of(
                    new Canvas.Size(80, 24), new Canvas.Size(40, 24), new Canvas.Size(200, 40), new Canvas.Size(20, 8)))
                shown.append("=== ")
                        .append(language)
                        .append(' ')
                        .append(size.columns())
                        .append('x')
                        .append(size.lines())
                        .append('\n')
                        .append(scene(name, language).text(size));
        Path golden = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("jackdaw.accept")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, shown);
        }
        assertEquals(Files.readString(golden), shown.toString());
    }

    private Scene scene(String name, String language) throws IOException {
        Scene scene = new Scene(folder, language);
        SCENES.get(name).accept(scene);
        return scene;
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void theCaretIsSeenOnEveryScreen(String name) throws IOException {
        for (String language : List.of("en", "zh")) {
            Scene scene = scene(name, language);
            for (int columns : List.of(8, 20, 21, 40, 79, 300))
                for (int lines : IntStream.concat(IntStream.range(2, 40), IntStream.of(100))
                        .toArray())
                    fits(
                            scene.live(new Canvas.Size(columns, lines)),
                            name + " " + language,
                            new Canvas.Size(columns, lines));
        }
    }

    private static void fits(Canvas.Live live, String name, Canvas.Size size) {
        String where = name + " " + size;
        assertTrue(
                live.rows().size() < Math.max(3, size.lines()),
                where + ": " + live.rows().size() + " rows");
        assertTrue(live.row() < live.rows().size(), where);
        assertTrue(live.column() < size.columns(), where);
        for (Row row : live.rows())
            assertTrue(row.width() < size.columns() || size.columns() < 10, where + ": " + row.text());
    }

    @Test
    void aSmallScreenShowsTheChoices() throws IOException {
        Scene scene = scene("command", "en");
        List<String> rows = scene.live(new Canvas.Size(20, 8)).rows().stream()
                .map(Row::text)
                .toList();
        for (String choice : List.of("[1]", "[2]", "[3]"))
            assertTrue(rows.stream().anyMatch(row -> row.contains(choice)), rows.toString());
    }
}
