package dev.jackdaw.tool.kit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequiredTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "plain text#plain text",
                "foo.*barbaz#barbaz",
                "colou?r#colo",
                "x{2}abc#abc",
                "ab+cd#ab",
                "(one|two)three#three",
                "one|two#-",
                "[a-z]+name#name",
                "\\bword\\b#word",
                "\\.java$#.java",
                "(?i)word#-",
                "a.b#-",
                "\\Qa.b\\E#-",
                "\\x41bc#-",
                "[[a]b]cde#-",
                "ab🙂?cd🙂x#cd🙂x",
                "import (static )?java#import ",
            })
    void of(String pattern, String expected) {
        assertEquals(expected.strip(), RequiredText.of(pattern).orElse("-").strip());
    }
}
