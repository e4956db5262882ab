package dev.jackdaw.tui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {

    private static Speech speech() {
        var speech = new Speech(true, new Display(), Words.of(Map.of()));
        speech.fit(60);
        return speech;
    }

    private static List<Row> whole(String text) {
        return streamed(text, text.length(), new Random(1), List.of());
    }

    /// What is handed out for a text in pieces of random lengths, drawn at random times.
    private static List<Row> streamed(String text, int longest, Random random, List<Row> known) {
        Speech speech = speech();
        var rows = new ArrayList<Row>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + random.nextInt(1, longest + 1));
            speech.hear(new Arrival.TextArrived(0, text.substring(at, end)), 0);
            if (random.nextInt(3) == 0) speech.unfinished();
            rows.addAll(speech.take());
            if (!known.isEmpty()) assertEquals(known.subList(0, rows.size()), rows);
            at = end;
        }
        speech.stop();
        rows.addAll(speech.take());
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply.md", "reply_zh.md"})
    void anySplitOfAReplyGivesTheSameRows(String reply) throws IOException {
        try (var in = Objects.requireNonNull(SpeechTest.class.getResourceAsStream("../markdown/" + reply))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Row> whole = whole(text);
            for (int seed = 0; seed < 60; seed++)
                assertEquals(whole, streamed(text, 1 + seed, new Random(seed), whole), "seed " + seed);
        }
    }

    @Test
    void anySplitOfAnythingGivesTheSameRows() {
        var random = new Random(11);
        String[] parts = {
            "*",
            "**",
            "`",
            "```\n",
            "\n",
            "\n\n",
            "- ",
            "> ",
            "| a | b |\n",
            "|---|---|\n",
            "    ",
            "\t",
            "😀",
            "中文",
            "\r\n",
            "\r",
            "\u001b[31m",
            "[a](b)",
            "word ",
            "# ",
            "1. ",
            "é\u0301",
            "\u202e",
            "---\n",
            "a ".repeat(5_000),
            "<b>",
            "&amp;",
            "|"
        };
        for (int i = 0; i < 150; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) text.append(parts[random.nextInt(parts.length)]);
            List<Row> whole = whole(text.toString());
            int longest = i % 2 == 0 ? 7 : 5_000;
            String shorter = longest == 7 ? text.substring(0, Math.min(500, text.length())) : text.toString();
            if (longest == 7) whole = whole(shorter);
            assertEquals(whole, streamed(shorter, longest, random, whole), shorter);
        }
    }

    @Test
    void nothingATerminalObeysGetsThrough() {
        for (Row row : whole("a\u001b[2Jb &#27;[2J &#x9b;2J `\u001b]0;x\u0007c`\n\n```\n\u001b[H\n```\n"))
            for (char c : row.text().toCharArray()) assertTrue(c >= ' ' && (c < 0x7f || c >= 0xa0), row.text());
    }

    /// What is quadratic takes some thousand times as long as words of the same length.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "_a ",
                "*a **b ",
                "[",
                "[a](",
                "![",
                "`",
                "`a``b```c",
                "<",
                "<a ",
                "&",
                "&a;",
                "](",
                "> ",
                "- ",
                "|",
                "a|",
                "\\",
                "(",
                "https://",
                "**a** ",
                "a\n",
                "*a\n",
                "|a|\n",
                "> a\n",
                "- a\n",
                "```\n",
                "1. ",
                "~~a",
                "#"
            })
    void noTextTakesMuchLongerThanWords(String part) {
        String text = part.repeat(200_000 / part.length());
        String words = "a word ".repeat(text.length() / 7);
        long most = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int tries = 0; tries < 8 && most / 500 >= least || tries == 0; tries++) {
            most = Math.min(most, took(text));
            least = Math.min(least, took(words));
        }
        assertTrue(most / 500 < least, most + " ns, and words " + least);
    }

    private static long took(String text) {
        long start = System.nanoTime();
        Speech speech = speech();
        for (int at = 0; at < text.length(); at += 4_000) {
            speech.hear(new Arrival.TextArrived(0, text.substring(at, Math.min(text.length(), at + 4_000))), 0);
            speech.unfinished();
            speech.take();
        }
        speech.stop();
        return System.nanoTime() - start;
    }
}
