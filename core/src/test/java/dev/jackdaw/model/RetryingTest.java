package dev.jackdaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.testing.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Asking again, and when not to.
class RetryingTest {
    private static final Prompt PROMPT = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);

    private final List<Long> waits = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Clock clock = new Clock();

    private Reply ask(Model model, double random) throws ModelFailure, InterruptedException {
        return new Retrying(model, clock, () -> random).reply(PROMPT, arrivals::add);
    }

    /// Time that passes only by waiting.
    private final class Clock implements Retrying.Sleeper {
        private Duration now = Duration.ZERO;

        @Override
        public void sleep(Duration duration) {
            waits.add(duration.toMillis());
            now = now.plus(duration);
        }

        @Override
        public long now() {
            return now.toNanos();
        }

        void passes(Duration time) {
            now = now.plus(time);
        }
    }

    private static ScriptedModel failing(int times, ModelFailure failure) {
        var model = new ScriptedModel();
        for (int i = 0; i < times; i++) model.fails(failure);
        return model.says("Hello");
    }

    private static ModelFailure busy(Duration after) {
        return new ModelFailure("busy", new Cure.Retry(Optional.of(after)), Category.RATE_LIMIT, 429);
    }

    @Test
    void waitsGrowUpToHalfAMinute() throws ModelFailure, InterruptedException {
        assertEquals(
                "Hello", ask(failing(9, ModelFailure.passing("busy", 529)), 0.5).text());
        assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L, 30000L), waits);
        assertEquals(new Arrival.Retrying(1, 10, 1000, 529, "busy"), arrivals.getFirst());
    }

    @Test
    void waitsAreSpreadByAFifth() throws ModelFailure, InterruptedException {
        ask(failing(1, ModelFailure.passing("busy", 500)), 0);
        ask(failing(1, ModelFailure.passing("busy", 500)), 1);
        assertEquals(List.of(800L, 1200L), waits);
    }

    @Test
    void noWaitIsShorterThanAsked() throws ModelFailure, InterruptedException {
        ask(failing(1, busy(Duration.ofSeconds(7))), 0);
        ask(failing(1, busy(Duration.ofSeconds(7))), 1);
        ask(failing(1, busy(Duration.ZERO)), 0.5);
        assertEquals(List.of(7000L, 8400L, 1000L), waits);
    }

    @Test
    void theLastFailureEndsIt() {
        ModelFailure away =
                assertThrows(ModelFailure.class, () -> ask(failing(9, ModelFailure.passing("no connection", 0)), 0.5));
        assertEquals("no connection (gave up after 6 attempts)", away.why());
        assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L), waits);
        ModelFailure busy =
                assertThrows(ModelFailure.class, () -> ask(failing(10, ModelFailure.passing("busy", 503)), 0.5));
        assertEquals("busy (gave up after 10 attempts)", busy.why());
    }

    @Test
    void whatAskingAgainCannotCureIsNotTriedAgain() {
        ModelFailure lasting = ModelFailure.lasting("no such model", Category.MODEL_NOT_FOUND, 404);
        assertEquals(lasting, assertThrows(ModelFailure.class, () -> ask(failing(1, lasting), 0.5)));
        ModelFailure later = busy(Duration.ofMinutes(61));
        String why = assertThrows(ModelFailure.class, () -> ask(failing(1, later), 0.5))
                .why();
        assertEquals("busy (asked to wait 61 minutes, which is too long)", why);
        assertTrue(waits.isEmpty());
    }

    /// A model that fails after that long, having said something before where it is told to.
    private Model slow(Duration each, Runnable calls, boolean says) {
        return new Model() {
            @Override
            public String origin() {
                return "slow";
            }

            @Override
            public Reply reply(Prompt prompt, java.util.function.Consumer<? super Arrival> heard) throws ModelFailure {
                calls.run();
                if (says) {
                    clock.passes(Duration.ofMinutes(9));
                    heard.accept(new Arrival.TextArrived(0, "so far"));
                }
                clock.passes(each);
                throw ModelFailure.passing("away", 0);
            }
        };
    }

    @Test
    void whoCannotBeReachedIsGivenUpWithinAMinute() {
        var calls = new java.util.concurrent.atomic.AtomicInteger();
        Model away = slow(Duration.ofSeconds(20), calls::incrementAndGet, false);
        assertThrows(ModelFailure.class, () -> ask(away, 0.5));
        assertEquals(3, calls.get());
        assertTrue(clock.now() <= Duration.ofSeconds(62).toNanos(), () -> "" + clock.now());
        calls.set(0);
        Model silent = slow(Duration.ofSeconds(90), calls::incrementAndGet, false);
        assertThrows(ModelFailure.class, () -> ask(silent, 0.5));
        assertEquals(2, calls.get(), "one that fell silent is asked once more");
        calls.set(0);
        Model talking = slow(Duration.ofSeconds(1), calls::incrementAndGet, true);
        assertThrows(ModelFailure.class, () -> ask(talking, 0.5));
        assertEquals(6, calls.get(), "time in which pieces came does not count");
    }

    @Test
    void whoAskAtTheSameTimeAskAgainAtDifferentTimes() throws Exception {
        var due = new ArrayList<Long>();
        var model = new Retrying(
                failing(5, busy(Duration.ofSeconds(3))),
                new Retrying.Sleeper() {
                    @Override
                    public void sleep(Duration duration) {
                        due.add(duration.toMillis());
                    }

                    @Override
                    public long now() {
                        return 0;
                    }
                },
                () -> 0.5);
        // The clock stands still: all five wait from the same moment on.
        model.reply(PROMPT, _ -> {});
        due.sort(null);
        for (int i = 1; i < due.size(); i++) assertTrue(due.get(i) - due.get(i - 1) >= 100, due::toString);
    }

    @Test
    void whereOthersMayAnswerItGivesUpSooner() {
        var waits = new ArrayList<Arrival>();
        var model = new Retrying(failing(2, ModelFailure.passing("busy", 503)), 2);
        ModelFailure busy = assertThrows(ModelFailure.class, () -> model.reply(PROMPT, waits::add));
        assertEquals("busy (gave up after 2 attempts)", busy.why());
        assertEquals(1, waits.size());
    }

    @Test
    void aWaitEndsAtOnceWhenInterrupted() throws InterruptedException {
        var model = new Retrying(failing(1, busy(Duration.ofMinutes(5))));
        var ended = new ArrayList<Throwable>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                model.reply(PROMPT, _ -> {});
            } catch (InterruptedException | ModelFailure e) {
                ended.add(e);
            }
        });
        Thread.sleep(50);
        asking.interrupt();
        assertTrue(asking.join(Duration.ofSeconds(2)));
        assertEquals(InterruptedException.class, ended.getFirst().getClass());
    }
}
