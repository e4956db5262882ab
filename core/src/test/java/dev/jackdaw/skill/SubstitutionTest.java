package dev.jackdaw.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.skill.Template.Piece;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubstitutionTest {
    private static final Map<String, String> VARIABLES = Map.of("CLAUDE_SESSION_ID", "s-1");

    private static Recipe recipe(Family family) {
        return new Recipe(
                Kind.COMMAND,
                "x",
                "",
                Json.obj("arguments", List.of("issue", "branch")),
                "",
                new Origin(Path.of("/x.md"), Owner.USER, family),
                List.of());
    }

    private static String put(Family family, String arguments, String body) {
        return new Substitution(recipe(family), Optional.of(arguments), VARIABLES).in(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "CLAUDE   | one two          | $ARGUMENTS!              | one two!",
                "CLAUDE   | one two          | $0 and $1                | one and two",
                "JACKDAW  | one two          | $1 and $2, $0            | one and two, $0",
                "AGENTS   | one two          | $1 of $ARGUMENTS         | $1 of one two",
                "MINICODE | one two          | $1 of $ARGUMENTS         | $1 of one two",
                "CLAUDE   | one two          | $ARGUMENTS[1]            | two",
                "JACKDAW  | one two          | $ARGUMENTS[1]            | two",
                "CLAUDE   | one two          | $ARGUMENTS[7]<           | <",
                "CLAUDE   | one two          | $issue on $branch        | one on two",
                "CLAUDE   | one two          | $issues ${issue}         | $issues ${issue}",
                "CLAUDE   | 'one two' three  | $0-$1                    | one two-three",
                "CLAUDE   | \"a 'b'\" c\\ d  | $0-$1                    | a 'b'-c d",
                "CLAUDE   | don't stop       | $0-$1                    | don't-stop",
                "CLAUDE   | \"\" b           | $0-$1                    | -b",
                "CLAUDE   | $1 x             | $0,$1                    | $1,x",
                "CLAUDE   | one              | \\$0 \\$ARGUMENTS        | $0 $ARGUMENTS",
                "CLAUDE   | one              | costs $5.00 or \\$       | costs .00 or \\$",
                "CLAUDE   | one              | ${CLAUDE_SESSION_ID} ${X} | s-1 ${X}",
                "CLAUDE   | 一 二            | $1                       | 二",
            })
    void putsArgumentsInTheirPlaces(Family family, String arguments, String body, String expected) {
        assertEquals(expected, put(family, arguments, body));
    }

    @Test
    void positionsStayWhereNoArgumentsWereGiven() {
        var without = new Substitution(recipe(Family.CLAUDE), Optional.empty(), VARIABLES);
        assertEquals("awk '{print $1}' $issue ", without.in("awk '{print $1}' $issue $ARGUMENTS"));
    }

    @Test
    void commandsAndFilesAreFoundOutsideOfCodeOnly() {
        assertEquals(
                List.of(
                        new Piece.Text("Status: "),
                        new Piece.Run("git status"),
                        new Piece.Text("\nSee "),
                        new Piece.Show("src/$0.java", ","),
                        new Piece.Text(" mail a@b.c, `@no` x!`no`\n```\n!`no` @no\n```\n"),
                        new Piece.Show("end", "")),
                Template.of(
                        "Status: !`git status`\nSee @src/$0.java, mail a@b.c, `@no` x!`no`\n```\n!`no` @no\n```\n@end"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "one two        | git log $ARGUMENTS      | git log one two",
                "'a b' $(c)     | f $ARGUMENTS            | f 'a b' '$(c)'",
                "a;b            | f $0 '$0' \"$0\"         | f 'a;b' 'a;b' \"a;b\"",
                "$(x)`y         | f \"$ARGUMENTS\"         | f \"\\$(x)\\`y\"",
                "$(x)           | f \"$(g \"$0\" $0)\" $0   | f \"$(g \"\\$(x)\" '$(x)')\" '$(x)'",
                "don't          | f '$0' $0               | f 'don'\\''t' 'don'\\''t'",
                "$(x)           | f \\' \\\" $0            | f \\' \\\" '$(x)'",
                "a              | f $1<                   | f <",
                "a b            | awk '{print \\$1}' $0   | awk '{print $1}' a",
            })
    void nothingPutIntoACommandIsRun(String arguments, String command, String expected) {
        var substitution = new Substitution(recipe(Family.CLAUDE), Optional.of(arguments), VARIABLES);
        assertEquals(expected, substitution.inCommand(command));
    }
}
