package dev.jackdaw.goal;

import static dev.jackdaw.goal.Workshop.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What ends a goal that is not met: rounds, tokens, money and time.
@Timeout(120)
final class GoalBudgetsTest {
    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder);
    }

    private static Goal goal(String text, String... criteria) {
        return new Goal(text, Goal.criteria(String.join("\n", criteria)));
    }

    @Test
    void roundsAreLimited() throws Exception {
        for (int i = 0; i < 2; i++) shop.says("no");
        GoalResult result = shop.run(goal("make it", "||| false"), 2);
        assertEquals(List.of("rounds", 2), List.of(result.outcome(), result.iterations()));
    }

    @Test
    void tokensAreLimited() throws Exception {
        limit(Optional.of(40L), Optional.empty(), Optional.empty());
        shop.says("one").says("two").says("three").says("four");
        GoalResult result = shop.run(goal("make it", "||| false"), 10);
        assertEquals("budget", result.outcome(), result::summary);
        assertTrue(result.usage().total() <= 55, () -> result.usage().toString());
    }

    @Test
    void dollarsAreLimited() throws Exception {
        limit(Optional.empty(), Optional.of(0.25), Optional.empty());
        for (int i = 0; i < 6; i++)
            shop.plays(_ -> {
                var reply = said("trying");
                return new dev.jackdaw.model.Reply(
                        reply.id(),
                        reply.origin(),
                        reply.content(),
                        reply.usage().costing(0.1),
                        reply.finish(),
                        "");
            });
        GoalResult result = shop.run(goal("make it", "||| false"), 10);
        assertEquals("budget", result.outcome(), result::summary);
        assertTrue(result.usage().cost() < 0.35, () -> result.usage().toString());
    }

    @Test
    void timeIsLimitedAlsoWhileACommandChecks() throws Exception {
        limit(Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(1_500)));
        shop.says("one");
        GoalResult result = shop.run(goal("make it", "||| sleep 50"), 10);
        assertEquals("budget", result.outcome(), result::summary);
        assertFalse(result.met());
    }

    /// The session has no limit of its own here: what the goal says holds in the middle of a round too.
    @Test
    void aBudgetOfTheGoalAloneLetsTheWorkerConclude() throws Exception {
        for (int i = 0; i < 2; i++) shop.runs("echo again " + i);
        shop.says("this is how far I came");
        Goal goal = goal("make it", "||| test -f it");
        try (var live = dev.jackdaw.Jackdaw.open(
                shop.settings,
                Session.inMemory("budget"),
                dev.jackdaw.agent.LiveSession.Answering.NOBODY,
                List.of(),
                shop.gateway())) {
            Pursuing.begin(live, goal.set(new Goal.Limits(10, 25, 0, Duration.ZERO, Duration.ZERO)));
            live.await();
            GoalResult result = GoalResult.of(live.session());
            assertEquals(List.of("budget", 1), List.of(result.outcome(), result.iterations()));
            assertTrue(shop.told(2).contains("30 of 25 tokens are used"), shop.told(2));
        }
    }

    private void limit(Optional<Long> tokens, Optional<Double> dollars, Optional<Duration> time) {
        shop.settings = shop.settings.within(new Limits(100, OptionalInt.empty(), tokens, dollars, time));
    }

    @Test
    void whatIsMetWhenTheBudgetIsUsedUpIsMet() throws Exception {
        limit(Optional.of(30L), Optional.empty(), Optional.empty());
        shop.runs("touch it").says("done").says("no more");
        assertEquals("met", shop.run(goal("make it", "||| test -f it"), 10).outcome());
    }
}
