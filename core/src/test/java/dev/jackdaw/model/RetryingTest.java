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

    private Reply ask(Model model, double random) throws ModelFailure, InterruptedException {
        return new Retrying(model, wait -> waits.add(wait.toMillis()), () -> random).reply(PROMPT, arrivals::add);
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
        assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L), waits);
        assertEquals(new Arrival.Retrying(1, 10, 500, 529, "busy"), arrivals.getFirst());
    }

    @Test
    void waitsAreSpreadByAFifth() throws ModelFailure, InterruptedException {
        ask(failing(1, ModelFailure.passing("busy", 500)), 0);
        ask(failing(1, ModelFailure.passing("busy", 500)), 1);
        assertEquals(List.of(400L, 600L), waits);
    }

    @Test
    void noWaitIsShorterThanAsked() throws ModelFailure, InterruptedException {
        ask(failing(1, busy(Duration.ofSeconds(7))), 0);
        ask(failing(1, busy(Duration.ofSeconds(7))), 1);
        ask(failing(1, busy(Duration.ZERO)), 0.5);
        assertEquals(List.of(7000L, 8400L, 500L), waits);
    }

    @Test
    void theLastFailureEndsIt() {
        ModelFailure away =
                assertThrows(ModelFailure.class, () -> ask(failing(9, ModelFailure.passing("no connection", 0)), 0.5));
        assertEquals("no connection (gave up after 5 attempts)", away.why());
        assertEquals(4, waits.size());
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
