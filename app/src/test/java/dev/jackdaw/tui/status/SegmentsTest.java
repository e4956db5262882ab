package dev.jackdaw.tui.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    private static final Segments FULL = new Segments(
            "acceptEdits", "sandbox: bubblewrap", "", "claude-sonnet-5", 90_000, 128_000, Optional.of(0.1234));
    private static final Words ENGLISH = Words.of(Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "200|  acceptEdits · sandbox: bubblewrap · claude-sonnet-5 [ctx 90.0k/128k ████░░] · $0.1234",
                "80|  acceptEdits · sandbox: bubblewrap · claude-sonnet-5 [ctx 90.0k/128k] · $0.1234",
                "76|  acceptEdits · sandbox: bubblewrap · claude-sonnet-5 [ctx 90.0k/128k]",
                "60|  acceptEdits · sandbox: bubblewrap [ctx 90.0k/128k ████░░]",
                "55|  acceptEdits · sandbox: bubblewrap [ctx 90.0k/128k]",
                "39|  acceptEdits [ctx 90.0k/128k]",
                "24|acceptEdits 90.0k/128k",
                "19|acceptEdits 70%",
                "12|acceptE… 70%",
                "7|ac… 70%",
            })
    void theModeAndTheWindowStayLongest(int width, String shown) {
        String told = FULL.row(width, ENGLISH).text();
        assertEquals(shown, told);
        assertTrue(told.length() <= width);
    }

    @Test
    void itNeverTakesMoreRoomThanThereIs() {
        for (String language : List.of("en", "zh"))
            for (int width = 8; width < 120; width++)
                assertTrue(FULL.row(width, Words.of(Map.of("LANG", language))).width() <= width);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var fresh = new Segments("default", "", "", "m", 0, 128_000, Optional.empty());
        assertEquals("  default · m", fresh.row(80, ENGLISH).text());
        var unmeasured = new Segments("default", "", "", "m", 6_500, 0, Optional.empty());
        assertEquals("  default · m [ctx 6.5k]", unmeasured.row(80, ENGLISH).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "80|  default · no sandbox · goal 1/3 · loop 10 min · m [ctx 10/128k ░░░░░░]",
                "70|  default · no sandbox · goal 1/3 · loop 10 min · m [ctx 10/128k]",
                "62|  default · no sandbox · goal 1/3 · loop 10 min [ctx 10/128k]",
                "52|  default · goal 1/3 · loop 10 min [ctx 10/128k]",
                "44|  default · no sandbox [ctx 10/128k ░░░░░░]",
            })
    void whatGoesOnStaysLongerThanTheModel(int width, String shown) {
        var busy = new Segments("default", "no sandbox", "goal 1/3 · loop 10 min", "m", 10, 128_000, Optional.empty());
        assertEquals(shown, busy.row(width, ENGLISH).text());
    }

    @Test
    void theColourTellsHowFullItIs() {
        List<Ink> inks = Stream.of(590L, 600L, 850L, 851L)
                .map(used -> new Segments("default", "", "", "m", used, 1_000, Optional.empty()))
                .map(segments -> segments.row(80, ENGLISH).pieces().get(2).ink())
                .toList();
        assertEquals(List.of(Ink.GOOD, Ink.WARNING, Ink.WARNING, Ink.BAD), inks);
    }
}
