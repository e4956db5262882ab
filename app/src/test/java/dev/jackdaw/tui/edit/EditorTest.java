package dev.jackdaw.tui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Words;
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
}
