package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Repetition.Timepiece;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.LoopEnded;
import dev.jackdaw.session.Undertaking.LoopRan;
import dev.jackdaw.session.Undertaking.LoopSet;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(30)
class RepeatingTest {
    static final long[] SEEDS = new Random(48).longs(200).toArray();

    /// Time that passes only where somebody waits for it.
    private static final class Played implements Timepiece {
        private Instant now = Instant.EPOCH;

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void sleep(Duration time) throws InterruptedException {
            if (Thread.interrupted()) throw new InterruptedException();
            now = now.plus(time);
        }
    }

    private final Session session = Session.inMemory("s");
    private final Played time = new Played();
    private final List<String> conditions = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private LiveSession open(ScriptedModel model, int holdsAfter) throws IOException {
        session.follow(0, (Event event) -> {
            if (event instanceof LoopEnded) ended.countDown();
        });
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        return new LiveSession(
                session,
                new Parts(
                                Gateway.of(model),
                                List.of(),
                                List.of(),
                                Policy.of(Mode.BYPASS),
                                new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {}),
                                "instructions",
                                Budget.USUAL,
                                LiveSession.Answering.USER,
                                () -> {})
                        .repeating(new Repetition(time, command -> {
                            conditions.add(command);
                            return conditions.size() >= holdsAfter;
                        })));
    }

    private static Command set(String line) {
        return new Command.Undertake(LoopLine.parse(line), "");
    }

    private List<Fact> loop() {
        return session.lines().stream()
                .map(Line::fact)
                .filter(fact -> fact instanceof LoopSet
                        || fact instanceof LoopRan
                        || fact instanceof LoopEnded
                        || fact instanceof Fact.UserSaid)
                .toList();
    }

    private static Fact said(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.NOW);
    }

    @Test
    void aPromptIsSaidAtOnceAndAgainWithEachInterval() throws Exception {
        try (LiveSession live = open(new ScriptedModel().says("one").says("two"), 9)) {
            live.send(set("10m --times 2 look"));
            ended.await();
        }
        assertEquals(
                List.of(
                        new LoopSet("look", 600, Optional.empty(), 2),
                        new LoopRan(1),
                        said("look"),
                        new LoopRan(2),
                        said("look"),
                        new LoopEnded("it ran 2 times")),
                loop());
        assertEquals(Instant.EPOCH.plusSeconds(600), time.now());
    }

    @Test
    void aConditionEndsIt() throws Exception {
        try (LiveSession live = open(new ScriptedModel().says("one").says("two").says("three"), 3)) {
            live.send(set("1h --until \"make test\" mend it"));
            ended.await();
        }
        assertEquals(List.of("make test", "make test", "make test"), conditions);
        assertEquals(new LoopEnded("its condition holds: make test"), loop().getLast());
    }

    @Test
    void threeFailedRunsEndIt() throws Exception {
        var failure = new ModelFailure(
                "no such key", new ModelFailure.Cure.Mend(), ModelFailure.Category.AUTHENTICATION_FAILED, 401);
        var model = new ScriptedModel().fails(failure).says("fine");
        for (int i = 0; i < 3; i++) model.fails(failure);
        try (LiveSession live = open(model, 9)) {
            live.send(set("10s go"));
            ended.await();
        }
        assertEquals(new LoopEnded("3 runs in a row failed: no such key"), loop().getLast());
        assertEquals(new LoopRan(5), loop().get(loop().size() - 3));
    }

    @Test
    void anInterruptEndsItAndSaysSo() throws Exception {
        var asked = new CountDownLatch(1);
        var model = new ScriptedModel().plays((_, _) -> {
            asked.countDown();
            Thread.sleep(60_000);
            return ScriptedModel.reply(List.of(), Finish.STOP);
        });
        try (LiveSession live = open(model, 9)) {
            live.send(set("10s go"));
            asked.await();
            live.send(new Command.Interrupt());
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
        }
        assertEquals(new LoopEnded("interrupted by the user"), loop().getLast());
    }

    @Test
    void theUserStopsItAndWhereThereIsNoneIsTold() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var model = new ScriptedModel().plays((_, _) -> {
            asked.countDown();
            go.await();
            return ScriptedModel.reply(List.of(), Finish.STOP);
        });
        model.says("(concluded)");
        var stop = new Command.Undertake(new LoopEnded("stopped by the user"), "");
        try (LiveSession live = open(model, 9)) {
            var none = assertThrows(IllegalArgumentException.class, () -> live.send(stop));
            assertEquals("no loop is set: /loop 10m PROMPT sets one", none.getMessage());
            live.send(set("10s go"));
            asked.await();
            live.send(stop);
            go.countDown();
            live.await();
            assertThrows(IllegalArgumentException.class, () -> live.send(stop));
        }
        assertEquals(
                List.of(
                        new LoopSet("go", 10, Optional.empty(), 0),
                        new LoopRan(1),
                        said("go"),
                        new LoopEnded("stopped by the user")),
                loop());
    }

    @Test
    void aLoopOfASessionThatWasClosedIsToldAndNotRun() throws Exception {
        session.append(new LoopSet("look", 600, Optional.of("make"), 0));
        session.append(new LoopRan(1));
        try (LiveSession live = open(new ScriptedModel(), 9)) {
            live.resume();
            live.resume();
        }
        assertEquals(
                List.of(
                        new LoopSet("look", 600, Optional.of("make"), 0),
                        new LoopRan(1),
                        new LoopEnded("the session was closed meanwhile; set it again with /loop 10m --until \"make\""
                                + " look")),
                loop());
    }

    @Test
    void itWaitsWhileTheUserIsAnswered() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var model = new ScriptedModel().plays((_, _) -> {
            asked.countDown();
            go.await();
            return ScriptedModel.reply(List.of(), Finish.STOP);
        });
        model.says("(concluded)").says("looked");
        try (LiveSession live = open(model, 9)) {
            live.send(Command.Say.now("mine"));
            asked.await();
            live.send(set("10s --times 1 look"));
            go.countDown();
            ended.await();
        }
        List<Fact> all = session.lines().stream().map(Line::fact).toList();
        int answered = all.indexOf(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        assertTrue(answered > 0 && answered < all.indexOf(new LoopRan(1)), all.toString());
    }

    /// A session in which runs take as long as they like, and the user keeps it busy now and then.
    @ParameterizedTest
    @FieldSource("SEEDS")
    void noTwoRunsOverlapAndNoneComesEarlyOrIsMadeUpFor(long seed) throws Exception {
        var random = new Random(seed);
        int every = 10 + random.nextInt(1_000);
        var begun = new ArrayList<Instant>();
        var over = new ArrayList<Instant>();
        session.follow(0, (Event event) -> {
            if (event instanceof LoopEnded) ended.countDown();
        });
        var repeating = new Repeating(session, new Repetition(time, _ -> false), new Repeating.Place() {
            private boolean working;

            @Override
            public boolean say(LoopRan ran, String prompt) {
                assertTrue(!working);
                if (random.nextInt(5) == 0) return false;
                working = true;
                begun.add(time.now());
                session.append(ran);
                return true;
            }

            @Override
            public void rest() throws InterruptedException {
                if (!working) return;
                time.sleep(Duration.ofSeconds(random.nextInt(3 * every)));
                session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
                over.add(time.now());
                working = false;
            }
        });
        repeating.begin(new LoopSet("go", every, Optional.empty(), 30));
        ended.await();
        assertEquals(30, begun.size());
        for (int i = 1; i < begun.size(); i++) {
            Instant due = begun.get(i - 1).plusSeconds(every);
            Instant earliest = due.isAfter(over.get(i - 1)) ? due : over.get(i - 1);
            Duration late = Duration.between(earliest, begun.get(i));
            assertTrue(!late.isNegative() && late.toSeconds() < 30, "late by " + late);
        }
    }
}
