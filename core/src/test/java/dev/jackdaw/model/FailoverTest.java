package dev.jackdaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Asking another model, and when not to.
class FailoverTest {
    private static final Prompt PROMPT = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
    private static final ModelFailure BUSY = ModelFailure.passing("busy", 529);

    private final ScriptedModel first = new ScriptedModel();
    private final ScriptedModel second = new ScriptedModel();
    private final List<Watched> models = List.of(named("w/first", first), named("w/second", second));
    private final AtomicLong clock = new AtomicLong();
    private final Failover failover = new Failover(models, clock::get);
    private final List<String> told = new ArrayList<>();

    private static Watched named(String origin, Model model) {
        return new Watched(new Model() {
            @Override
            public String origin() {
                return origin;
            }

            @Override
            public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals)
                    throws ModelFailure, InterruptedException {
                Reply said = model.reply(prompt, arrivals);
                return new Reply(said.id(), origin, said.content(), said.usage(), said.finish(), "");
            }
        });
    }

    private String ask() throws ModelFailure, InterruptedException {
        return failover.reply(PROMPT, arrival -> {
                    if (arrival instanceof Arrival.Switched(var from, var to, var why))
                        told.add(from + " -> " + to + ": " + why);
                })
                .origin();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void theFirstAnswersWhileItCan() throws ModelFailure, InterruptedException {
        first.says("one").says("two");
        assertEquals(List.of("w/first", "w/first"), List.of(ask(), ask()));
        assertEquals(List.of(), told);
    }

    @Test
    void anotherAnswersForOneThatIsBusyHasNoKeyOrNoMoneyOrIsNotThere() throws ModelFailure, InterruptedException {
        for (ModelFailure failure : List.of(
                BUSY,
                ModelFailure.lasting("no key", Category.AUTHENTICATION_FAILED, 401),
                ModelFailure.lasting("no money", Category.BILLING_ERROR, 402),
                ModelFailure.lasting("no such model", Category.MODEL_NOT_FOUND, 404))) {
            var failing = named("w/a", new ScriptedModel().fails(failure));
            var answering = named("w/b", new ScriptedModel().says("here"));
            var arrivals = new ArrayList<Arrival>();
            Reply reply = new Failover(List.of(failing, answering)).reply(PROMPT, arrivals::add);
            assertEquals("w/b", reply.origin());
            assertEquals(new Arrival.Switched("w/a", "w/b", failure.why()), arrivals.getFirst());
        }
    }

    @Test
    void whatLiesWithThePromptIsNotAskedElsewhere() {
        ModelFailure tooLong = new ModelFailure("too long", new Cure.Shorten(), Category.INVALID_REQUEST, 413);
        ModelFailure invalid = ModelFailure.lasting("a bad schema", Category.INVALID_REQUEST, 400);
        first.fails(tooLong).fails(invalid);
        assertSame(tooLong, assertThrows(ModelFailure.class, this::ask));
        assertSame(invalid, assertThrows(ModelFailure.class, this::ask));
        assertEquals(List.of(), told);
        assertEquals(Health.FRESH, models.getFirst().health());
    }

    @Test
    void aSingleFailureIsForgiven() throws ModelFailure, InterruptedException {
        first.fails(BUSY).says("again");
        second.says("instead");
        assertEquals(List.of("w/second", "w/first"), List.of(ask(), ask()));
        assertEquals(List.of("w/first -> w/second: busy", "w/second -> w/first: first is tried again"), told);
    }

    @Test
    void afterTwoFailuresInARowItIsLeftAloneForAMinuteThenForTwo() throws ModelFailure, InterruptedException {
        first.fails(BUSY).fails(BUSY).fails(BUSY).says("back");
        for (int i = 0; i < 6; i++) second.says("instead");
        ask();
        ask();
        pass(Duration.ofSeconds(59));
        ask();
        assertEquals(2, first.prompts().size());
        pass(Duration.ofSeconds(1));
        ask();
        assertEquals(3, first.prompts().size());
        pass(Duration.ofSeconds(119));
        ask();
        assertEquals(3, first.prompts().size());
        pass(Duration.ofSeconds(1));
        assertEquals("w/first", ask());
        assertEquals("w/second -> w/first: first is tried again", told.getLast());
    }

    @Test
    void noRestIsLongerThanTenMinutes() throws ModelFailure, InterruptedException {
        for (int i = 0; i < 9; i++) {
            first.fails(BUSY);
            second.says("instead");
            pass(Duration.ofMinutes(10));
            ask();
        }
        assertEquals(9, first.prompts().size());
        pass(Duration.ofMinutes(9));
        second.says("instead");
        ask();
        assertEquals(9, first.prompts().size());
    }

    @Test
    void whereAllFailTheFirstFailureNamesTheOthers() {
        first.fails(BUSY);
        second.fails(ModelFailure.lasting("no key", Category.AUTHENTICATION_FAILED, 401));
        ModelFailure failure = assertThrows(ModelFailure.class, this::ask);
        assertEquals("busy; nor did second answer (no key)", failure.why());
        assertEquals(List.of(Category.OVERLOADED, 529), List.of(failure.category(), failure.status()));
    }

    @Test
    void oneThatRestsIsTheLastHope() throws ModelFailure, InterruptedException {
        first.fails(BUSY).fails(BUSY).says("at last");
        second.says("instead").says("instead").fails(BUSY);
        ask();
        ask();
        assertEquals("w/first", ask());
    }

    @Test
    void anInterruptAsksNobodyElse() {
        first.plays((prompt, arrivals) -> {
            throw new InterruptedException();
        });
        assertThrows(InterruptedException.class, this::ask);
        assertEquals(List.of(), second.prompts());
        assertEquals(Health.FRESH, models.getFirst().health());
    }

    @Test
    void healthTellsAnswersFailuresAndTheTimeToTheFirstSign() throws ModelFailure, InterruptedException {
        var watched = new Watched(new ScriptedModel().fails(BUSY).plays((prompt, arrivals) -> {
            arrivals.accept(new Arrival.Retrying(1, 10, 0, 529, "busy"));
            Thread.sleep(20);
            arrivals.accept(new Arrival.TextArrived(0, "Hello"));
            return ScriptedModel.reply(List.of(new Content.Text("Hello")), Finish.STOP);
        }));
        assertThrows(ModelFailure.class, () -> watched.reply(PROMPT, _ -> {}));
        watched.reply(PROMPT, _ -> {});
        Health health = watched.health();
        assertTrue(health.latency().toMillis() >= 20 && health.latency().toMillis() < 2_000, health::toString);
        assertEquals(new Health(2, 1, 0, health.latency(), Optional.of("busy")), health);
    }
}
