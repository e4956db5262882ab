package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final ToolCall CALL = new ToolCall("c1", "bash", "{\"command\":\"ls\"}");

    private static Conversation after(Fact... facts) {
        Conversation conversation = Conversation.EMPTY;
        for (Fact fact : facts) conversation = conversation.with(fact);
        return conversation;
    }

    private static Fact said(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.NOW);
    }

    private static Fact replied(Finish finish, Content... content) {
        return new Fact.ModelSaid(new Reply("r", "scripted/scripted", List.of(content), Usage.NONE, finish, ""));
    }

    private static Content call(ToolCall call) {
        return new Content.Call(call);
    }

    private static Move next(Fact... facts) {
        return Move.next(after(facts), Budget.USUAL);
    }

    private static Move stop(Ending.Reason reason) {
        return new Move.Stop(Ending.of(reason, ""));
    }

    @Test
    void whatWasAnsweredIsNotAnsweredAgainBecauseItIsToBeSummedUp() {
        Fact[] facts = {said("hi"), replied(Finish.STOP, new Content.Text("done")), new Fact.CompactionAsked("")};
        assertEquals(stop(Ending.Reason.ANSWERED), next(facts));
        Conversation ended = after(facts).with(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        assertEquals(new Move.Compact(""), Move.next(ended, Budget.USUAL));
        Conversation stopped = after(facts).with(new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "")));
        assertEquals(true, stopped.idle());
    }

    @Test
    void speechIsAnsweredByTheModel() {
        assertEquals(new Move.AskModel(ToolChoice.AUTO), next(said("hi")));
    }

    @Test
    void callsRunBeforeAnythingElse() {
        assertEquals(
                new Move.RunTools(List.of(CALL), Set.of()),
                next(said("hi"), replied(Finish.TOOL_CALLS, call(CALL)), said("wait")));
    }

    @Test
    void aCallThatHadBegunIsKnownAsSuch() {
        assertEquals(
                new Move.RunTools(List.of(CALL), Set.of("c1")),
                next(said("hi"), replied(Finish.TOOL_CALLS, call(CALL)), new Fact.ToolBegan("c1")));
    }

    @Test
    void textEndsTheTurn() {
        assertEquals(stop(Ending.Reason.ANSWERED), next(said("hi"), replied(Finish.STOP, new Content.Text("hello"))));
    }

    @Test
    void speechDuringAReplyIsHeardBeforeTheTurnEnds() {
        assertEquals(
                new Move.AskModel(ToolChoice.AUTO),
                next(said("hi"), said("and this"), replied(Finish.STOP, new Content.Text("hello"))));
    }

    @Test
    void anEmptyReplyIsAskedForOnceMore() {
        assertEquals(new Move.Remind(Reminder.EMPTY), next(said("hi"), replied(Finish.STOP)));
        assertEquals(
                stop(Ending.Reason.ANSWERED),
                next(
                        said("hi"),
                        replied(Finish.STOP),
                        new Fact.Reminded(Reminder.EMPTY.about(), "x"),
                        replied(Finish.STOP)));
    }

    @Test
    void aRefusalIsSaid() {
        Move.Stop stop = (Move.Stop) next(said("hi"), replied(Finish.REFUSAL));
        assertEquals(Ending.Reason.REFUSED, stop.ending().reason());
    }

    @Test
    void atTheCapTheModelConcludesWithoutTools() {
        var budget = Budget.rounds(1);
        var facts = new ArrayList<Fact>(List.of(
                said("hi"), replied(Finish.TOOL_CALLS, call(CALL)), new Fact.ToolRan("c1", ToolResult.of("a"))));
        assertEquals(new Move.Remind(Reminder.STEP_LIMIT), Move.next(after(facts.toArray(Fact[]::new)), budget));
        facts.add(new Fact.Reminded(Reminder.STEP_LIMIT.about(), "x"));
        assertEquals(new Move.AskModel(ToolChoice.NONE), Move.next(after(facts.toArray(Fact[]::new)), budget));
        facts.add(replied(Finish.STOP, new Content.Text("so far")));
        Move.Stop stop = (Move.Stop) Move.next(after(facts.toArray(Fact[]::new)), budget);
        assertEquals(Ending.Reason.STEP_LIMIT, stop.ending().reason());
    }

    @Test
    void whoCallsToolsInsteadOfConcludingIsStopped() {
        var facts = new ArrayList<Fact>(List.of(said("hi")));
        for (int i = 0; i < 3; i++) {
            var call = new ToolCall("c" + i, "bash", "{\"command\":\"ls " + i + "\"}");
            facts.add(replied(Finish.TOOL_CALLS, call(call)));
            facts.add(new Fact.ToolRan(call.id(), ToolResult.of("saw " + i)));
            if (i == 1) facts.add(new Fact.Reminded(Reminder.STEP_LIMIT.about(), "x"));
        }
        assertEquals(
                new Move.Stop(Ending.of(Ending.Reason.STEP_LIMIT, "stopped after 3 rounds of tools")),
                Move.next(after(facts.toArray(Fact[]::new)), Budget.rounds(2)));
    }

    @Test
    void aNumberOfTurnsIsAHardEnd() {
        Move.Stop stop = (Move.Stop) Move.next(
                after(said("hi"), replied(Finish.TOOL_CALLS, call(CALL)), new Fact.ToolRan("c1", ToolResult.of("a"))),
                new Budget(100, OptionalInt.of(1), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(Ending.Reason.STEP_LIMIT, stop.ending().reason());
    }

    @Test
    void repeatingTheSameCallIsToldAndThenStopped() {
        var facts = new ArrayList<Fact>();
        facts.add(said("hi"));
        for (int i = 1; i <= 5; i++) {
            var call = new ToolCall("c" + i, "bash", "{}");
            facts.add(replied(Finish.TOOL_CALLS, call(call)));
            facts.add(new Fact.ToolRan("c" + i, ToolResult.of("same")));
            Move move = Move.next(after(facts.toArray(Fact[]::new)), Budget.USUAL);
            switch (i) {
                case 3 -> {
                    assertEquals(new Move.Remind(Reminder.REPETITION), move);
                    facts.add(new Fact.Reminded(Reminder.REPETITION.about(), "x"));
                }
                case 5 ->
                    assertEquals(
                            Ending.Reason.DOOM_LOOP, ((Move.Stop) move).ending().reason());
                default -> assertEquals(new Move.AskModel(ToolChoice.AUTO), move);
            }
        }
    }

    @Test
    void pollingWhoseResultChangesIsNoLoop() {
        var facts = new ArrayList<Fact>();
        facts.add(said("hi"));
        for (int i = 1; i <= 20; i++) {
            facts.add(replied(Finish.TOOL_CALLS, call(new ToolCall("c" + i, "bash", "{}"))));
            facts.add(new Fact.ToolRan("c" + i, ToolResult.of("line " + i)));
        }
        assertEquals(new Move.AskModel(ToolChoice.AUTO), Move.next(after(facts.toArray(Fact[]::new)), Budget.USUAL));
    }

    @Test
    void whatIsOpenWhenATurnEndsIsAnsweredSoThatTheNextRequestIsValid() {
        Conversation ended = after(
                said("hi"),
                replied(Finish.TOOL_CALLS, call(CALL)),
                new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "")));
        assertEquals(true, ended.settled());
        assertEquals(List.of(), ended.unanswered());
        assertEquals(3, ended.messages().size());
        assertEquals(new Move.AskModel(ToolChoice.AUTO), Move.next(ended.with(said("go on")), Budget.USUAL));
    }

    @Test
    void whatIsQueuedBeginsTheNextTurn() {
        Conversation next = after(
                said("one"),
                new Fact.UserSaid("two", List.of(), Fact.Timing.LATER),
                replied(Finish.STOP, new Content.Text("done")),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        assertEquals(false, next.settled());
        assertEquals(List.of(), next.queued());
        assertEquals(0, next.progress().replies());
    }
}
