package dev.jackdaw.tui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private long now = 1_000;
    private final Transcript transcript =
            new Transcript(Words.of(Map.of()), new Transcript.Look(true, true), () -> now);

    private void see(Event... events) {
        for (Event event : events) transcript.see(event);
    }

    private String shown() {
        return text(transcript.take());
    }

    private static String text(List<Row> rows) {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    private static Fact.UserSaid user(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.NOW);
    }

    private static Glimpse heard(String text) {
        return new Glimpse.Heard(new Arrival.TextArrived(0, text));
    }

    private static Fact.ModelSaid model(Object... parts) {
        var content = new ArrayList<Content>();
        for (Object part : parts)
            content.add(part instanceof ToolCall call ? new Content.Call(call) : new Content.Text(part.toString()));
        return new Fact.ModelSaid(
                new Reply("r", "fake/m", content, new Usage(100, 20, 300, 0, 0, Json.obj()), Finish.STOP, ""));
    }

    private static ToolCall call(String id, String command) {
        return new ToolCall(id, "bash", Json.obj("command", command).write());
    }

    private static Fact.TurnEnded ended(Ending.Reason reason, String detail) {
        return new Fact.TurnEnded(Ending.of(reason, detail));
    }

    @Test
    void aTurnReadsFromTopToBottom() {
        see(user("list it"), model("Let me see.", call("c", "ls")), new Glimpse.ToolStarted("c"));
        see(new Fact.ToolRan("c", ToolResult.of("a\nb\nc\nd\ne\nf\n")), model("There are **six**."));
        now += 2_500;
        see(ended(Ending.Reason.ANSWERED, ""));
        assertEquals("""

                > list it

                Let me see.

                ● Bash ls
                  ⎿ a
                    b
                    c
                    d
                    … +2 lines

                There are six.

                2.5 s · 800 in · 75 % cached · 40 out""", shown());
        assertFalse(transcript.running());
    }

    @Test
    void textIsShownAsItArrivesAndOnlyOnce() {
        see(user("hi"));
        shown();
        see(heard("First line\nsec"), heard("ond li"));
        assertEquals("", shown());
        assertEquals("\nFirst line\nsecond li", text(transcript.unfinished()));
        see(heard("ne\n"));
        assertEquals("\nFirst line", shown());
        assertEquals("second line", text(transcript.unfinished()));
        see(model("First line\nsecond line\n"));
        assertEquals("second line", shown());
        assertEquals("", text(transcript.unfinished()));
    }

    @Test
    void whatTheScreenMissedIsMadeUpFor() {
        see(user("hi"), heard("First"));
        shown();
        see(model("First line\n\nand more"));
        assertEquals("\nFirst line\n\nand more", shown());
        see(heard("lost"), model("something else"));
        assertEquals("\nlost\n(said in full:)\n\nsomething else", shown());
    }

    @Test
    void aReplyThatBeginsAgainSaysSo() {
        see(user("hi"), heard("Half a sen"));
        shown();
        see(new Glimpse.Heard(new Arrival.Retrying(1, 5, 3_000, 529, "overloaded")));
        assertEquals("\nHalf a sen\n(the reply broke off; it begins again)", shown());
        now += 1_000;
        assertEquals("asking again in 2 s (overloaded; attempt 2 of 5)", transcript.activity());
        see(
                new Glimpse.Heard(new Arrival.ReplyBegan("r", "m", Usage.NONE)),
                heard("A whole one."),
                model("A whole one."));
        assertEquals("\nA whole one.", shown());
    }

    @Test
    void thinkingIsFoldedToALine() {
        see(user("hi"), new Glimpse.Heard(new Arrival.ThinkingArrived(0, "hm")));
        assertEquals("thinking", transcript.activity());
        now += 4_200;
        shown();
        see(heard("So."), model("So."));
        assertEquals("\nthought for 4.2 s\n\nSo.", shown());
    }

    @Test
    void whatIsSaidMeanwhileIsShownWhereItIsHeard() {
        see(user("go"), model(call("c", "ls")));
        shown();
        see(user("also this"), new Fact.UserSaid("afterwards", List.of(), Fact.Timing.LATER));
        assertEquals("", shown());
        see(new Fact.ToolRan("c", ToolResult.of("")));
        assertEquals("\n● Bash ls\n  ⎿ (nothing)\n\n> also this", shown());
        see(model("Done."), ended(Ending.Reason.ANSWERED, ""));
        assertEquals("\nDone.\n\n0.0 s · 800 in · 75 % cached · 40 out\n\n> afterwards", shown());
        assertTrue(transcript.running());
    }

    @Test
    void aRunningCommandShowsWhatItPrintedLast() {
        see(user("go"), model(call("c", "make")), new Glimpse.ToolStarted("c"));
        see(new Glimpse.ToolPrinted("c", "one\ntw"), new Glimpse.ToolPrinted("c", "o\u001b[31m!\n"));
        assertEquals("\n● Bash make\n  ⎿ two!", text(transcript.unfinished()));
        assertEquals("running Bash", transcript.activity());
    }

    @Test
    void whatAsksIsShownLetterByLetter() {
        see(user("go"), model(call("c", "rm \u001b[2K -rf\u202e /\nls")));
        shown();
        see(new Fact.ApprovalAsked("c", "it may change something", ""));
        assertEquals("\n? Bash wants to run:\n    rm \\x1b[2K -rf\\u202e /\n    ls", shown());
        assertEquals("c", transcript.question().orElseThrow().callId());
        see(new Fact.ApprovalGiven("c", false, "user", "too dangerous"));
        assertEquals("  ✗ not allowed: too dangerous", shown());
        assertTrue(transcript.question().isEmpty());
    }

    @Test
    void anInterruptedTurnTellsWhatWasLeft() {
        see(user("go"), model(call("a", "first"), call("b", "second")), new Glimpse.ToolStarted("a"));
        shown();
        now += 61_000;
        see(ended(Ending.Reason.INTERRUPTED, "interrupted by the user"));
        assertEquals("""

                ● Bash first
                  ⎿ stopped

                ● Bash second
                  ⎿ not run

                ■ interrupted
                1 min 1 s · 400 in · 75 % cached · 20 out""", shown());
    }

    @Test
    void aFailureSaysWhatHappened() {
        see(user("go"));
        shown();
        see(ended(Ending.Reason.MODEL_ERROR, "the key is wrong"));
        assertEquals("\n■ the model failed: the key is wrong\n0.0 s", shown());
    }

    @Test
    void aChangeIsShownLineByLine() {
        var edit = new ToolCall("c", "edit_file", "{\"path\":\"src/A.java\"}");
        see(user("go"), model(edit));
        shown();
        String diff = "--- a/src/A.java\n+++ b/src/A.java\n@@ -1,2 +1 @@\n--- a comment\n+int b;\n";
        see(new Fact.ToolRan("c", ToolResult.of("ok").with(Json.obj("diff", diff))));
        List<Row> rows = transcript.take();
        assertEquals("\n● Edit src/A.java\n    @@ -1,2 +1 @@\n    --- a comment\n    +int b;", text(rows));
        assertEquals(Ink.BAD, rows.get(3).pieces().getFirst().ink());
        assertEquals(Ink.GOOD, rows.get(4).pieces().getFirst().ink());
    }

    @Test
    void aSessionTakenUpShowsItsLastTurns() {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 5; i++)
            for (Fact fact : List.of(user("question " + i), model("answer " + i), ended(Ending.Reason.ANSWERED, "")))
                lines.add(new Line(lines.size(), Instant.EPOCH, fact));
        transcript.replay(lines);
        String shown = shown();
        assertTrue(
                shown.startsWith("… taken up after 6 messages; /history shows them\n\n> question 3\n\nanswer 3"),
                shown);
        assertEquals(10, transcript.conversation().messages().size());
    }
}
