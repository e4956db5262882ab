package dev.jackdaw.tui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tui.story.work.Ventures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndertakenTest {
    private static String told(Fact... facts) {
        var lines = new ArrayList<Line>();
        for (Fact fact : facts) lines.add(new Line(lines.size(), Instant.EPOCH, fact));
        return Export.markdown("s", lines);
    }

    @Test
    void aPlanIsAListAndItsStepsAreToldInTurn() {
        assertEquals(
                """
                # Session s

                *Plan by model*

                1. look
                2. mend

                *Step 1 done: look: it is there*

                *Plan dropped*
                """,
                told(
                        Ventures.plan("model", "", "look", "mend"),
                        Ventures.step(0, Status.DONE, "it is there"),
                        new Undertaking.PlanEnded("dropped", "")));
    }

    @Test
    void verdictsHaveTheirEvidence() {
        assertEquals("""
                # Session s

                *Goal: 让所有测试通过, and say so in the documentation*

                - [ ] the tests pass (`mvn -q test`)
                - [ ] the documentation tells of the new parser
                - [ ] 没有遗留的 TODO

                *Goal judged, round 2*

                - [x] the tests pass (met: exit code 0)
                  > Tests run: 12, Failures: 0
                - [ ] the documentation tells of the new parser (impossible: there is no such file)
                """, told(Ventures.goal(), Ventures.judged(2, Standing.MET, Standing.IMPOSSIBLE)));
    }

    @Test
    void whatSubagentsAndChecksSaidIsThereInFull() {
        assertEquals(
                """
                # Session s

                *Subagent explore-1 (explore) is sent out*

                > where?

                *Subagent explore-1: answered, 11900 tokens*

                > here
                > and there

                *Check passed: make*

                *Check failed: make test*

                ```
                A.java:3
                ```

                *Note*

                > not so
                """,
                told(
                        Ventures.sent("explore-1", "explore", "where?"),
                        Ventures.back("explore-1", "answered", "here\nand there", ""),
                        Ventures.checked(
                                0, new Check("make", "passed", ""), new Check("make test", "failed", "A.java:3")),
                        new Undertaking.Noted("claims", "not so")));
        assertEquals("# Session s\n", Export.markdown("s", List.of()));
    }
}
