package dev.jackdaw.agent;

import static dev.jackdaw.agent.Bench.look;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Metered;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a turn may use holds. A scripted reply counts 15 tokens.
@Timeout(20)
class BudgetTest {
    private final Session session = Session.inMemory("test");

    private Ending work(Model model, Optional<Long> tokens, Optional<Double> dollars, Optional<Duration> time)
            throws Exception {
        var budget = new Budget(100, OptionalInt.empty(), tokens, dollars, time);
        try (LiveSession live = Bench.open(session, Gateway.of(model), budget, Policy.of(Mode.BYPASS), List.of())) {
            live.send(Command.Say.now("go"));
            return live.await();
        }
    }

    private static List<ToolChoice> choices(ScriptedModel model) {
        return model.prompts().stream().map(prompt -> prompt.choice()).toList();
    }

    @Test
    void theLastReplyThereIsEnoughForIsAConclusion() throws Exception {
        var model =
                new ScriptedModel().calls(look("a", "x")).calls(look("b", "y")).says("so far");
        Ending ending = work(model, Optional.of(55L), Optional.empty(), Optional.empty());
        assertEquals(
                new Ending(
                        Ending.Reason.BUDGET,
                        "concluded before the limit of tokens was reached",
                        0,
                        "max_tokens_total"),
                ending);
        assertEquals(List.of(ToolChoice.AUTO, ToolChoice.AUTO, ToolChoice.NONE), choices(model));
    }

    @Test
    void nothingIsAskedOnceMoreThanTheLimitIsUsed() throws Exception {
        var model = new ScriptedModel().calls(look("a", "x"));
        Ending ending = work(model, Optional.of(10L), Optional.empty(), Optional.empty());
        assertEquals("max_tokens_total", ending.category());
        assertEquals(List.of(ToolChoice.AUTO), choices(model));
    }

    @Test
    void moneyIsCountedByThePriceOfTheModel() throws Exception {
        var model =
                new ScriptedModel().calls(look("a", "x")).calls(look("b", "x")).says("so far");
        var metered = new Metered(model, usage -> usage.total() * 0.01);
        Ending ending = work(metered, Optional.empty(), Optional.of(0.50), Optional.empty());
        assertEquals("max_budget_usd", ending.category());
        assertEquals(0.45, session.conversation().usage().cost(), 1e-9);
    }

    @Test
    void anAnswerInTimeEndsWellWhateverItCost() throws Exception {
        var model = new ScriptedModel().says("done");
        assertEquals(
                Ending.Reason.ANSWERED,
                work(model, Optional.of(1L), Optional.empty(), Optional.of(Duration.ofMinutes(1)))
                        .reason());
    }

    @Test
    void aTurnThatTakesTooLongIsStoppedWhereverItIs() throws Exception {
        var model = new ScriptedModel().calls(look("a", "forever"));
        Ending ending = work(model, Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(150)));
        assertEquals(new Ending(Ending.Reason.BUDGET, "the time limit of 0 s is reached", 0, "timeout"), ending);
    }

    @Test
    void theNextTurnHasItsOwnTime() throws Exception {
        var model = new ScriptedModel().calls(look("a", "forever")).says("done");
        var budget = new Budget(
                100, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(500)));
        try (LiveSession live = Bench.open(session, Gateway.of(model), budget, Policy.of(Mode.BYPASS), List.of())) {
            live.send(Command.Say.now("go"));
            assertEquals(Ending.Reason.BUDGET, live.await().reason());
            live.send(Command.Say.now("and now?"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
    }
}
