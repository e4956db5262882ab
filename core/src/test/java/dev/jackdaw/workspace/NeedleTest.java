package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NeedleTest {

    @Test
    void theSameIsFoundAsByLookingEverywhere() {
        var random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            String text = letters(random, random.nextInt(700), 3 + random.nextInt(3));
            String sought = letters(random, 1 + random.nextInt(9), 3);
            boolean folded = random.nextBoolean();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int from = Math.min(bytes.length, random.nextInt(4));
            int expected = folded
                    ? text.toLowerCase(Locale.ROOT).indexOf(sought.toLowerCase(Locale.ROOT), from)
                    : text.indexOf(sought, from);
            var needle = new Needle(sought, folded);
            assertEquals(expected, needle.find(bytes, from, bytes.length), sought + " in " + text);
            assertEquals(expected >= 0, needle.isIn(bytes, from, bytes.length), sought + " in " + text);
        }
    }

    private static String letters(Random random, int length, int kinds) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
            text.append((char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(kinds)));
        return text.toString();
    }
}
