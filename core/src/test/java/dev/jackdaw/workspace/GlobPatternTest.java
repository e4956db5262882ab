package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.java A.java true",
                "*.java src/A.java false",
                "**/*.java A.java true",
                "**/*.java a/b/A.java true",
                "src/**/A.java src/A.java true",
                "src/**/A.java src/x/y/A.java true",
                "src/**/A.java srcx/A.java false",
                "src/** src/x/y true",
                "**/test/** a/test/b/c true",
                "**/test/** a/tests/b false",
                "a**b axxb true",
                "a**b ax/xb false",
                "a?c abc true",
                "a?c a/c false",
                "[a-c]x bx true",
                "[!a-c]x bx false",
                "[]x]y ]y true",
                "[a-]x -x true",
                "[unclosed [unclosed true",
                "\\*x *x true",
                "\\*x ax false",
                "*a*b*c xaybzc true",
                "*a*b*c xaybz false",
                "* .hidden true",
            })
    void matches(String pattern, String path, boolean expected) {
        assertEquals(expected, new GlobPattern(pattern).matches(path));
        if (expected) Assertions.assertTrue(new GlobPattern(pattern).mayEndWith(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.{ts,tsx} a.tsx true",
                "*.{ts,tsx} a.js false",
                "{a,b/{c,d}}/x b/d/x true",
                "{a,b/{c,d}}/x b/x false",
                "x{,y} x true",
                "{open {open true",
            })
    void alternatives(String pattern, String path, boolean expected) {
        assertEquals(
                expected,
                GlobPattern.alternatives(pattern).stream().anyMatch(alternative -> alternative.matches(path)));
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        var pattern = new GlobPattern("*a".repeat(40) + "b");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> pattern.matches("a".repeat(5000)));
    }
}
