package dev.jackdaw.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain\ttext\r\n",
                "\u4E2D\u6587, \u65E5\u672C\u8A9E, \uD55C\uAD6D\uC5B4, \u00E9\u00DF",
                "\uD83D\uDC69\u200D\uD83D\uDCBB \uD83D\uDC68\uD83C\uDFFD\u200D\uD83D\uDE80 \u2764\uFE0F\u200D\uD83D\uDD25 \u26A0\uFE0F \u2714\uFE0E 1\uFE0F\u20E3",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "\u0915\u094D\u200D\u0937 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u05E9\u05DC\u05D5\u05DD\u200F (x)",
                "\u0E44\u0E17\u0E22\u200B\u0E44\u0E17\u0E22",
                "\u845B\uDB40\uDD00 \u2229\uFE00",
                "Zeilen\u00ADumbruch \u0600\u0661"
            })
    void whatWritingNeedsStays(String text) {
        assertEquals(new Invisible.Cleaned(text, List.of()), Invisible.removed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u200C",
                "\u200D",
                "\u2060",
                "\u202A",
                "\u202E",
                "\u2066",
                "\u2069",
                "\u200E",
                "\uFEFF",
                "\uDB40\uDC41\uDB40\uDC42",
                "\uFE0F",
                "\uFE00\uFE01",
                "\uDB40\uDD00",
                "\u3164",
                "\u001B",
                "\u0000",
                "\u2063",
                "\uFFF9"
            })
    void whatHidesInPlainTextIsRemoved(String hidden) {
        assertEquals(
                new Invisible.Cleaned("one\ntwo words\n", List.of(2)),
                Invisible.removed("one\ntwo" + hidden + " words\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE00\uFE0F\uFE0F",
                "\uD83C\uDFF4\uDB40\uDC68\uDB40\uDC69\uDB40\uDC7F",
                "\u0645\u200C\u200C",
                "\u845B\uDB40\uDD00\uDB40\uDD01"
            })
    void whatIsMeantOnceHidesNothingMore(String text) {
        assertEquals(List.of(1), Invisible.removed(text).lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFone"})
    void aMarkAtTheBeginningIsNoAlarm(String text) {
        assertEquals(new Invisible.Cleaned("one", List.of()), Invisible.removed(text));
    }
}
