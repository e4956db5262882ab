package dev.jackdaw.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Command.Decide;
import dev.jackdaw.agent.Command.Decision;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.Question.Outcome;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Words WORDS = Words.of(Map.of());

    private static Question question(String why, String rule) {
        return new Question(new Fact.ApprovalAsked("c", why, rule), WORDS);
    }

    private static Outcome press(Question question, Key... keys) {
        Outcome last = new Outcome.Open();
        for (Key key : keys) last = question.press(key);
        return last;
    }

    private static Outcome decided(Decision decision, String note) {
        return new Outcome.Decided(new Decide("c", decision, note));
    }

    @Test
    void digitsAndLettersAnswerAtOnce() {
        assertEquals(decided(Decision.ONCE, ""), press(question("", "Bash(ls)"), new Key.Typed("1")));
        assertEquals(decided(Decision.ONCE, ""), press(question("", "Bash(ls)"), new Key.Typed("y")));
        assertEquals(decided(Decision.ALWAYS, ""), press(question("", "Bash(ls)"), new Key.Typed("2")));
    }

    @Test
    void enterTakesYesUnlessItIsDangerous() {
        assertEquals(decided(Decision.ONCE, ""), press(question("", "Bash(ls)"), Key.Named.ENTER));
        assertEquals(decided(Decision.NO, ""), press(question("", ""), Key.Named.ENTER, Key.Named.ENTER));
        assertEquals(
                decided(Decision.NO, ""),
                press(question("Dangerous: deletes much", "Bash(rm *)"), Key.Named.ENTER, Key.Named.ENTER));
    }

    @Test
    void arrowsMoveTheChoice() {
        assertEquals(
                decided(Decision.ALWAYS, ""),
                press(question("", "Bash(ls)"), Key.Named.DOWN, Key.Named.DOWN, Key.Named.UP, Key.Named.ENTER));
    }

    @Test
    void aReasonGoesWithANo() {
        assertEquals(
                decided(Decision.NO, "use gradle 中"),
                press(question("", "Bash(ls)"), new Key.Typed("3"), new Key.Typed("use gradle 中"), Key.Named.ENTER));
    }

    @Test
    void whatNoRuleAllowsCannotBeAllowedForGood() {
        assertInstanceOf(Outcome.Open.class, press(question("", ""), new Key.Typed("2")));
    }

    @Test
    void escapeStopsAndGoesBackFromTheReason() {
        assertInstanceOf(Outcome.Stopped.class, press(question("", "Bash(ls)"), Key.Named.ESCAPE));
        assertInstanceOf(Outcome.Open.class, press(question("", "Bash(ls)"), new Key.Typed("3"), Key.Named.ESCAPE));
    }

    @Test
    void aSentenceBeingTypedIsNoAnswer() {
        var asking = new Asking(WORDS);
        var asked = Optional.of(new Fact.ApprovalAsked("c", "", "Bash(ls)"));
        assertTrue(asking.passes(new Key.Typed("wh"), 1_000));
        asking.look(asked, true, 1_050);
        assertTrue(asking.passes(new Key.Typed("y"), 1_100));
        assertTrue(!asking.passes(new Key.Typed("y"), 2_000));
        assertEquals(decided(Decision.ONCE, ""), asking.press(new Key.Typed("y"), 2_000));
        asking.look(asked, true, 2_010);
        assertTrue(asking.question().isEmpty(), "an answered question does not come back");
    }

    private static List<String> shown(Question question, int width, int most) {
        return question.live(width, most).rows().stream().map(Row::text).toList();
    }

    @Test
    void thereIsRoomForTheChoicesBeforeTheReason() {
        Question question = question("it may change something", "Bash(mvn test:*)");
        assertEquals(
                List.of(
                        "it may change something",
                        "❯ [1] yes",
                        "  [2] yes, and don't ask again for: Bash(mvn test:*) (this session)",
                        "  [3] no, with a reason",
                        "1, 2, 3 or arrows and Enter · Esc: no, and stop"),
                shown(question, 80, 20));
        assertEquals(List.of("❯ [1] yes", "  [2] yes, and don…", "  [3] no, with a r…"), shown(question, 19, 3));
        assertEquals(List.of("❯ [1] yes", "1, 2, 3 or arrows …"), shown(question, 19, 2));
        assertEquals(List.of("❯ [1] yes"), shown(question, 19, 1));
    }

    @Test
    void theKeysAreToldAsAWholeWhereThereIsRoom() {
        Question question = question("", "");
        assertEquals(
                List.of("  [1] yes", "❯ [3] no, with a reason", "1, 2, 3 or arrows and Enter · ", "Esc: no, and stop"),
                shown(question, 32, 9));
        press(question, new Key.Typed("3"));
        assertEquals(
                List.of(
                        "  [1] yes",
                        "❯ [3] no, with a reason",
                        "Why not? It is told to the ",
                        "model; Enter alone gives no ",
                        "reason, Esc goes back.",
                        "> "),
                shown(question, 32, 12));
    }

    @Test
    void theOneThatIsChosenIsShownAsFarAsItFits() {
        Question question = question("", "Bash(mvn test:*)");
        question.press(Key.Named.DOWN);
        assertEquals(
                List.of("  [1] yes", "❯ [2] yes, and don't ", "      ask again for:  …", "  [3] no, with a reason"),
                shown(question, 23, 4));
    }

    @Test
    void theReasonBeingTypedIsAlwaysSeen() {
        Question question = question("why not", "Bash(ls)");
        press(question, new Key.Typed("3"), new Key.Typed("too late"));
        for (int most = 1; most < 12; most++) {
            List<String> rows = shown(question, 30, most);
            assertEquals("> too late", rows.get(question.live(30, most).row()));
            assertTrue(rows.size() <= most, rows.toString());
        }
    }

    @Test
    void whatCannotBeSeenInARuleIsSpelledOut() {
        assertTrue(shown(question("", "Bash(ls\u202e)"), 80, 9).get(1).contains("Bash(ls\\u202e)"));
    }
}
