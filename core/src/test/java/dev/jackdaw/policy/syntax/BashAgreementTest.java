package dev.jackdaw.policy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Bash itself makes of the same commands, where it is installed.
final class BashAgreementTest {
    private static final Path BASH = Path.of("/bin/bash");

    /// Bash reads these, and may run them; nobody should without being asked.
    private static final List<String> STRICTER = List.of("a[1 2]", "cat <<E␤foo", "echo ${ x; }", "echo ${}", "[[ ]]");

    /// Bash reads these where `extglob` is set only.
    private static final List<String> MILDER = List.of("echo !(a) ?(b|c) x@(a|b)");

    private static final List<String> PIECES = List.of(
            "a",
            "b c",
            "'",
            "\"",
            "\\",
            "$'",
            "$\"",
            "''",
            "\"\"",
            "'x y'",
            "\"p q\"",
            "\\'",
            "\\\"",
            "\\\\",
            "$'\\n'",
            "$'\\x41'",
            "$'\\101'",
            "$'\\''",
            "$'\\u20ac'",
            "é",
            "{",
            "}",
            ",",
            "{a,b}",
            "{1..3}",
            "..",
            "=",
            "#",
            "]",
            "[",
            "!",
            "%",
            "\\\n",
            "\"\\\n\"",
            "$",
            ":",
            "^",
            "@",
            "+",
            "-",
            "\\$",
            "\"\\x\"",
            "\"\\$\"",
            "\"'\"",
            "'\"'",
            "~",
            ";");

    @BeforeEach
    void bashIsInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(BASH));
    }

    @Test
    void bashAcceptsWhatHasNoFault() throws Exception {
        var disagreeing = new ArrayList<String>();
        for (String command :
                Files.readAllLines(Path.of("src/test/resources/dev/jackdaw/policy/syntax/commands.txt"))) {
            String printed = bash("-n", "-c", command.replace('␤', '\n')).strip();
            if (printed.contains("warning: here-document")) printed = "";
            boolean sound = Bash.parse(command.replace('␤', '\n')).fault().isEmpty();
            if (sound != printed.isEmpty() && !STRICTER.contains(command) && !MILDER.contains(command))
                disagreeing.add(command + (sound ? " <- bash: " + printed : " <- ours only"));
        }
        assertEquals(List.of(), disagreeing);
    }

    @Test
    void fixedWordsAreWhatBashMakesOfThem() throws Exception {
        var random = new Random(4711);
        var script = new StringBuilder("HOME=/home/tilde; set -f +B +H; shopt -u expand_aliases\n");
        var expected = new ArrayList<String>();
        var words = new ArrayList<String>();
        while (words.size() < 5_000) {
            String word = word(random);
            Parsed parsed = Bash.parse("x " + word);
            if (parsed.fault().isPresent()
                    || word.endsWith("\\")
                    || !(parsed.script().steps().size() == 1)) continue;
            if (!(parsed.script().steps().getFirst().command() instanceof Node.Simple simple)) continue;
            if (simple.words().size() < 2
                    || !simple.words().stream().allMatch(each -> each.fixed().isPresent())) continue;
            words.add(word);
            expected.add(String.join(
                    "␟",
                    simple.words().stream()
                            .skip(1)
                            .map(each -> each.fixed().orElseThrow() + "␟")
                            .toList()));
            script.append("printf '%s␟␟' ").append(word).append("\nprintf '\\0'\n");
        }
        Path file = Files.createTempFile("words", ".sh");
        Files.writeString(file, script);
        String[] printed = bash(file.toString()).split("\0", -1);
        Files.delete(file);
        var differing = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String bash = printed[i].isEmpty() ? "" : printed[i].substring(0, printed[i].length() - 1);
            if (!expected.get(i).equals(bash))
                differing.add(words.get(i) + " <- ours " + expected.get(i) + ", bash " + bash);
        }
        assertEquals(List.of(), differing);
        assertTrue(expected.size() > 4_000);
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) word.append(PIECES.get(random.nextInt(PIECES.size())));
        return word.toString();
    }

    private static String bash(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(BASH.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
