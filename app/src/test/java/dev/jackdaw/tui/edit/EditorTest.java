package dev.jackdaw.tui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditorTest {
    private final Editor editor = new Editor();

    /// The text with a bar where the cursor is.
    private String shown() {
        return new StringBuilder(editor.raw()).insert(editor.cursor(), '|').toString();
    }

    @Test
    void lettersGoWhereTheCursorIs() {
        editor.type("helo");
        editor.left();
        editor.type("l");
        assertEquals("hell|o", shown());
        editor.home();
        editor.delete();
        assertEquals("|ello", shown());
    }

    @Test
    void aCharacterOfSeveralPartsIsOne() {
        editor.type("a👩‍👩‍👧é🇩🇪👍🏽");
        for (String left : new String[] {"a👩‍👩‍👧é🇩🇪|", "a👩‍👩‍👧é|", "a👩‍👩‍👧|", "a|", "|"}) {
            editor.backspace();
            assertEquals(left, shown());
        }
    }

    @Test
    void wordsAreMovedOverAndKilled() {
        editor.type("git commit -m 'a b'");
        editor.wordLeft();
        editor.wordLeft();
        assertEquals("git commit -m '|a b'", shown());
        editor.killWord();
        assertEquals("git commit -m |a b'", shown());
        editor.killToEnd();
        editor.home();
        editor.yank();
        assertEquals("'a b'|git commit -m ", shown());
        editor.killToStart();
        assertEquals("|git commit -m ", shown());
    }

    @Test
    void linesAreMovedOverBeforeHistory() {
        editor.type("first line\nsecond\nthird line");
        assertTrue(editor.up());
        assertEquals("first line\nsecond|\nthird line", shown());
        assertTrue(editor.up());
        assertEquals("first line|\nsecond\nthird line", shown());
        assertFalse(editor.up());
        assertTrue(editor.down());
        assertTrue(editor.down());
        assertFalse(editor.down());
    }

    @Test
    void aBackslashAtTheEndAsksForAnotherLine() {
        editor.type("one\\");
        assertTrue(editor.continued());
        assertEquals("one\n|", shown());
        assertFalse(editor.continued());
    }

    @Test
    void aLongPasteIsShownShortAndSentWhole() {
        String lines = "line\n".repeat(123);
        editor.type("see ");
        editor.paste(lines);
        editor.type(" please");
        assertEquals("see " + lines + " please", editor.text());
        Layout layout = Layout.of(editor, 60, Words.of(Map.of()));
        assertEquals("> see [pasted 123 lines] please", layout.rows().getFirst().text());
        for (int i = 0; i < 8; i++) editor.backspace();
        assertEquals("see ", editor.text());
    }

    @Test
    void aKilledPasteComesBackWhole() {
        String lines = "line\n".repeat(20);
        editor.paste(lines);
        editor.killToStart();
        editor.clear();
        editor.yank();
        assertEquals(lines, editor.text());
    }

    @Test
    void theCursorIsWhereTheNextLetterWillBe() {
        editor.type("中文ab\ncd");
        Layout layout = Layout.of(editor, 20, Words.of(Map.of()));
        assertEquals(1, layout.row());
        assertEquals(4, layout.column());
        editor.up();
        layout = Layout.of(editor, 20, Words.of(Map.of()));
        assertEquals(0, layout.row());
        assertEquals(4, layout.column());
    }

    @Test
    void aFullLineGoesOnInTheNext() {
        editor.type("12345678");
        Layout layout = Layout.of(editor, 10, Words.of(Map.of()));
        assertEquals(2, layout.rows().size());
        assertEquals(1, layout.row());
        assertEquals(2, layout.column());
    }

    @Test
    void anyKeysKeepTheCursorBetweenCharacters() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var any = new Editor();
            for (int i = 0; i < 60; i++) {
                Key.Named[] named = Key.Named.values();
                Key key = random.nextInt(3) == 0
                        ? new Key.Typed(new String[] {"a", " ", "中", "🎉", "e\u0301", "\n"}[random.nextInt(6)])
                        : named[random.nextInt(named.length)];
                Strokes.edit(any, key);
                if (random.nextInt(8) == 0) any.up();
                assertTrue(any.cursor() >= 0 && any.cursor() <= any.raw().length(), "seed " + seed);
                boolean split = any.cursor() < any.raw().length()
                        && Character.isLowSurrogate(any.raw().charAt(any.cursor()));
                assertFalse(split, "seed " + seed);
                Layout.of(any, 12, Words.of(Map.of()));
            }
        }
    }

    @Test
    void aRunOfTypingIsTakenBackAtOnce() {
        editor.type("one ");
        editor.type("two");
        editor.left();
        editor.type("x");
        editor.type("y");
        editor.undo();
        assertEquals("one tw|o", shown());
        editor.undo();
        assertEquals("|", shown());
        editor.redo();
        assertEquals("one two|", shown());
        editor.redo();
        assertEquals("one twxy|o", shown());
    }

    @Test
    void linesPastesAndKillsAreStepsOfTheirOwn() {
        editor.type("a");
        editor.type("\n");
        editor.type("b");
        editor.paste("pasted");
        editor.killWord();
        String[] steps = {"a\nbpasted", "a\nb", "a", ""};
        for (String step : steps) {
            editor.undo();
            assertEquals(step, editor.text());
        }
    }

    @Test
    void whatWasClearedComesBackWithItsPastes() {
        String lines = "line\n".repeat(20);
        editor.type("see ");
        editor.paste(lines);
        editor.clear();
        editor.undo();
        assertEquals("see " + lines, editor.text());
    }

    @Test
    void whatWasCutInARowComesBackInOneAndTheOneBeforeToo() {
        editor.type("one two three");
        editor.killWord();
        editor.left();
        editor.killWord();
        editor.killWord();
        assertEquals("| ", shown());
        editor.yank();
        assertEquals("one two| ", shown());
        editor.yankPop();
        assertEquals("three| ", shown());
        editor.yankPop();
        assertEquals("one two| ", shown());
        editor.left();
        editor.yankPop();
        assertEquals("one tw|o ", shown());
    }

    @Test
    void wordsOfChineseAndJapaneseAreRunsOfOneScript() {
        editor.type("使用Java编写的プログラムを走らせる。好");
        String[] stops = {"。|好", "を走|らせる", "を|走", "プログラム|を", "的|プ", "Java|编"};
        var seen = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            editor.wordLeft();
            seen.append(shown()).append('\n');
        }
        for (String stop : stops) assertTrue(seen.toString().contains(stop), stop + "\n" + seen);
    }

    @Test
    void wordsChangeTheirCase() {
        editor.type("hello wORLD foo");
        editor.home();
        Strokes.edit(editor, Key.Named.UPPER_WORD);
        Strokes.edit(editor, Key.Named.CAPITAL_WORD);
        Strokes.edit(editor, Key.Named.LOWER_WORD);
        assertEquals("HELLO World foo|", shown());
    }

    @Test
    void anImageStandsAsOneCharacterAndIsSentByItsPath() {
        var image = new Placeholder.Named("[Image #1 800x600 png]", "@/tmp/shot.png");
        editor.type("look at ");
        editor.insert(image);
        editor.type("!");
        assertEquals("look at @/tmp/shot.png!", editor.text());
        assertEquals(List.of(image), editor.placeholders());
        Layout layout = Layout.of(editor, 60, Words.of(Map.of()));
        assertEquals(
                "> look at [Image #1 800x600 png]!", layout.rows().getFirst().text());
        assertEquals(33, layout.column());
        editor.left();
        editor.backspace();
        assertEquals("look at |!", shown());
    }

    @Test
    void aPlaceholderWiderThanTheScreenIsCut() {
        editor.insert(new Placeholder.Named("[Image #1 800x600 png]", "x"));
        Layout layout = Layout.of(editor, 12, Words.of(Map.of()));
        assertEquals("> [Image #1…", layout.rows().getFirst().text());
        assertEquals(1, layout.row());
    }

    @Test
    void upAndDownGoByWhatIsSeenAndKeepTheColumn() {
        editor.type("0123456789abcdef\nxy\n0123456789");
        Layout.of(editor, 12, Words.of(Map.of()));
        String[] rows = {"", "0123456789abcdef\nxy|", "0123456789abcdef|", "012345|6789"};
        editor.left();
        editor.left();
        editor.left();
        editor.left();
        assertTrue(editor.up());
        assertTrue(shown().startsWith(rows[1]), shown());
        assertTrue(editor.up());
        assertTrue(shown().startsWith(rows[2]), shown());
        assertTrue(editor.up());
        assertTrue(shown().startsWith(rows[3]), shown());
        assertFalse(editor.up());
    }

    @Test
    void homeAndEndGoByRowsAndThenByLines() {
        editor.type("0123456789abcdefghij12345");
        Layout.of(editor, 12, Words.of(Map.of()));
        editor.home();
        assertEquals("0123456789abcdefghij|12345", shown());
        editor.home();
        assertEquals("|0123456789abcdefghij12345", shown());
        editor.end();
        assertEquals("012345678|9abcdefghij12345", shown());
        editor.end();
        assertEquals("0123456789abcdefghij12345|", shown());
    }

    @Test
    void undoingAllGivesTheBeginningAndRedoingAllTheEnd() {
        Key.Named[] named = Key.Named.values();
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var any = new Editor();
            any.type("the beginning 中文\n");
            any.moveTo(4);
            for (int i = 0; i < 80; i++) {
                if (random.nextInt(10) == 0) any.paste("pasted\n".repeat(random.nextInt(14)));
                Key key = random.nextInt(2) == 0
                        ? new Key.Typed(new String[] {"a", " ", "中", "🎉", "\u0301", "\n", "\u200d"}[random.nextInt(7)])
                        : named[random.nextInt(named.length)];
                Strokes.edit(any, key);
                if (random.nextInt(8) == 0) any.up();
                CharSequence raw = any.raw();
                int at = any.cursor();
                assertTrue(at == 0 || Cells.next(raw, Cells.previous(raw, at)) == at, "seed " + seed);
            }
            for (int i = 0; i < 200; i++) any.redo();
            String end = any.text();
            for (int i = 0; i < 200; i++) any.undo();
            assertEquals("", any.text(), "seed " + seed);
            for (int i = 0; i < 200; i++) any.redo();
            assertEquals(end, any.text(), "seed " + seed);
        }
    }

    @Test
    void whatIsKeptToBeTakenBackIsBounded() {
        String much = "x".repeat(1_900);
        for (int i = 0; i < 20_000; i++) {
            editor.paste(much);
            editor.clear();
        }
        int steps = 0;
        for (boolean before = !editor.empty(); before != editor.empty(); steps++) {
            before = editor.empty();
            editor.undo();
        }
        assertTrue(steps > 1_000 && steps < 4_000, steps + " steps");
    }

    @Test
    void theCaretStandsWhereTheNextCharacterWillBe() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var any = new Editor();
            for (int i = 0; i < 40; i++) {
                any.type(new String[] {"a", "中", "🎉", " ", "\n", "e\u0301"}[random.nextInt(6)]);
                if (random.nextInt(6) == 0) any.left();
                if (random.nextInt(12) == 0) any.paste("line\n".repeat(12));
            }
            Layout layout = Layout.of(any, 14, Words.of(Map.of()));
            assertTrue(layout.column() <= 14, "seed " + seed);
            for (var row : layout.rows()) assertTrue(row.width() <= 14, "seed " + seed + ": " + row.text());
            any.type("#");
            Layout after = Layout.of(any, 14, Words.of(Map.of()));
            int column = after.column() == 2 ? 2 : after.column() - 1;
            if (after.row() == layout.row() && after.column() > 2)
                assertEquals(layout.column(), column, "seed " + seed);
        }
    }
}
