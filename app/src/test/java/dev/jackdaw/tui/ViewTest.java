package dev.jackdaw.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewTest {
    private final View english = new View(Words.of(Map.of()));
    private final View chinese = new View(Words.of(Map.of("LANG", "zh_CN.UTF-8")));

    @Test
    void theWindowIsToldAsFarAsThereIsRoom() {
        assertEquals(
                " [ctx 6.5k/128k ░░░░░░]", english.window(6_500, 128_000, 80).text());
        assertEquals(
                " [ctx 90.0k/128k ████░░]", english.window(90_000, 128_000, 24).text());
        assertEquals(" [ctx 90.0k/128k]", english.window(90_000, 128_000, 23).text());
        assertEquals(Row.EMPTY, english.window(90_000, 128_000, 16));
        assertEquals(Row.EMPTY, english.window(90_000, 128_000, -5));
        assertEquals(
                " [ctx 990.0k/1M ██████]",
                english.window(990_000, 1_000_000, 80).text());
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertEquals(
                " [上下文 90.0k/128k ████░░]", chinese.window(90_000, 128_000, 27).text());
        assertEquals(" [上下文 90.0k/128k]", chinese.window(90_000, 128_000, 26).text());
        for (View view : List.of(english, chinese))
            for (int room = -3; room < 40; room++) {
                int wide = view.window(90_000, 128_000, room).width();
                assertEquals(true, wide <= Math.max(0, room), "room " + room + ", " + wide);
            }
    }

    @Test
    void theColourTellsHowFullItIs() {
        List<Ink> inks = Stream.of(590L, 600L, 850L, 851L)
                .map(used -> english.window(used, 1_000, 80).pieces().get(1).ink())
                .toList();
        assertEquals(List.of(Ink.GOOD, Ink.WARNING, Ink.WARNING, Ink.BAD), inks);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals(Row.EMPTY, english.window(0, 128_000, 80));
        assertEquals(" [ctx 6.5k]", english.window(6_500, 0, 80).text());
    }
}
