package dev.jackdaw.tui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Ventures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final List<String> told = new ArrayList<>();
    private final Notices notices = new Notices(Words.of(Map.of()), "proj\u001b]0;ect", told::add, 0);

    @Test
    void whoIsThereIsNotToldAndWhoIsAwayIs() {
        notices.ended("12 s", 12_000, 5_000);
        assertEquals(List.of(), told);
        notices.ended("12 s", 12_000, 12_000);
        assertEquals(List.of("Jackdaw · proj: the turn has ended after 12 s"), told);
    }

    @Test
    void theTerminalKnowsBetter() {
        notices.blur();
        notices.asked("Bash", 1);
        notices.focus(2);
        notices.asked("Edit", 30_000);
        notices.asked("Read", 61_000);
        assertEquals(
                List.of("Jackdaw · proj: Bash waits for your answer", "Jackdaw · proj: Read waits for your answer"),
                told);
    }

    @Test
    void aShortTurnIsNotTold() {
        notices.blur();
        notices.ended("9 s", 9_000, 100_000);
        assertEquals(List.of(), told);
    }

    @Test
    void whatEndsThatTakesItsTimeIsToldByItsName() {
        Words words = Words.of(Map.of());
        assertEquals(
                List.of("the goal is met", "the goal was not met", "the plan is done", "explore-1 is back"),
                Stream.of(
                                new Undertaking.GoalEnded("met", "secret"),
                                new Undertaking.GoalEnded("budget", ""),
                                new Undertaking.GoalEnded("cleared", ""),
                                new Undertaking.PlanEnded("done", ""),
                                Ventures.back("explore-1", "answered", "secret", "told"),
                                Ventures.back("explore-2", "answered", "waited for", ""))
                        .flatMap(fact -> Outcome.of(fact, words).stream())
                        .toList());
    }

    @Test
    void theTitleTellsHowItStands() {
        var heading = new Heading("folder");
        heading.see(new Fact.Titled("Mend it"));
        assertEquals(
                List.of("jackdaw · folder · Mend it", "✳ jackdaw · folder · Mend it", "? jackdaw · folder · Mend it"),
                List.of(Heading.Standing.values()).stream().map(heading::text).toList());
    }
}
