package dev.jackdaw.tool.kit.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static Matcher matcher(long deadline) {
        return Pattern.compile("(.*)(.*)(.*)\\1\\2\\3c").matcher(new Patience("ab".repeat(400), deadline));
    }

    @Test
    void anExpressionIsGivenUpWhenTheTimeIsOver() {
        assertThrows(
                Searcher.TooSlow.class, () -> matcher(System.nanoTime() - 1).find());
    }

    @Test
    void anExpressionInTimeIsNot() {
        assertFalse(Pattern.compile("c")
                .matcher(new Patience("ab".repeat(400), System.nanoTime() - 1))
                .find());
    }
}
