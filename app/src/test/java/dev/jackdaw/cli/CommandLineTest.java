package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {

    private static CommandLine parse(String... arguments) throws CommandFault {
        return CommandLine.parse(List.of(arguments));
    }

    @Test
    void flagsAndWordsMayComeInAnyOrder() throws CommandFault {
        CommandLine line = parse("-p", "mend it", "--model=m", "--max-turns", "3", "-c");
        assertEquals(
                new CommandLine(
                        Optional.empty(),
                        List.of("mend it"),
                        Map.of(
                                "--print", List.of("true"),
                                "--model", List.of("m"),
                                "--max-turns", List.of("3"),
                                "--continue", List.of("true"))),
                line);
    }

    @Test
    void lettersJoin() throws CommandFault {
        assertEquals(
                Map.of("--print", List.of("true"), "--continue", List.of("true")),
                parse("-pc", "go on").values());
    }

    @Test
    void theFirstWordMayBeASubcommandButNotOfAPrintedTask() throws CommandFault {
        assertEquals(Optional.of("doctor"), parse("doctor").subcommand());
        assertEquals(Optional.of("doctor"), parse("-p", "doctor").prompt());
    }

    @Test
    void afterTwoDashesEverythingIsWords() throws CommandFault {
        assertEquals(
                Optional.of("--model is a flag"),
                parse("-p", "--", "--model is a flag").prompt());
    }

    @Test
    void resumingTakesAnIdWhereOneFollows() throws CommandFault {
        assertEquals(Optional.of("abc"), parse("-r", "abc", "-p").value("--resume"));
        assertEquals(Optional.of(""), parse("-r", "-p").value("--resume"));
    }

    @Test
    void aListTakesTheWordsThatLookLikeRules() throws CommandFault {
        CommandLine line = parse(
                "-p",
                "do it",
                "--allowedTools",
                "Bash(git log *),Edit",
                "Read",
                "--disallowed-tools",
                "Write Bash(rm *)");
        assertEquals(
                Map.of(
                        "permissions.allow", List.of("Bash(git log *),Edit", "Read"),
                        "permissions.deny", List.of("Write Bash(rm *)")),
                line.settings());
        assertEquals(Optional.of("do it"), line.prompt());
    }

    @Test
    void aPromptAfterAListOfRulesIsNoRule() throws CommandFault {
        assertEquals(
                Optional.of("mend it"),
                parse("-p", "--allowedTools", "Edit", "mend it").prompt());
    }

    @Test
    void otherProgramsNamesSetTheSameFields() throws CommandFault {
        CommandLine line = parse(
                "--model-provider",
                "http",
                "--model-name",
                "m",
                "--api-format",
                "anthropic",
                "--approval",
                "never",
                "--max-new-tokens",
                "512",
                "--dangerously-skip-permissions=false",
                "--no-stream");
        assertEquals(
                Map.of(
                        "provider", List.of("http"),
                        "model", List.of("m"),
                        "wire", List.of("anthropic"),
                        "permission_mode", List.of("never"),
                        "max_tokens", List.of("512"),
                        "stream", List.of("false")),
                line.settings());
    }

    @Test
    void toolsAreNamedInEitherSpelling() throws CommandFault {
        assertEquals(
                List.of("bash", "read", "todo"),
                parse("--tools", "Bash,read,TodoWrite").settings().get("tools"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--modle x|there is no flag --modle; did you mean --model? (jackdaw --help lists all)",
                "--max-turns|--max-turns needs a value: --max-turns N",
                "--print=no|--print takes no value",
                "--json|--json belongs to: jackdaw tools, jackdaw sessions, jackdaw context, jackdaw models, jackdaw permissions, jackdaw trust, jackdaw knowledge, jackdaw memory",
                "--zebra x|there is no flag --zebra (jackdaw --help lists all)",
            })
    void whatIsWrongIsNamed(String arguments, String why) {
        var fault = assertThrows(CommandFault.class, () -> parse(arguments.split(" ")));
        assertEquals(why, fault.why());
        assertEquals(2, fault.code());
    }
}
