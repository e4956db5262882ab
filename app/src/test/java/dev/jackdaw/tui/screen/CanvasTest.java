package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final Canvas.Size SIZE = new Canvas.Size(20, 6);

    private final Canvas canvas = new Canvas(Theme.DARK);
    private final VirtualScreen screen = new VirtualScreen(20, 6);

    private static List<Row> rows(String... texts) {
        return Stream.of(texts).map(text -> Row.of(Ink.BOLD, text)).toList();
    }

    private String draw(List<Row> fresh, Canvas.Live live) {
        String bytes = canvas.frame(fresh, live, SIZE);
        screen.write(bytes);
        return bytes;
    }

    @Test
    void linesGoAboveWhatStaysBelow() {
        draw(rows("header"), new Canvas.Live(rows("", "> hi"), 1, 4));
        draw(rows("one", "two"), new Canvas.Live(rows("", "> hi"), 1, 4));
        assertEquals("header\none\ntwo\n\n> hi|", screen.text());
    }

    @Test
    void everyLineIsInTheScrollbackOnce() {
        var expected = new StringBuilder();
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            String[] live = new String[1 + random.nextInt(5)];
            for (int j = 0; j < live.length; j++) live[j] = "live " + j + " 中".repeat(random.nextInt(4));
            List<Row> fresh = random.nextBoolean() ? rows("line " + i) : List.of();
            if (!fresh.isEmpty()) expected.append("line ").append(i).append('\n');
            draw(fresh, new Canvas.Live(rows(live), random.nextInt(live.length), random.nextInt(5)));
        }
        draw(List.of(), new Canvas.Live(rows("> "), 0, 2));
        assertEquals(expected + "> |", screen.text());
    }

    @Test
    void whatDoesNotChangeIsNotSentAgain() {
        var live = new Canvas.Live(rows("status", "> hi"), 1, 4);
        draw(List.of(), live);
        assertEquals("", draw(List.of(), live));
        String bytes = draw(List.of(), new Canvas.Live(rows("status", "> hit"), 1, 5));
        assertEquals("\u001b[1mt\u001b[0m", bytes);
    }

    @Test
    void longLinesAreWrappedAboveAndCutBelow() {
        draw(rows("a long line that does not fit"), new Canvas.Live(rows("> 中文中文中文中文中文中文"), 0, 2));
        assertEquals("a long line that\ndoes not fit\n> |中文中文中文中文…", screen.text());
    }

    @Test
    void moreThanTheScreenHoldsIsShownAroundTheCursor() {
        var many = new ArrayList<Row>();
        for (int i = 0; i < 20; i++) many.addAll(rows("live " + i));
        draw(List.of(), new Canvas.Live(many, 19, 0));
        assertEquals("live 15\nlive 16\nlive 17\nlive 18\n|live 19", screen.text());
    }

    @Test
    void leavingTakesOffEverythingButTheScrollback() {
        draw(rows("said"), new Canvas.Live(rows("spinner", "> hi", "status"), 1, 4));
        screen.write(canvas.erase());
        assertEquals("said\n|", screen.text());
    }

    @Test
    void noSizeIsTooSmall() {
        for (int columns = 0; columns < 12; columns++)
            for (int lines = 0; lines < 6; lines++)
                canvas.frame(
                        rows("a line 中文"),
                        new Canvas.Live(rows("one", "two 中文", "three"), 2, 3),
                        new Canvas.Size(columns, lines).usable());
    }
}
