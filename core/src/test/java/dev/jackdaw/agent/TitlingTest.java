package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Apart;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TitlingTest {
    private final Session session = Session.inMemory("test");

    private LiveSession open(Gateway gateway) throws Exception {
        return Bench.open(session, gateway, Budget.USUAL, Policy.of(Mode.BYPASS), List.of());
    }

    private List<Fact> titles() {
        return session.lines().stream()
                .map(line -> line.fact())
                .filter(fact -> fact instanceof Fact.Titled || fact instanceof Fact.ModelUsed)
                .toList();
    }

    @Test
    void theCheapModelNamesTheSessionOnceAndWhatItCostIsKept() throws Exception {
        var titled = new CountDownLatch(1);
        session.follow(0, (Event event) -> {
            if (event instanceof Fact.Titled) titled.countDown();
        });
        var titles = new ScriptedModel().says("\"Greeting the world\"\nI hope you like it");
        try (LiveSession live = open(new Apart(new ScriptedModel().says("hello").says("bye"), Work.TITLE, titles))) {
            live.send(Command.Say.now("greet the world"));
            live.await();
            assertTrue(titled.await(10, TimeUnit.SECONDS));
            live.send(Command.Say.now("and leave"));
            live.await();
        }
        assertEquals(
                List.of(
                        new Fact.ModelUsed(
                                "scripted/scripted",
                                "title",
                                ScriptedModel.reply(List.of(), dev.jackdaw.model.Finish.STOP)
                                        .usage()),
                        new Fact.Titled("Greeting the world")),
                titles());
        assertEquals(45, session.conversation().usage().total());
    }

    @Test
    void oneModelForEverythingIsNotAskedForTitles() throws Exception {
        try (LiveSession live = open(Gateway.of(new ScriptedModel().says("hello")))) {
            live.send(Command.Say.now("greet the world"));
            live.await();
        }
        assertEquals(List.of(), titles());
    }

    @Test
    void aSessionThatIsClosedWaitsForNoTitle() throws Exception {
        var asked = new CountDownLatch(1);
        var titles = new ScriptedModel().plays((prompt, arrivals) -> {
            asked.countDown();
            Thread.sleep(60_000);
            throw ModelFailure.passing("late", 0);
        });
        try (LiveSession live = open(new Apart(new ScriptedModel().says("hello"), Work.TITLE, titles))) {
            live.send(Command.Say.now("greet the world"));
            live.await();
            assertTrue(asked.await(10, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), titles());
    }
}
