package dev.jackdaw.tui.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.diff.WordDiff.Fate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    private static final List<String> WORDS = List.of(
            "int",
            "a",
            "42",
            "_b",
            " ",
            "  ",
            "\t",
            "=",
            "(",
            ");",
            "中文",
            "字",
            "é",
            "e\u0301",
            "👨‍👩‍👧",
            "🎉",
            "ไทย",
            "Ж");

    private static String marked(List<WordDiff.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.fate() == Fate.CHANGED ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private static String text(List<WordDiff.Piece> pieces) {
        return pieces.stream().map(WordDiff.Piece::text).collect(Collectors.joining());
    }

    private static String kept(List<WordDiff.Piece> pieces) {
        return text(pieces.stream().filter(piece -> piece.fate() == Fate.KEPT).toList());
    }

    private static String both(String before, String after) {
        WordDiff diff = WordDiff.of(before, after);
        return marked(diff.before()) + " → " + marked(diff.after());
    }

    @Test
    void aWordThatChangedIsMarkedAsAWhole() {
        assertEquals("int [old] = 1; → int [fresh] = 1;", both("int old = 1;", "int fresh = 1;"));
        assertEquals("f(a) → f(a[, b])", both("f(a)", "f(a, b)"));
        assertEquals("[if (]x[)] → x", both("if (x)", "x"));
    }

    @Test
    void scriptsWithoutSpacesAreComparedCharacterByCharacter() {
        assertEquals("我[喜欢]猫 → 我[讨厌]猫", both("我喜欢猫", "我讨厌猫"));
        assertEquals("[カ]キ → [ク]キ", both("カキ", "クキ"));
    }

    @Test
    void aChangeOfSpacesAloneIsMarked() {
        assertEquals("[\t]x → [    ]x", both("\tx", "    x"));
        assertEquals("x → x[ ]", both("x", "x "));
    }

    @Test
    void charactersThatBelongTogetherAreNotTornApart() {
        assertEquals("[👨‍👩‍👧] → [👨‍👩‍👦]", both("👨‍👩‍👧", "👨‍👩‍👦"));
        assertEquals("[cafe\u0301] → [cafe]", both("cafe\u0301", "cafe"));
    }

    @Test
    void thePiecesAreTheLinesAndWhatIsKeptIsInBoth() {
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            String before = line(random);
            String after = random.nextBoolean() ? line(random) : changed(before, random);
            WordDiff diff = WordDiff.of(before, after);
            assertEquals(before, text(diff.before()));
            assertEquals(after, text(diff.after()));
            assertEquals(kept(diff.before()), kept(diff.after()), before + " → " + after);
            assertTrue(diff.likeness() >= 0 && diff.likeness() <= 1, before + " → " + after);
        }
    }

    @Test
    void veryLongLinesTakeNoLongTime() {
        String line = "word, ".repeat(20_000);
        WordDiff diff = WordDiff.of("first " + line + "last", "other " + line.replace("word", "thing") + "last");
        assertEquals("other " + line.replace("word", "thing") + "last", text(diff.after()));
    }

    private static String line(Random random) {
        var line = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) line.append(WORDS.get(random.nextInt(WORDS.size())));
        return line.toString();
    }

    private static String changed(String before, Random random) {
        int at = random.nextInt(before.length() + 1);
        return before.substring(0, at) + WORDS.get(random.nextInt(WORDS.size())) + before.substring(at);
    }
}
