package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    /// Regional indicators are a flag in pairs only; colours of skin are joined to what stands before them.
    private static boolean joins(int codePoint) {
        return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff || codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    }

    @Test
    void theTableOfWidthsKnowsEveryEmojiTheJdkKnows() {
        assertEquals(
                0,
                IntStream.range(0, 0x110000)
                        .filter(Character::isEmojiPresentation)
                        .filter(codePoint -> !joins(codePoint) && Cells.width(codePoint) != 2)
                        .count());
    }

    @Test
    void everyIdeographIsWide() {
        assertEquals(
                0,
                IntStream.range(0x2e80, 0x110000)
                        .filter(Character::isDefined)
                        .filter(Character::isIdeographic)
                        .filter(codePoint -> codePoint != 0x16fe4 && Cells.width(codePoint) != 2)
                        .mapToObj(Integer::toHexString)
                        .toList()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "abc,3",
        "中文,4",
        "é,1",
        "e\u0301,1",
        "👩‍👩‍👧,2",
        "❤️,2",
        "❤,1",
        "🇨🇳,2",
        "👍🏽,2",
        "1️⃣,2",
        "한글,4",
        "ｆ,2",
        "ｱ,1"
    })
    void whatIsReadAsOneCharacterIsMeasuredAsOne(String text, int width) {
        assertEquals(width, Cells.width(text));
    }
}
