package dev.jackdaw.agent;

import static dev.jackdaw.agent.Bench.look;
import static dev.jackdaw.agent.Bench.touch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Usage;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LiveSessionTest {
    private final List<String> touched = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory("test");

    @TempDir
    Path folder;

    private List<String> told(Session of) {
        return of.lines().stream()
                .map(line -> switch (line.fact()) {
                    case Fact.UserSaid(var text, var _, var _) -> "user: " + text;
                    case Fact.ModelSaid(var reply) ->
                        reply.calls().isEmpty()
                                ? "model: " + reply.text()
                                : "model calls " + reply.calls().size();
                    case Fact.ToolRan(var id, var result) -> id + ": " + result.text();
                    case Fact.TurnEnded(var ending) -> "end: " + ending.reason();
                    case Fact other -> dev.jackdaw.json.Records.tag(other.getClass());
                })
                .toList();
    }

    @Test
    void aTaskIsWorkedToItsAnswer() throws Exception {
        var model = new ScriptedModel().calls(look("a", "x"), look("b", "y")).says("done");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
        assertEquals(
                List.of("user: go", "model calls 2", "a: saw x", "b: saw y", "model: done", "end: ANSWERED"),
                told(session));
    }

    @Test
    void aTurnNobodyResumedStaysAsItIsWhenTheSessionIsClosed() throws Exception {
        session.append(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
        Bench.open(session, new ScriptedModel(), Mode.BYPASS, touched).close();
        assertEquals(List.of("user: go"), told(session));
    }

    @Test
    void aTextNoModelCouldReadIsRefusedAndTheSessionGoesOn() throws Exception {
        var model = new ScriptedModel().says("done");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            var refused = assertThrows(
                    IllegalArgumentException.class, () -> live.send(Command.Say.now("x".repeat(40 << 20))));
            assertEquals(
                    "what was said is longer than 10 MB; put it into a file and name the file", refused.getMessage());
            assertEquals(List.of(), told(session));
            live.send(Command.Say.now("go"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
        assertEquals(List.of("user: go", "model: done", "end: ANSWERED"), told(session));
    }

    @Test
    void readingCallsRunTogetherAndAnswerInOrder() throws Exception {
        var calls = new ToolCall[8];
        for (int i = 0; i < 8; i++) calls[i] = look("c" + i, "slow " + i);
        var model = new ScriptedModel().calls(calls).says("done");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            Instant start = Instant.now();
            live.send(Command.Say.now("go"));
            live.await();
            long millis = Duration.between(start, Instant.now()).toMillis();
            assertTrue(millis < 1_400, "eight waits of 200 ms, one after another, would take 1,600 ms; took " + millis);
        }
        assertEquals("c0: saw slow 0", told(session).get(2));
        assertEquals("c7: saw slow 7", told(session).get(9));
    }

    @Test
    void whatChangesSomethingIsNotedBeforeItRuns() throws Exception {
        var model = new ScriptedModel()
                .calls(touch("a", "x"), look("b", "y"), touch("c", "z"))
                .says("done");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            live.await();
        }
        assertEquals(
                List.of(
                        "user: go",
                        "model calls 3",
                        "tool-began",
                        "a: touched x",
                        "b: saw y",
                        "tool-began",
                        "c: touched z",
                        "model: done",
                        "end: ANSWERED"),
                told(session));
    }

    @Test
    void wrongCallsAreAnsweredAndTheOthersRun() throws Exception {
        var model = new ScriptedModel()
                .calls(
                        new ToolCall("a", "lok", "{}"),
                        new ToolCall("b", "look", "{\"at\": "),
                        new ToolCall("c", "look", "{}"),
                        new ToolCall("d", "look", "{\"at\":\"x\",}"))
                .says("done");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            live.await();
        }
        List<String> told = told(session);
        assertTrue(told.get(2).startsWith("a: There is no tool named \"lok\". Nearest: look."), told.get(2));
        assertTrue(told.get(4).contains("do not fit"), told.get(4));
        assertTrue(told.get(6).contains("\"at\" is required"), told.get(6));
        assertEquals(List.of("recovered", "d: saw x"), told.subList(7, 9));
    }

    @Test
    void aQuestionWaitsForItsAnswer() throws Exception {
        var model = new ScriptedModel().calls(touch("a", "x"), touch("b", "y")).says("done");
        try (LiveSession live = Bench.open(session, model, Mode.DEFAULT, touched)) {
            live.session().follow(0, event -> answer(live, event));
            live.send(Command.Say.now("go"));
            live.await();
        }
        assertEquals(List.of("x"), touched);
        assertTrue(told(session).stream().anyMatch(line -> line.startsWith("b: ") && line.contains("not that one")));
    }

    private static void answer(LiveSession live, Event event) {
        if (!(event instanceof Fact.ApprovalAsked asked)) return;
        var decision = asked.callId().equals("a") ? Command.Decision.ONCE : Command.Decision.NO;
        live.send(new Command.Decide(asked.callId(), decision, decision == Command.Decision.NO ? "not that one" : ""));
    }

    @Test
    void anInterruptStopsARunningCallAndTheNextRequestIsValid() throws Exception {
        var model =
                new ScriptedModel().calls(look("a", "forever"), look("b", "x")).says("again");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            Thread.sleep(100);
            Instant start = Instant.now();
            live.send(new Command.Interrupt());
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
            assertTrue(Duration.between(start, Instant.now()).toMillis() < 1_000);
            live.send(Command.Say.now("go on"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
    }

    @Test
    void anInterruptKeepsWhatWasSaid() throws Exception {
        var speaking = new CountDownLatch(1);
        var model = new ScriptedModel()
                .plays((prompt, arrivals) -> {
                    arrivals.accept(new Arrival.ReplyBegan("r", "m", Usage.NONE));
                    arrivals.accept(new Arrival.TextArrived(0, "half a "));
                    speaking.countDown();
                    Thread.sleep(60_000);
                    throw new AssertionError();
                })
                .says("whole");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            speaking.await();
            live.send(new Command.Interrupt());
            live.await();
            assertEquals(List.of("user: go", "model: half a ", "end: INTERRUPTED"), told(session));
            live.send(Command.Say.now("go on"));
            live.await();
        }
    }

    @Test
    void aModelFailureEndsTheTurnAndKeepsThePartialText() throws Exception {
        var model = new ScriptedModel()
                .plays((prompt, arrivals) -> {
                    arrivals.accept(new Arrival.TextArrived(0, "so far"));
                    throw ModelFailure.lasting("no such model", ModelFailure.Category.MODEL_NOT_FOUND, 404);
                })
                .says("better");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            assertEquals(new Ending(Ending.Reason.MODEL_ERROR, "no such model", 404, "model_not_found"), live.await());
            live.send(Command.Say.now("again"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
    }

    @Test
    void speechDuringToolsIsHeardAfterTheRound() throws Exception {
        var model =
                new ScriptedModel().calls(look("a", "slow"), look("b", "slow")).says("heard");
        try (LiveSession live = Bench.open(session, model, Mode.BYPASS, touched)) {
            live.send(Command.Say.now("go"));
            Thread.sleep(60);
            live.send(Command.Say.now("and this"));
            live.await();
        }
        var last = model.prompts().getLast().messages();
        assertEquals(dev.jackdaw.model.Message.User.of("and this"), last.getLast());
        assertEquals(5, last.size());
    }

    @Test
    void afterACrashBegunCallsAreNotRunAgain() throws IOException, InterruptedException {
        var sessions = new Sessions(folder, folder);
        try (Session before = sessions.create("s")) {
            before.append(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
            before.append(new Fact.ModelSaid(ScriptedModel.reply(
                    List.of(new Content.Call(touch("a", "x")), new Content.Call(touch("b", "y"))), Finish.TOOL_CALLS)));
            before.append(new Fact.ToolBegan("a"));
        }
        Session after = sessions.open("s");
        try (LiveSession live = Bench.open(after, new ScriptedModel().says("done"), Mode.BYPASS, touched)) {
            live.resume();
            live.await();
        }
        assertEquals(List.of("y"), touched);
        assertTrue(
                told(after).get(3).contains("may or may not have taken effect"),
                told(after).get(3));
    }
}
