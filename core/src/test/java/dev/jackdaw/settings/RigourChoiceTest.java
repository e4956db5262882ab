package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.verify.Rigour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigourChoiceTest {
    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder).environment("OPENAI_API_KEY", "mine");
    }

    private static Rigour rigour(Desk desk) {
        return desk.load().settings().orElseThrow().rigour();
    }

    @Test
    void allOfItIsRead() {
        Desk desk = desk().user("""
                verify: on
                verify_tests: all
                verify_repairs: 0
                verify_timeout: 2m
                verify_time: 90
                verify_commands:
                  - make ${x}
                  - run: ruff {files}
                    files: ["*.py", "src/**"]
                """);
        assertEquals(
                new Rigour(
                        Rigour.Mode.ON,
                        0,
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(90),
                        Rigour.Tests.ALL,
                        List.of(
                                new Rigour.Own("make ${x}", List.of()),
                                new Rigour.Own("ruff {files}", List.of("*.py", "src/**")))),
                rigour(desk));
    }

    @Test
    void aVariableNamesOneCommandOrAListOfThem() {
        assertEquals(
                List.of(new Rigour.Own("make a, b", List.of())),
                rigour(desk().environment("JACKDAW_VERIFY_COMMANDS", "make a, b"))
                        .own());
        assertEquals(
                2,
                rigour(desk().environment("JACKDAW_VERIFY_COMMANDS", "[\"a\", \"b\"]"))
                        .own()
                        .size());
    }

    @Test
    void whatIsOutOfRangeIsAProblem() {
        Desk desk = desk().user(
                        "verify: maybe\nverify_repairs: 6\nverify_timeout: 11m\nverify_tests: some\nverify_commands: [{files: x}]");
        assertEquals(
                List.of("verify_commands", "verify", "verify_repairs", "verify_timeout", "verify_tests"),
                desk.load().problems().stream().map(Problem::field).toList());
    }

    @Test
    void aProjectHasNothingRunBeforeItIsTrusted() {
        Desk desk = desk().project("verify: on\nverify_commands: [\"./evil\"]");
        assertEquals(Rigour.USUAL, rigour(desk));
        assertEquals(
                new Rigour(
                        Rigour.Mode.ON,
                        2,
                        Rigour.USUAL.each(),
                        Rigour.USUAL.whole(),
                        Rigour.Tests.RELATED,
                        List.of(new Rigour.Own("./evil", List.of()))),
                rigour(desk.environment("JACKDAW_TRUST_PROJECT", "1")));
    }
}
