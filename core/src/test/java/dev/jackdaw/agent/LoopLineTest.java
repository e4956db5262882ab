package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.session.Undertaking.LoopSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopLineTest {
    @Test
    void aLoopIsReadAsItIsWritten() {
        assertEquals(new LoopSet("look at it", 600, Optional.empty(), 0), LoopLine.parse("10m  look at it"));
        assertEquals(
                new LoopSet("/review  all", 86_400, Optional.of("test -f \"a b\""), 3),
                LoopLine.parse("1d --times 3 --until \"test -f \\\"a b\\\"\" /review  all"));
        assertEquals(new LoopSet("go", 30, Optional.of("make"), 0), LoopLine.parse("30s --until make go"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            Optional<String> until = random.nextBoolean() ? Optional.empty() : Optional.of(text(random));
            var loop = new LoopSet(text(random), 10 + random.nextInt(100_000), until, random.nextInt(3));
            assertEquals(loop, LoopLine.parse(LoopLine.written(loop)));
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) text.append("ab-\"'\\ $".charAt(random.nextInt(8)));
        return "x" + text.toString().stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({"10", "10 minutes go", "m go", "10x go", "-5m go", "99999999999h go", "10m", "10m --until make"})
    void whatIsNoLoopNamesTheForm(String line) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> LoopLine.parse(line));
        assertEquals(
                "a loop is written /loop 10m [--until \"CMD\"] [--times N] PROMPT",
                wrong.getMessage().substring(wrong.getMessage().indexOf(": ") + 2));
    }
}
