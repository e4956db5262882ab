package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SanitiserTest {

    @Test
    void coloursAndTitlesAreTakenOut() {
        assertEquals("red plain", Sanitiser.clean("\u001b[31mred\u001b[0m \u001b]0;title\u0007plain"));
        assertEquals("link", Sanitiser.clean("\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\"));
        assertEquals("ab", Sanitiser.clean("a\u001bPq#0;2;0;0;0\u001b\\b"));
        assertEquals("ab", Sanitiser.clean("a\u009b2Jb"));
        assertEquals("ab", Sanitiser.clean("a\u001b(0b"));
    }

    @Test
    void anUnendedSequenceSwallowsItsLineOnly() {
        assertEquals("\nsafe", Sanitiser.clean("\u001b]0;never ended\nsafe"));
        assertEquals("", Sanitiser.clean("\u001b["));
        assertEquals("", Sanitiser.clean("\u001b"));
    }

    @Test
    void lineEndsAndTabsStay() {
        assertEquals("a\nb\n\tc\nd", Sanitiser.clean("a\r\nb\n\tc\rd"));
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsShown() {
        assertEquals("a\ufffdb\ufffdc", Sanitiser.clean("a\u202eb\u2066c"));
    }

    @Test
    void letterByLetterEverythingInvisibleIsSpelledOut() {
        assertEquals(
                "rm \\x1b[2K\\u202etxt\\u200b\\r\\x07\\U000e0041",
                Sanitiser.escaped("rm \u001b[2K\u202etxt\u200b\r\u0007\udb40\udc41"));
    }

    @Test
    void wordsOfAllLanguagesStay() {
        String text = "naïve 中文字符 日本語 한국어 עברית العربية 👩‍👩‍👧 🎉 ✓ ─ é";
        assertEquals(text, Sanitiser.clean(text));
    }

    @Test
    void aHalfCharacterIsReplaced() {
        assertEquals("a\ufffdb", Sanitiser.clean("a\ud800b"));
    }

    @Test
    void noControlSurvivesWhateverComes() {
        for (int seed = 0; seed < 300; seed++) {
            String clean = Sanitiser.clean(noise(new Random(seed)));
            boolean unsafe = clean.chars()
                    .anyMatch(c ->
                            c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e);
            assertFalse(unsafe, "seed " + seed);
        }
    }

    private static String noise(Random random) {
        String letters = "\u001b\u001b[];?0123mHJK\\\u0007\u009b\u009d\u0090\u202e\u0000\b\r\nab中";
        var text = new StringBuilder();
        for (int i = 0; i < 60; i++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
