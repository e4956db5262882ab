package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.prompt.Breakdown.Row;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillingTest {
    private static final Path DIRECTORY = Path.of("/home/me/project");

    private static final Breakdown SESSION = new Breakdown(
            "anthropic/claude-中文-🎉",
            200_000,
            20_000,
            List.of(
                    new Row("identity", 264, 0, List.of()),
                    new Row(
                            "instructions",
                            9_120,
                            1_234,
                            List.of(
                                    "/home/me/project/AGENTS.md",
                                    "/home/me/project/a/long/way/down/to/文档/where/the 🎉 is kept/and/further/AGENTS.md",
                                    "/home/me/.jackdaw/AGENTS.md")),
                    new Row("skills", 300, 0, List.of("a", "b", "c", "d", "e")),
                    new Row("of the future", 12, 0, List.of()),
                    new Row("tools", 1_258, 0, List.of()),
                    new Row("summary", 800, 0, List.of()),
                    new Row("user", 1_400, 0, List.of()),
                    new Row("assistant", 2_600, 0, List.of()),
                    new Row("calls", 900, 0, List.of()),
                    new Row("results", 113_000, 0, List.of())),
            1,
            1.04);

    private static Words words(String language) {
        return Words.of(Map.of("LANG", language));
    }

    private static List<dev.jackdaw.tui.screen.Row> box(String language, int columns) {
        return Filling.box(SESSION, DIRECTORY, words(language), columns);
    }

    private static String text(List<dev.jackdaw.tui.screen.Row> rows) {
        return rows.stream().map(row -> row.text().stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = FillingTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 20", "zh, 20", "en, 40", "zh, 40", "en, 80", "zh, 80"})
    void theWholeBoxIsDrawn(String language, int columns) throws IOException {
        List<dev.jackdaw.tui.screen.Row> rows = box(language, columns);
        assertEquals(golden("filling-" + language + "-" + columns + ".txt"), text(rows));
    }

    @ParameterizedTest
    @CsvSource({"en", "zh"})
    void aWideScreenGetsTheSameBox(String language) {
        assertEquals(box(language, 80), box(language, 200));
    }

    @Test
    void noLineIsWiderThanTheScreenAndTheFrameIsStraight() {
        for (String language : List.of("en", "zh"))
            for (int columns = 8; columns < 120; columns++) {
                List<dev.jackdaw.tui.screen.Row> rows = box(language, columns);
                int widest = rows.getFirst().width();
                boolean framed = rows.getFirst().text().startsWith("╭");
                for (var row : rows) {
                    assertTrue(row.width() < columns, columns + ": " + row.text());
                    if (framed) assertEquals(widest, row.width(), columns + ": " + row.text());
                }
            }
    }

    @Test
    void theBarIsGreenThenYellowThenRed() {
        List<Ink> inks = Stream.of(59, 60, 85, 86).map(FillingTest::bar).toList();
        assertEquals(List.of(Ink.GOOD, Ink.WARNING, Ink.WARNING, Ink.BAD), inks);
    }

    private static Ink bar(int percent) {
        var full = new Breakdown("m", 1_000, 100, List.of(new Row("user", 10L * percent, 0, List.of())), 0, 1);
        return Filling.lines(full, DIRECTORY, words("en"), 60)
                .getFirst()
                .pieces()
                .getFirst()
                .ink();
    }

    @Test
    void aWindowThatIsNotKnownIsSaidToBeAssumed() {
        var unknown = new Breakdown("m", 0, 12_800, List.of(new Row("user", 64_000, 0, List.of())), 1, 1);
        String told = text(Filling.lines(unknown, DIRECTORY, words("en"), 76));
        assertTrue(
                told.startsWith("█████░░░░░ 50 %  64.0k of 128k tokens\n(how much the model takes is not known"), told);
    }
}
