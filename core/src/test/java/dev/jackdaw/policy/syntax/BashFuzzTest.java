package dev.jackdaw.policy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is read, reading ends soon and with an answer.
final class BashFuzzTest {
    private static final int STRINGS = Integer.getInteger("jackdaw.seeds", 20_000);

    private static final List<String> FRAGMENTS = List.of(
            "a",
            "b1",
            " ",
            "  ",
            "\n",
            "\t",
            ";",
            "&",
            "&&",
            "||",
            "|",
            "|&",
            "(",
            ")",
            "((",
            "))",
            "{",
            "}",
            "{ ",
            "; }",
            "[[ ",
            " ]]",
            "[",
            "]",
            "$",
            "$(",
            "${",
            "${x:-",
            "$((",
            "$[",
            "`",
            "'",
            "\"",
            "$'",
            "\\",
            "\\\n",
            "#",
            "<",
            ">",
            "<<E\n",
            "<<-'E'",
            "\nE\n",
            "E",
            "<<<",
            ">&",
            "&>",
            "2>",
            "{f}>",
            "<(",
            ">(",
            "=",
            "+=",
            "a=",
            "a=(",
            "a[",
            "~",
            "*",
            "?(",
            "!(",
            "@(a|",
            "!",
            " if ",
            " then ",
            " else ",
            " elif ",
            " fi ",
            " for ",
            " in ",
            " do ",
            " done ",
            " while ",
            " case ",
            " esac ",
            ";;",
            ";&",
            " function ",
            " coproc ",
            " time ",
            " select ",
            "()",
            "{a,b}",
            "{1..9}",
            ",",
            "..",
            "declare ",
            "=~",
            "-f",
            "\0",
            "\r",
            "\u200b",
            "é",
            "😀",
            "\ud800",
            "\\u",
            "\\x4",
            "\\c");

    @Test
    void whateverIsReadGivesAnAnswerInFewSteps() {
        for (int seed = 0; seed < STRINGS; seed++) {
            String command = command(new Random(seed));
            var reading = new Reading(command.length());
            try {
                Bash.parse(command, reading);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + command, e);
            }
            assertTrue(
                    reading.steps() <= 101L * (command.length() + 10),
                    "seed " + seed + " takes " + reading.steps() + ": " + command);
        }
    }

    private static String command(Random random) {
        var command = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) command.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        return command.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "((",
                "$((",
                "${",
                "${x:-",
                "$(",
                "$( (",
                "a=(",
                "<(",
                "\"$(",
                "{ ",
                "!(",
                "{",
                "{,",
                "[",
                "a[",
                "a[$(",
                "[[ ( ",
                "`\\",
                "if ",
                "while ",
                "f() ",
                "! ",
                "$'",
                "\"${x:-",
                "x <<a\n",
                "case a in (",
                "$((($(",
                "$[",
                "\\\n",
                "$(a[$(",
                "$((`",
                "{a}",
                "~"
            })
    void depthIsBounded(String fragment) {
        String command = fragment.repeat(10_000 / fragment.length());
        var reading = new Reading(command.length());
        Bash.parse(command, reading);
        assertTrue(reading.steps() < 1_100_000, fragment + " takes " + reading.steps());
    }

    @Test
    void bracesDoNotMultiply() {
        Parsed parsed = Bash.parse("echo " + "{a,b}".repeat(1_900));
        assertEquals(Optional.empty(), parsed.fault());
        assertTrue(parsed.script().steps().getFirst().command() instanceof Node.Simple simple
                && simple.words().getLast().pieces().size() == 1_900);
    }

    @Test
    void lengthAndNumberAreBounded() {
        assertEquals(Optional.empty(), Bash.parse("a;".repeat(500)).fault());
        assertEquals(
                Optional.of("it has more than 500 commands"),
                Bash.parse("a;".repeat(501)).fault());
        assertEquals(
                Optional.of("it has more than 10000 characters"),
                Bash.parse("a".repeat(10_001)).fault());
        assertEquals(
                Optional.empty(),
                Bash.parse("echo " + "$(echo ".repeat(40) + ")".repeat(40)).fault());
        assertEquals(
                Optional.of("it is nested more than 100 levels deep"),
                Bash.parse("$(".repeat(101)).fault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb",
                "a\u001b[2K",
                "a\0b",
                "a\u00a0b",
                "'a\u200bb'",
                "# \u202e",
                "a\u2028b",
                "\ufeffa",
                "a\u00ad",
                "a\u3164",
                "a\ufe0f",
                "a\udb40\udc61",
                "a\u0085b",
                "\ud800"
            })
    void whatCannotBeSeenIsAFault(String command) {
        assertEquals(
                Optional.of("it has an invisible character"),
                Bash.parse(command).fault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo grüße 你好 👍", "git commit -m '✨ ✔️ naïve'", "echo\t'a\tb'\n"})
    void textOfAllLanguagesPasses(String command) {
        assertEquals(Optional.empty(), Bash.parse(command).fault());
    }
}
