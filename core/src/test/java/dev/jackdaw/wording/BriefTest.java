package dev.jackdaw.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BriefTest {
    @Test
    void whatIsLongerEndsWithDots() {
        assertEquals("abcd", Brief.head("abcd", 4));
        assertEquals("abc…", Brief.head("abcde", 4));
    }

    @Test
    void noCharacterIsSplit() {
        assertEquals("ab…", Brief.head("ab\uD83D\uDE00cd", 4));
        assertEquals(2, Brief.whole("ab\uD83D\uDE00cd", 3));
        assertEquals(4, Brief.whole("ab\uD83D\uDE00cd", 4));
    }

    @Test
    void blanksAndLineEndsAreOneBlank() {
        assertEquals("a b c", Brief.line("\n a \t\r\n b\u0000c  "));
    }
}
