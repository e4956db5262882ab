package dev.jackdaw.tui.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerTest {
    private static final int TALL = 200;

    @TempDir
    private Path spool;

    private final Words english = Words.of(Map.of());

    private Telling telling(Words words) {
        return new Telling(words, ZoneOffset.UTC, spool, Telling.Looks.STYLED);
    }

    private Pager pager(List<Line> lines) {
        var pager = new Pager(telling(english), english);
        pager.grow(lines);
        return pager;
    }

    private static List<String> text(Pager pager, int columns, int lines) {
        return pager.live(new Canvas.Size(columns, lines)).rows().stream()
                .map(row -> row.text().stripTrailing())
                .toList();
    }

    private static void type(Pager pager, String text) {
        pager.press(new Key.Typed(text));
    }

    private static List<Line> numbered(int turns) {
        var facts = new ArrayList<Fact>();
        for (int i = 1; i <= turns; i++) {
            facts.add(Sample.said("question " + i));
            facts.add(Sample.reply(new dev.jackdaw.model.Content.Text("answer " + i + "\nsecond line " + i)));
            facts.add(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        }
        return Sample.lines(facts);
    }

    @ParameterizedTest
    @CsvSource({"en, 40", "zh, 40", "en, 80", "zh, 80", "en, 200", "zh, 200"})
    void theWholeSessionIsTold(String language, int columns) throws IOException {
        Words words = Words.of(Map.of("LANG", language));
        var pager = new Pager(telling(words), words);
        pager.grow(Sample.session());
        String shown = text(pager, columns, TALL).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(golden("pager-" + language + "-" + columns + ".txt", shown), shown);
    }

    @ParameterizedTest
    @CsvSource({"en, 40", "zh, 40", "en, 80", "zh, 80", "en, 200", "zh, 200"})
    void whatItDidOnItsOwnIsToldInFull(String language, int columns) throws IOException {
        Words words = Words.of(Map.of("LANG", language));
        var pager = new Pager(telling(words), words);
        pager.grow(Sample.undertaken());
        String shown = text(pager, columns, TALL).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(golden("undertaken-" + language + "-" + columns + ".txt", shown), shown);
    }

    private static String golden(String name, String shown) throws IOException {
        String accepted = System.getProperty("jackdaw.accept", "");
        if (!accepted.isEmpty()) Files.writeString(Path.of("src/test/resources/dev/jackdaw/tui/pager", name), shown);
        try (InputStream in = PagerTest.class.getResourceAsStream(name)) {
            return accepted.isEmpty()
                    ? new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    : shown;
        }
    }

    @Test
    void anyWayThroughItShowsRowsOfTheWholeInTheirOrder() {
        List<Line> lines = new ArrayList<>(Sample.session());
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            Pager pager = pager(lines);
            for (int step = 0; step < 60; step++) {
                var size = new Canvas.Size(12 + random.nextInt(60), 2 + random.nextInt(20));
                assertShows(pager, lines, size);
                press(pager, random);
            }
        }
    }

    private static void press(Pager pager, Random random) {
        List<Key> keys = List.of(
                Key.Named.UP,
                Key.Named.DOWN,
                Key.Named.PAGE_UP,
                Key.Named.PAGE_DOWN,
                Key.Named.HOME,
                Key.Named.END,
                new Key.Typed("n"),
                new Key.Typed("N"),
                new Key.Typed("["),
                new Key.Typed("]"),
                new Key.Typed("d"),
                new Key.Typed("u"));
        if (random.nextInt(6) > 0) pager.press(keys.get(random.nextInt(keys.size())));
        else {
            type(pager, random.nextBoolean() ? "/" : "?");
            type(pager, List.of("e", "test", "Calculator", "nowhere", "零").get(random.nextInt(5)));
            pager.press(Key.Named.ENTER);
        }
    }

    private void assertShows(Pager pager, List<Line> lines, Canvas.Size size) {
        List<String> whole = Pager.all(lines, telling(english)).stream()
                .flatMap(row -> row.wrap(size.columns() - 1).stream())
                .map(Row::text)
                .toList();
        List<Row> rows = pager.live(size).rows();
        assertEquals(size.lines(), rows.size());
        int room = Math.min(size.lines() - 1, whole.size());
        List<String> shown = rows.subList(0, room).stream().map(Row::text).toList();
        boolean found = false;
        for (int i = 0; i + room <= whole.size() && !found; i++)
            found = whole.subList(i, i + room).equals(shown);
        assertTrue(found, size + "\n" + String.join("\n", shown));
    }

    @Test
    void itOpensAtTheEndAndFollowsWhatComes() {
        List<Line> lines = numbered(30);
        Pager pager = pager(lines.subList(0, 60));
        assertTrue(text(pager, 60, 10).contains("second line 20"));
        pager.grow(lines);
        assertTrue(text(pager, 60, 10).contains("second line 30"));
        pager.press(Key.Named.UP);
        List<String> before = text(pager, 60, 10);
        pager.grow(numbered(40));
        assertEquals(before.subList(0, 9), text(pager, 60, 10).subList(0, 9));
        pager.press(Key.Named.END);
        assertTrue(text(pager, 60, 10).contains("second line 40"));
    }

    @Test
    void whatIsFoundIsMarkedAndRoundTheEndItGoesOn() {
        Pager pager = pager(numbered(30));
        text(pager, 60, 10);
        type(pager, "/ANSWER 7");
        pager.press(Key.Named.ENTER);
        assertEquals("Nothing here has ANSWER 7.", text(pager, 60, 10).getLast());
        type(pager, "/answer 7");
        pager.press(Key.Named.ENTER);
        List<Row> found = pager.live(new Canvas.Size(60, 10)).rows().stream()
                .filter(row -> row.pieces().stream().anyMatch(piece -> piece.ink() == Ink.FOUND))
                .toList();
        assertEquals(List.of(new Row(List.of(new Row.Piece("answer 7", Ink.FOUND)), 0)), found);
        List<String> there = text(pager, 60, 10);
        type(pager, "n");
        assertEquals(there, text(pager, 60, 10));
        type(pager, "?question 3");
        pager.press(Key.Named.ENTER);
        assertTrue(text(pager, 60, 10).contains("> question 3"));
        type(pager, "n");
        assertTrue(text(pager, 60, 10).contains("> question 30"));
        type(pager, "N");
        assertTrue(text(pager, 60, 10).contains("> question 3"));
    }

    @Test
    void turnsAreJumpedBetween() {
        Pager pager = pager(numbered(30));
        text(pager, 60, 10);
        pager.press(Key.Named.HOME);
        type(pager, "]]]");
        assertEquals("── turn 4 ── 2026-11-21 23:59:59", text(pager, 60, 10).get(1));
        type(pager, "[[");
        assertEquals("── turn 2 ── 2026-11-21 23:59:53", text(pager, 60, 10).get(1));
        assertTrue(text(pager, 60, 10).getLast().startsWith("turn 2 of 30 · 23:59:53"));
    }

    @Test
    void aNarrowerScreenKeepsThePlace() {
        Pager pager = pager(numbered(30));
        text(pager, 60, 10);
        type(pager, "/question 17");
        pager.press(Key.Named.ENTER);
        for (int columns = 60; columns > 20; columns--)
            assertTrue(
                    String.join("", text(pager, columns, 10)).replace(" ", "").contains("question17"), "" + columns);
    }

    @Test
    void anyOfItsKeysLeavesIt() {
        for (Key key : List.of(
                new Key.Typed("q"),
                Key.Named.ESCAPE,
                Key.Named.INTERRUPT,
                Key.Named.TRANSCRIPT,
                Key.Named.END_OF_INPUT))
            assertEquals(Overlay.Standing.CLOSED, pager(numbered(2)).press(key));
        Pager searching = pager(numbered(2));
        type(searching, "/");
        assertEquals(Overlay.Standing.OPEN, searching.press(new Key.Typed("q")));
        assertEquals(Overlay.Standing.OPEN, searching.press(Key.Named.ESCAPE));
        assertEquals(Overlay.Standing.CLOSED, searching.press(Key.Named.ESCAPE));
    }

    @Test
    void whatWasTooLongForTheLogIsReadFromItsFileButNoOtherFileIs() throws IOException {
        Path kept = Files.writeString(spool.resolve("result-1.txt"), "one\ntwo\nthree\n");
        Path other = Files.writeString(Files.createTempFile("elsewhere", ".txt"), "secret\n");
        List<Fact> facts = new ArrayList<>();
        for (Path file : List.of(kept, other, spool.resolve("gone")))
            facts.add(new Fact.ToolRan(
                    "c", ToolResult.of("one … three\n[exit code 0]").with(Json.obj("log", file.toString()))));
        List<String> rows = Pager.all(Sample.lines(facts), telling(english)).stream()
                .map(Row::text)
                .filter(row -> !row.contains("└"))
                .map(String::strip)
                .toList();
        assertEquals(
                List.of(
                        "one",
                        "two",
                        "three",
                        "[exit code 0]",
                        "one … three",
                        "[exit code 0]",
                        "one … three",
                        "[exit code 0]"),
                rows);
    }

    @Test
    void aSayingThatWaitedBeginsItsOwnTurn() {
        List<Line> lines = Sample.lines(List.of(
                Sample.said("first"),
                new Fact.UserSaid("later", List.of(), Fact.Timing.LATER),
                Sample.said("meanwhile"),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                Sample.reply(new dev.jackdaw.model.Content.Text("about later")),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                new Fact.Rewound(1),
                Sample.said("again")));
        List<String> headings = Pager.all(lines, telling(english)).stream()
                .map(Row::text)
                .filter(row -> row.startsWith("──"))
                .map(row -> row.substring(3, 9))
                .toList();
        assertEquals(List.of("turn 1", "turn 2", "turn 2"), headings);
    }

    @Test
    void aLongSessionOpensAtOnce() {
        List<Line> lines = numbered(17_000);
        text(pager(lines.subList(0, 300)), 80, 25);
        long began = System.nanoTime();
        Pager pager = pager(lines);
        text(pager, 80, 25);
        long opened = (System.nanoTime() - began) / 1_000_000;
        type(pager, "/nowhere at all");
        pager.press(Key.Named.ENTER);
        long searched = (System.nanoTime() - began) / 1_000_000 - opened;
        System.out.println("51,000 lines: opened in " + opened + " ms, searched in " + searched + " ms");
        assertTrue(opened < 500, opened + " ms");
    }
}
