package dev.jackdaw.tui.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.screen.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static List<Row> rows(String text, int width) {
        var markdown = new Markdown(true);
        markdown.fit(width);
        text.lines().forEach(markdown::add);
        markdown.finish();
        return markdown.take();
    }

    /// As it stands on a screen of that width.
    private static String shown(List<Row> rows, int width) {
        return rows.stream()
                .flatMap(row -> row.wrap(width).stream())
                .map(row -> row.text().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static String drawn(String text) {
        return shown(rows(text, 40), 40);
    }

    private static String looks(List<Row> rows) {
        return rows.stream()
                .map(row -> PhraseTest.looks(row).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MarkdownTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertGolden(String name, String shown) throws IOException {
        if (Boolean.getBoolean("jackdaw.accept"))
            Files.writeString(Path.of("src/test/resources/dev/jackdaw/tui/markdown", name), shown);
        assertEquals(resource(name), shown, name);
    }

    @ParameterizedTest
    @CsvSource({
        "reply,20",
        "reply,40",
        "reply,80",
        "reply,200",
        "reply_zh,20",
        "reply_zh,40",
        "reply_zh,80",
        "reply_zh,200"
    })
    void wholeRepliesAreDrawn(String reply, int columns) throws IOException {
        List<Row> rows = rows(resource(reply + ".md"), columns - 1);
        String shown = shown(rows, columns - 1);
        assertGolden(reply + "." + columns + ".txt", shown);
        for (String line : shown.split("\n")) assertTrue(Row.of(line).width() < columns, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "reply_zh"})
    void looksAreThoseOfWhatIsMeant(String reply) throws IOException {
        assertGolden(reply + ".looks.txt", looks(rows(resource(reply + ".md"), 79)));
    }

    /// Examples of the CommonMark specification 0.31.2 and GitHub's, as they look in 40 columns.
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "- foo||  bar ¦ • foo||  bar",
                "- a|- b||- c ¦ • a|• b||• c",
                "1. a|1. b|1. c|7. d ¦ 1. a|2. b|3. c|7. d",
                "3) a|   b ¦ 3) a|   b",
                "- a|  - b|    - c|  - d ¦ • a|  ◦ b|    • c|  ◦ d",
                "- - a ¦ • ◦ a",
                "- a|b ¦ • a|  b",
                "-|- b ¦ •|• b",
                "-one ¦ -one",
                "* * * ¦ ────────────────────────────────────────",
                "- foo|***|- bar ¦ • foo|────────────────────────────────────────|• bar",
                "Foo|==== ¦ Foo",
                "# a #|####### b|#c ¦ a|####### b|#c",
                "> a|b|> c ¦ │ a|│ b|│ c",
                "> - a|> - b ¦ │ • a|│ • b",
                "- > a|- b ¦ • │ a|• b",
                "> a||b ¦ │ a||b",
                "    a||      b ¦   a||    b",
                "a|    b ¦ a|b",
                "- a|      b ¦ • a|  b",
                "- a||      b ¦ • a||    b",
                "The year|2024. It was ¦ The year|2024. It was",
                "a|1. b ¦ a|1. b",
                "a|- b ¦ a|• b",
                "- [ ] a|- [x] b|- [y] c ¦ [ ] a|[x] b|• [y] c",
                "1. [x] a ¦ 1. [x] a",
                "<div>|*a*|</div>||*b* ¦ <div>|*a*|</div>||b",
                "a||||b ¦ a||b",
            })
    void blocksAreDrawn(String text, String shown) {
        assertEquals(shown.replace('|', '\n') + "\n", drawn(text.replace('|', '\n')));
    }

    @Test
    void codeStandsFurtherIn() {
        assertEquals("  a\n\n\n  ```\n", drawn("~~~ js\na\n \n\n```\n~~~"));
        assertEquals("• a\n    b\n     c\n", drawn("- a\n  ```\n  b\n   c\n  ```"));
        assertEquals("    one two\n      three\n", shown(rows("```\n  one two three\n```", 13), 13));
    }

    @Test
    void aTableThatIsNoneStaysText() {
        assertEquals("| a | b |\n| c | d |\n", drawn("| a | b |\n| c | d |"));
        assertEquals("a | b\n--- | --- | ---\n", drawn("a | b\n--- | --- | ---"));
    }

    @Test
    void aTableEndsWithAnEmptyLineOrAnotherBlock() {
        String table = "a │ b\n──┼──\n1 │ 2\n";
        assertEquals("text\n" + table + "\nend\n", drawn("text\na | b\n--|--\n1|2|3\n\nend"));
        assertEquals(table + "head\n", drawn("|a|b|\n|-|-|\n|1|2|\n# head"));
    }

    @Test
    void aTableWithoutRoomBecomesRecords() {
        String table =
                "| Name | Meaning | Default | Since |\n|-|-|-|-|\n| alpha | the first one | yes | |\n| beta | two | no | 2 |";
        assertEquals("""
                Name: alpha
                Meaning: the first
                  one
                Default: yes

                Name: beta
                Meaning: two
                Default: no
                Since: 2
                """, shown(rows(table, 19), 19));
    }

    @Test
    void aLongTableFlowsWithTheWidthsOfItsBeginning() {
        var markdown = new Markdown(true);
        markdown.add("| a | b |");
        markdown.add("|---|---|");
        for (int i = 0; i < 11; i++) markdown.add("| " + i + " | x |");
        assertEquals(List.of(), markdown.take());
        markdown.add("| 11 | x |");
        assertEquals(14, markdown.take().size());
        markdown.add("| 12 | longer |");
        assertEquals("12 │ long\n   │ er\n", shown(markdown.take(), 79));
    }

    @Test
    void codeFlowsWhileItIsWritten() {
        var markdown = new Markdown(true);
        markdown.add("```java");
        for (int i = 0; i < 2_000; i++) {
            markdown.add("int a" + i + " = " + i + ";");
            assertEquals(1, markdown.take().size());
        }
    }

    @Test
    void withoutLooksEverythingIsShownAsWritten() {
        var markdown = new Markdown(false);
        List<String> lines = List.of("# *a*", "", "", "| b |", "|---|", "```", "    c", "```");
        lines.forEach(markdown::add);
        assertEquals(lines, markdown.take().stream().map(Row::text).toList());
        assertEquals(
                List.of("- *d"),
                markdown.live(List.of("- *d")).stream().map(Row::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "reply_zh"})
    void rowsNeverDependOnWhenTheTextCame(String reply) throws IOException {
        String text = resource(reply + ".md");
        for (int width : List.of(25, 79)) {
            List<Row> whole = rows(text, width);
            List<String> lines = text.lines().toList();
            var markdown = new Markdown(true);
            markdown.fit(width);
            var taken = new ArrayList<Row>();
            for (String line : lines) {
                for (int end = 0; end <= line.length(); end++) markdown.live(List.of(line.substring(0, end)));
                markdown.add(line);
                taken.addAll(markdown.take());
                assertEquals(whole.subList(0, taken.size()), taken);
            }
            List<Row> rest = markdown.live(List.of());
            assertEquals(whole.subList(taken.size(), whole.size()), rest);
        }
    }

    /// What is below the scrollback differs from what it becomes in its last rows only, and seldom there.
    @ParameterizedTest
    @ValueSource(strings = {"reply", "reply_zh"})
    void whatIsBeingWrittenLooksAsItWill(String reply) throws IOException {
        String text = resource(reply + ".md").replaceAll("(?m)^\\|.*\\n", "");
        List<String> whole = rows(text, 200).stream().map(Row::text).toList();
        var markdown = new Markdown(true);
        markdown.fit(200);
        int taken = 0;
        int jumps = 0;
        int frames = 0;
        for (String line : text.lines().toList()) {
            for (int end = 0; end <= line.length(); end++) {
                List<Row> live = markdown.live(List.of(line.substring(0, end)));
                for (int i = 0; i < live.size(); i++) {
                    frames++;
                    if (!whole.get(taken + i).startsWith(live.get(i).text())) jumps++;
                }
            }
            markdown.add(line);
            taken += markdown.take().size();
        }
        assertTrue(jumps * 100 < frames, jumps + " of " + frames);
    }

    @Test
    void anythingIsDrawnWithoutFault() {
        var random = new Random(7);
        String marks = "  \t-*+_`~#>|[]()!\\&;:=19.<a中😀x\n\n\n";
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(80); n > 0; n--) text.append(mark(marks, random));
            int width = random.nextInt(8, 60);
            List<Row> whole = rows(text.toString(), width);
            var markdown = new Markdown(true);
            markdown.fit(width);
            var taken = new ArrayList<Row>();
            for (String line : text.toString().lines().toList()) {
                if (random.nextBoolean()) markdown.live(List.of(line.substring(0, random.nextInt(line.length() + 1))));
                markdown.add(line);
                taken.addAll(markdown.take());
            }
            markdown.finish();
            taken.addAll(markdown.take());
            assertEquals(whole, taken, text.toString());
        }
    }

    private static String mark(String marks, Random random) {
        int at = random.nextInt(marks.length());
        return Character.isSurrogate(marks.charAt(at)) ? "😀" : marks.substring(at, at + 1);
    }
}
