package dev.jackdaw.tui.story;

import static dev.jackdaw.tui.story.Told.heard;
import static dev.jackdaw.tui.story.Told.model;
import static dev.jackdaw.tui.story.Told.user;
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
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private long now = 1_000;
    private final Transcript transcript = new Transcript(Words.of(Map.of()), new Look(true, true), () -> now);

    private void see(Event... events) {
        for (Event event : events) transcript.see(event);
    }

    private String shown() {
        return text(transcript.take());
    }

    private String unfinished() {
        return text(transcript.present().unfinished());
    }

    private static String text(List<Row> rows) {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
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
                  └ a
                    b
                    c
                    d
                    … +2 lines (Ctrl-O shows all)

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
        assertEquals("\nFirst line\nsecond li", unfinished());
        see(heard("ne\n"));
        assertEquals("\nFirst line", shown());
        assertEquals("second line", unfinished());
        see(model("First line\nsecond line\n"));
        assertEquals("second line", shown());
        assertEquals("", unfinished());
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
        assertEquals("thinking for 0 s", transcript.activity());
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
        assertEquals("\n● Bash ls\n  └ (nothing)\n\n> also this", shown());
        see(model("Done."), ended(Ending.Reason.ANSWERED, ""));
        assertEquals("\nDone.\n\n0.0 s · 800 in · 75 % cached · 40 out\n\n> afterwards", shown());
        assertTrue(transcript.running());
    }

    @Test
    void aRunningCommandShowsWhatItPrintedLast() {
        see(user("go"), model(call("c", "make")), new Glimpse.ToolStarted("c"));
        see(new Glimpse.ToolPrinted("c", "one\ntw"), new Glimpse.ToolPrinted("c", "o\u001b[31m!\n"));
        assertEquals(
                "\n● Bash make\n  └ one\n    two!", text(transcript.present().running(5)));
        assertEquals("\n● Bash make\n  └ two!", text(transcript.present().running(1)));
        assertEquals("\n● Bash make", text(transcript.present().running(0)));
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

                ■ Bash first
                  └ stopped

                ○ Bash second
                  └ not run

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
        assertEquals("\n● Edit src/A.java\n    1 - -- a comment\n    1 + int b;", text(rows));
        assertEquals(
                List.of(Ink.DIM, Ink.REMOVED, Ink.REMOVED),
                rows.get(2).pieces().stream().map(Row.Piece::ink).toList());
        assertEquals(
                List.of(Ink.DIM, Ink.ADDED, Ink.ADDED),
                rows.get(3).pieces().stream().map(Row.Piece::ink).toList());
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

    @Test
    void aSessionTakenUpStillHasItsOpenStepsHoweverLongAgoTheyWereListed() {
        var listed = Told.ran("t", "…", "todos", List.of(Json.obj("content", "one", "status", "in_progress")));
        var lines = new ArrayList<Line>();
        for (Fact fact : List.of(user("go"), model(Told.call("t", "todo")), listed, model("So far.")))
            lines.add(new Line(lines.size(), Instant.EPOCH, fact));
        for (int i = 0; i < 5; i++)
            for (Fact fact : List.of(ended(Ending.Reason.ANSWERED, ""), user("question " + i), model("answer " + i)))
                lines.add(new Line(lines.size(), Instant.EPOCH, fact));
        transcript.replay(lines);
        assertEquals(
                List.of(new Steps.Step("one", Steps.State.DOING)),
                transcript.enterprise().panel().all());
    }

    @Test
    void callsThatOnlyLookedBecomeOneLineWhenSomethingElseIsTold() {
        see(user("go"), model(Told.call("a", "read", "path", "A.java"), Told.call("b", "read", "path", "B.java")));
        shown();
        see(Told.ran("a", "x", "numLines", 1));
        assertEquals("", shown());
        assertEquals("\n● Read A.java\n  └ 1 line", unfinished());
        see(Told.ran("b", "x", "numLines", 7));
        assertEquals("\n● Read 2 files\n  └ A.java, B.java", unfinished());
        see(model(Told.call("c", "grep", "pattern", "x y", "path", "src")), Told.ran("c", "src/A.java:1"));
        assertEquals("", shown());
        see(model("That is all."));
        assertEquals("\n● Read 2 files · Searched once\n  └ A.java, B.java, x y in src\n\nThat is all.", shown());
        assertEquals("", unfinished());
    }

    @Test
    void oneLookAloneIsToldAsItIs() {
        see(user("go"), model(Told.call("a", "grep", "pattern", "x")), Told.ran("a", "A.java:1\nB.java:2"));
        see(ended(Ending.Reason.INTERRUPTED, ""));
        assertTrue(shown().contains("\n● Grep x\n  └ A.java:1\n    B.java:2\n\n■ interrupted"));
    }

    @Test
    void aLookThatFailedIsNotFolded() {
        see(user("go"), model(Told.call("a", "read", "path", "A"), Told.call("b", "read", "path", "B")));
        shown();
        see(Told.ran("a", "x", "numLines", 1), Told.failed("b", "there is no file B"));
        assertEquals("\n● Read A\n  └ 1 line\n\n✗ Read B\n  └ there is no file B", shown());
    }

    @Test
    void plainLinesHoldNothingBackAndNameNoKey() {
        var plain = new Transcript(Words.of(Map.of()), new Look(false, false), () -> now);
        plain.see(user("go"));
        plain.see(model(Told.call("a", "grep", "pattern", "x")));
        plain.see(Told.ran("a", "1\n2\n3\n4\n5\n6\n"));
        assertEquals("\n● Grep x\n  └ 1\n    2\n    3\n    4\n    … +2 lines", text(plain.take()));
    }

    @Test
    void toldInFullNothingIsFolded() {
        var full = new Transcript(Words.of(Map.of()), new Look(true, true, Look.Depth.FULL, new Display()), () -> now);
        var thinking = new Content.Thinking("first\nthen", "");
        full.see(user("go"));
        full.see(new Fact.ModelSaid(new Reply(
                "r",
                "fake/m",
                List.of(thinking, new Content.Call(call("c", "ls"))),
                new Usage(0, 0, 0, 0, 0, Json.obj()),
                Finish.STOP,
                "")));
        full.see(Told.ran("c", "1\n2\n3\n4\n5\n6\n7\n"));
        assertEquals(
                "\n> go\n\n│ first\n│ then\n\n● Bash ls\n  └ 1\n    2\n    3\n    4\n    5\n    6\n    7",
                text(full.take()));
    }

    @Test
    void aCommandThatFailedShowsWhatItSaidLastAndHowLongItTook() {
        see(user("go"), model(call("c", "make")), new Glimpse.ToolStarted("c"));
        shown();
        now += 12_000;
        see(Told.failed("c", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n[exit code 2]", "exitCode", 2, "stdout", ""));
        assertEquals("""

                ✗ Bash make · exit code 2 · 12 s
                  └ … +2 lines (Ctrl-O shows all)
                    3
                    4
                    5
                    6
                    7
                    8
                    9
                    10""", shown());
    }

    @Test
    void aCommandThePersonStoppedDidNotFail() {
        see(user("go"), model(call("c", "sleep 9")));
        shown();
        see(Told.failed("c", "begun\n[interrupted by the user]", "stdout", "begun", "interrupted", true));
        assertEquals("\n■ Bash sleep 9\n  └ begun\n    stopped", shown());
    }

    @Test
    void aRefusalHasAMarkOfItsOwn() {
        see(user("go"), model(call("c", "rm -rf /")));
        shown();
        see(Told.failed("c", "Refused: and so on", "refused", true, "why", "no mode allows it"));
        assertEquals("\n⊘ Bash rm -rf /\n  └ refused: no mode allows it", shown());
    }

    @Test
    void aChangeThatWasAgreedToIsShownOnce() {
        String diff = "--- a/A\n+++ b/A\n@@ -1 +1 @@\n-a b\n+a c\n";
        transcript.foresee(_ -> new Proposal(List.of(), List.of(), Optional.of(diff)));
        see(user("go"), model(Told.call("c", "edit", "path", "A", "old_string", "b", "new_string", "c")));
        shown();
        see(new Fact.ApprovalAsked("c", "it changes a file", ""));
        assertEquals("\n? Edit wants to make this change:\n    path: A\n    1 - a b\n    1 + a c", shown());
        see(new Fact.ApprovalGiven("c", true, "user", ""));
        see(Told.ran("c", "ok", "diff", diff, "added", 1, "removed", 1));
        assertEquals("  ✓ allowed\n\n● Edit A · +1 −1\n  └ as shown above", shown());
    }

    @Test
    void aCallThatOnlyListsThingsIsToldByItsResult() {
        var item = Json.obj("content", "one", "status", "in_progress");
        see(user("go"), model(Told.call("t", "todo", "todos", List.of(item))));
        shown();
        see(Told.ran("t", "…", "todos", List.of(item)));
        assertEquals("\n● Todo\n  └ 0 of 1 done", shown());
    }

    @Test
    void theListOfStepsIsKeptUpToDateAndGoesBackWithTheConversation() {
        see(user("go"), model(Told.call("t", "todo")));
        see(Told.ran("t", "…", "todos", List.of(Json.obj("content", "one", "status", "in_progress"))));
        var one = List.of(new Steps.Step("one", Steps.State.DOING));
        assertEquals(one, transcript.enterprise().panel().all());
        see(model("So far."), ended(Ending.Reason.ANSWERED, ""));
        see(user("on"), model(Told.call("u", "todo")));
        see(Told.ran("u", "…", "todos", List.of(Json.obj("content", "one", "status", "completed"))));
        see(model("Done."), ended(Ending.Reason.ANSWERED, ""));
        assertEquals(List.of(), transcript.enterprise().panel().all());
        see(new Fact.Rewound(1));
        assertEquals(one, transcript.enterprise().panel().all());
    }

    @Test
    void whatIsThoughtIsSeenInItsLastLines() {
        see(user("hi"), Told.thought("one\ntwo\n"), Told.thought("three\nfo"), Told.thought("ur[31m"));
        assertEquals("  │ two\n  │ three\n  │ four", text(transcript.present().thinking(80, 5)));
        assertEquals("  │ four", text(transcript.present().thinking(80, 1)));
        now += 3_000;
        assertEquals("thinking for 3 s", transcript.activity());
        see(heard("So."));
        assertEquals("", text(transcript.present().thinking(80, 5)));
    }

    @Test
    void tokensAreCountedAsTheyArrive() {
        see(user("hi"), heard("eight ch"));
        assertEquals(2, transcript.written());
        see(heard("中文"));
        assertEquals(4, transcript.written());
        see(model("…"));
        assertEquals(20, transcript.written());
    }
}
