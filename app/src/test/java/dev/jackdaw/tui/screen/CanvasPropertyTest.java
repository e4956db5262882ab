package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames that tell only what differs show what frames show that draw everything anew.
class CanvasPropertyTest {
    private static final int SEEDS = Integer.getInteger("jackdaw.seeds", 150);
    private static final String[] PARTS = {
        "a",
        "word ",
        "中文",
        "한글",
        "🙂",
        "👩‍👩‍👧",
        "e\u0301",
        "\u0301",
        "1",
        "\ufe0f\u20e3",
        "─",
        "● ",
        "  ",
        "❤️",
        "🇨🇳",
        "x",
        "tab",
        "ｆ",
        "…",
        "。"
    };
    private static final Ink[] INKS = {Ink.PLAIN, Ink.PLAIN, Ink.BOLD, Ink.DIM, Ink.GOOD};

    static List<Integer> seeds() {
        return IntStream.range(0, SEEDS).boxed().toList();
    }

    static Row row(Random random) {
        Row row = Row.EMPTY;
        for (int i = random.nextInt(8); i > 0; i--)
            row = row.and(
                    INKS[random.nextInt(INKS.length)],
                    PARTS[random.nextInt(PARTS.length)].repeat(1 + random.nextInt(3)));
        return row;
    }

    /// Mostly the one before with a small change, as a screen is.
    static List<Row> rows(Random random, List<Row> before, int most) {
        if (random.nextInt(6) == 0 || before.isEmpty()) {
            var rows = new ArrayList<Row>();
            for (int i = random.nextInt(most + 1); i > 0; i--) rows.add(row(random));
            return rows;
        }
        var rows = new ArrayList<>(before);
        int at = random.nextInt(rows.size());
        switch (random.nextInt(4)) {
            case 0 -> rows.set(at, row(random));
            case 1 -> rows.set(at, rows.get(at).and(Ink.PLAIN, PARTS[random.nextInt(PARTS.length)]));
            case 2 -> rows.remove(at);
            default -> rows.add(at, row(random));
        }
        return rows;
    }

    static Canvas.Live live(Random random, List<Row> rows, int columns) {
        int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
        int width = rows.isEmpty() ? 0 : Math.min(rows.get(at).width(), columns - 1);
        return new Canvas.Live(rows, at, random.nextInt(width + 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void diffedFramesShowWhatFullOnesShow(int seed) {
        var random = new Random(seed);
        var narrowing = Canvas.Narrowing.values()[random.nextInt(3)];
        int columns = 8 + random.nextInt(60);
        int lines = 3 + random.nextInt(20);
        var screen = new VirtualScreen(columns, lines, narrowing);
        var other = new VirtualScreen(columns, lines, narrowing);
        var canvas = new Canvas(Theme.DARK, narrowing);
        var full = new Canvas(Theme.DARK, narrowing);
        List<Row> rows = List.of();
        for (int step = 0; step < 60; step++) {
            // What other sizes do in tmux is told below.
            if (narrowing != Canvas.Narrowing.MARKS && random.nextInt(8) == 0) {
                columns = 8 + random.nextInt(60);
                lines = 3 + random.nextInt(20);
                screen.resize(columns, lines);
                other.resize(columns, lines);
            }
            var fresh = new ArrayList<Row>();
            if (random.nextInt(3) == 0) for (int i = random.nextInt(4); i > 0; i--) fresh.add(row(random));
            rows = rows(random, rows, lines + 2);
            Canvas.Live live = live(random, rows, columns);
            var size = new Canvas.Size(columns, lines);
            screen.write(canvas.frame(fresh, live, size));
            full.redraw();
            other.write(full.frame(fresh, live, size));
            assertEquals(other.text(), screen.text(), "step " + step);
            assertEquals(other.grid(), screen.grid(), "step " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheSizesEveryLineStaysInTheScrollbackOnce(int seed) {
        var random = new Random(seed);
        var screen = new VirtualScreen(60, 20);
        var canvas = new Canvas(Theme.DARK);
        var said = new ArrayList<String>();
        for (int step = 0; step < 80; step++) {
            int columns = 20 + random.nextInt(60);
            int lines = 10 + random.nextInt(20);
            if (random.nextInt(3) == 0) screen.resize(columns, lines);
            else {
                columns = screen.columns();
                lines = screen.lines();
            }
            var fresh = new ArrayList<Row>();
            if (random.nextBoolean()) {
                said.add("line" + step);
                fresh.add(Row.of("line" + step));
            }
            var live = new Canvas.Live(
                    List.of(Row.of("spinner " + "中".repeat(random.nextInt(12))), Row.of("> input"), Row.of("status")),
                    1,
                    7);
            screen.write(canvas.frame(fresh, live, new Canvas.Size(columns, lines)));
        }
        List<String> shown = screen.unwrapped();
        assertEquals(
                said, shown.stream().filter(text -> text.startsWith("line")).toList());
        assertTrue(
                shown.getLast().equals("status") && shown.get(shown.size() - 2).equals("> input"), shown.toString());
        assertEquals(1, shown.stream().filter("> input"::equals).count());
    }

    /// What a stream shows in tmux, where frames are written for another size than the screen has by then.
    private static final class Storm {
        private final Random random;
        private final VirtualScreen screen = new VirtualScreen(90, 26, Canvas.Narrowing.MARKS);
        private final Canvas canvas = new Canvas(Theme.DARK, Canvas.Narrowing.MARKS);
        private final List<String> said = new ArrayList<>();
        private Canvas.Size told = new Canvas.Size(90, 26);

        Storm(int seed) {
            this.random = new Random(seed);
            screen.write("\u001b[?7l");
        }

        void resize() {
            screen.resize(20 + random.nextInt(140), 20 + random.nextInt(30));
        }

        void hearOfIt() {
            told = new Canvas.Size(screen.columns(), screen.lines());
        }

        void frames(int most) {
            for (int i = random.nextInt(most + 1); i > 0; i--) frame();
        }

        void frame() {
            var fresh = new ArrayList<Row>();
            for (int i = random.nextInt(3); i > 0; i--) {
                fresh.add(Row.of("line" + said.size()));
                fresh.add(Row.EMPTY);
                said.add("line" + said.size());
            }
            var live = List.of(
                    Row.of("line" + said.size()),
                    Row.EMPTY,
                    Row.of("spinner " + "x".repeat(random.nextInt(30))),
                    Row.of("─".repeat(40)),
                    Row.of("> input"),
                    Row.of("status"));
            screen.write(canvas.frame(fresh, new Canvas.Live(live, 4, 7), told));
        }

        /// The lines that were said and the one that is being said, as often as they stand anywhere.
        List<String> lines() {
            return screen.unwrapped().stream()
                    .filter(text -> text.startsWith("line"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inTmuxNoLineIsLostOrDoubledHoweverLateTheNewsOfTheSize(int seed) {
        var storm = new Storm(seed);
        storm.frame();
        for (int step = 0; step < 40; step++) {
            storm.frames(7);
            storm.resize();
            storm.frames(3);
            if (storm.random.nextBoolean()) storm.resize();
            storm.hearOfIt();
            storm.frame();
            var expected = new ArrayList<>(storm.said);
            expected.add("line" + storm.said.size());
            assertEquals(expected, storm.lines(), "step " + step);
        }
    }
}
