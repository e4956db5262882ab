package dev.jackdaw.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.delegate.Agents;
import dev.jackdaw.delegate.Assignment;
import dev.jackdaw.delegate.Report;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Noted;
import dev.jackdaw.session.Undertaking.PlanEnded;
import dev.jackdaw.session.Undertaking.Planned;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.StepMoved;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TeamWorkTest {
    private static final String TWO = """
            Here is the plan:
            ```json
            [{"name": "Parser", "role": "general", "task": "write the parser"},
             {"name": "tests", "role": "nobody", "task": "write the tests", "after": ["parser", "ghost"]},
             {"name": "critic", "role": "review", "task": "look at it"}]
            ```""";
    private static final String APART =
            "[{\"name\":\"a\",\"role\":\"general\",\"task\":\"do a\"},{\"name\":\"b\",\"task\":\"do b\"}]";

    /// What a member does with its task.
    private interface Play {
        Report report(Assignment assignment) throws Exception;
    }

    private final Session session = Session.inMemory("s");
    private final Map<String, Deque<Play>> plays = new ConcurrentHashMap<>();
    private final List<Assignment> handed = Collections.synchronizedList(new ArrayList<>());

    private final Agents agents = assignment -> {
        handed.add(assignment);
        try {
            return plays.get(assignment.name()).remove().report(assignment);
        } catch (InterruptedException | IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    };

    private TeamResult run(String plan, TeamOrder order) throws InterruptedException {
        return new TeamWork(session, agents, new Lead((_, _) -> plan, List.of("general", "explore", "review")))
                .run(order);
    }

    private TeamWorkTest play(String name, Play... each) {
        plays.computeIfAbsent(name, _ -> new ArrayDeque<>()).addAll(List.of(each));
        return this;
    }

    private static Report report(Assignment assignment, Outcome outcome, String summary, String ended) {
        return new Report(
                assignment.name(),
                "c",
                outcome,
                summary,
                List.of(),
                List.of(),
                outcome == Outcome.ANSWERED ? List.of(assignment.name() + ".txt") : List.of(),
                List.of(),
                "",
                "",
                Usage.NONE,
                ended);
    }

    private static Play says(String summary) {
        return assignment -> report(assignment, Outcome.ANSWERED, summary, "");
    }

    private static Play fails(Outcome outcome, String why) {
        return assignment -> report(assignment, outcome, "", why);
    }

    private static <T extends Tool<?>> T tool(Assignment assignment, Class<T> type) {
        return type.cast(
                assignment.more().stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    private static ToolResult call(Assignment assignment, boolean approved, Verdict.Fault... faults) {
        return tool(assignment, Verdict.class)
                .run(
                        new Verdict.Params(
                                approved, faults.length == 0 ? Optional.empty() : Optional.of(List.of(faults))),
                        null);
    }

    private static Play approves() {
        return assignment -> {
            call(assignment, true);
            return report(assignment, Outcome.ANSWERED, "all is well", "");
        };
    }

    private static Play rejects(String member, String fault) {
        return assignment -> {
            call(assignment, false, new Verdict.Fault(member, fault));
            return report(assignment, Outcome.ANSWERED, "not yet", "");
        };
    }

    private List<String> moves() {
        return session.lines().stream()
                .map(Line::fact)
                .filter(StepMoved.class::isInstance)
                .map(StepMoved.class::cast)
                .map(move -> move.step() + " " + move.status() + (move.note().isEmpty() ? "" : " " + move.note()))
                .toList();
    }

    @Test
    void theLeadPlansMembersWorkInTheirOrderAndTheReviewerApproves() throws Exception {
        play("parser", says("the parser reads all"))
                .play("tests", says("12 tests"))
                .play("reviewer", approves());
        TeamResult result = run(TWO, new TeamOrder("a language", 4, 3));
        assertEquals(
                "[TEAM APPROVED] after 1 review\n[x] parser (general): the parser reads all\n[x] tests (general): 12"
                        + " tests\n[x] reviewer (review): all is well\nVerdict: all is well\nChanged: parser.txt,"
                        + " reviewer.txt, tests.txt\nUsed: 0 tokens",
                result.text());
        assertEquals(TeamResult.of(result.json()), result);
        Planned planned = session.lines().stream()
                .map(Line::fact)
                .filter(Planned.class::isInstance)
                .map(Planned.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        "parser (general): write the parser",
                        "tests (general) after parser: write the tests",
                        "reviewer (review): Review the whole work against the task."),
                planned.steps().stream().map(step -> step.text()).toList());
        assertEquals(
                List.of(
                        "0 IN_PROGRESS",
                        "0 DONE the parser reads all",
                        "1 IN_PROGRESS",
                        "1 DONE 12 tests",
                        "2 IN_PROGRESS",
                        "2 DONE all is well"),
                moves());
        assertEquals(
                new PlanEnded("done", "approved"), session.lines().getLast().fact());
        assertTrue(
                handed.get(1).task().contains("parser: done: the parser reads all"),
                handed.get(1).task());
    }

    @Test
    void membersThatNeedNothingOfEachOtherWorkAtTheSameTime() throws Exception {
        var both = new CyclicBarrier(2);
        Play meets = assignment -> {
            both.await(10, TimeUnit.SECONDS);
            return report(assignment, Outcome.ANSWERED, "met", "");
        };
        play("a", meets).play("b", meets).play("reviewer", approves());
        assertTrue(run(APART, TeamOrder.of("x")).approved());
    }

    @Test
    void theReviewerRejectsTwiceAndOnlyThoseWithFaultsWorkAgain() throws Exception {
        play("a", says("one")).play("b", says("one"), says("two"), says("three"));
        play("reviewer", rejects("b", "no tests"), rejects("b", "still none"), approves());
        TeamResult result = run(APART, TeamOrder.of("x"));
        assertEquals("approved", result.outcome());
        assertEquals(3, result.rounds());
        assertEquals(
                List.of("reviewer", "b", "reviewer", "b", "reviewer"),
                handed.stream().map(Assignment::name).skip(2).toList());
        assertTrue(
                handed.get(3).task().startsWith("The reviewer found faults in your part. Mend them:\nb: no tests\n"));
    }

    @Test
    void roundsAreBounded() throws Exception {
        play("a", says("1"), says("2")).play("b", says("1"), says("2"));
        play("reviewer", rejects("a", "bad"), rejects("b", "worse"));
        TeamResult result = run(APART, new TeamOrder("x", 3, 2));
        assertEquals("rounds", result.outcome());
        assertEquals("b: worse", result.verdict());
        assertEquals(
                new PlanEnded("failed", "not approved after 2 reviews"),
                session.lines().getLast().fact());
        assertFalse(result.approved());
    }

    @Test
    void aPartThatFailedIsNotApprovedWhateverTheReviewerSays() throws Exception {
        play("a", says("1")).play("b", fails(Outcome.FAILED, "the model is gone"), fails(Outcome.LIMIT, "too long"));
        play("reviewer", approves(), approves());
        TeamResult result = run(APART, new TeamOrder("x", 3, 2));
        assertEquals("rounds", result.outcome());
        assertEquals("b: its part is not finished: too long", result.verdict());
        assertEquals("failed", result.members().get(1).status());
    }

    @Test
    void whereNobodyFinishesNothingIsReviewed() throws Exception {
        play("a", fails(Outcome.LIMIT, "no tokens left"), fails(Outcome.LIMIT, ""))
                .play("b", _ -> {
                    throw new IllegalArgumentException("32 subagents have begun already");
                });
        TeamResult failed = run(APART, TeamOrder.of("x"));
        assertEquals("failed", failed.outcome());
        assertEquals("32 subagents have begun already", failed.members().get(1).summary());
        play("worker", fails(Outcome.LIMIT, "no tokens left"));
        assertEquals("budget", run("", new TeamOrder("x", 2, 1)).outcome());
        assertEquals(3, handed.size());
    }

    @Test
    void anUnreadablePlanIsOneMemberAndAReviewer() throws Exception {
        play("worker", says("done")).play("reviewer", says("APPROVED: nothing is wrong"));
        TeamResult result = run("I would rather not.", TeamOrder.of("x"));
        assertTrue(result.approved());
        assertEquals(
                List.of("worker", "reviewer"),
                result.members().stream().map(TeamResult.Part::name).toList());
        assertTrue(session.lines().stream()
                .anyMatch(line ->
                        line.fact().equals(new Noted("team", "the lead divided nothing: one member does it all"))));
    }

    @Test
    void messagesComeOnceAndInOrderBetweenTheRoundsOfAMember() throws Exception {
        var sent = new CountDownLatch(1);
        var read = new ArrayList<String>();
        play("a", assignment -> {
            var message = tool(assignment, SendMessage.class);
            message.run(new SendMessage.Params("lead", "the task says two things"), null);
            for (int i = 0; i < 20; i++)
                message.run(new SendMessage.Params(i % 3 == 0 ? "all" : "b", "word " + i), null);
            assertEquals(
                    "there is no \"c\" to tell; there are b, reviewer, lead and all",
                    message.run(new SendMessage.Params("c", "x"), null).text());
            sent.countDown();
            return report(assignment, Outcome.ANSWERED, "told", "");
        });
        play("b", assignment -> {
            sent.await();
            assignment.task().lines().filter(line -> line.startsWith("a: ")).forEach(read::add);
            for (int i = 0; i < 3; i++)
                read.addAll(tool(assignment, TaskList.class).news());
            return report(assignment, Outcome.ANSWERED, "heard", "");
        });
        play("reviewer", approves());
        run(APART, TeamOrder.of("x"));
        var expected = new ArrayList<String>();
        for (int i = 0; i < 20; i++) expected.add("a: word " + i);
        assertTrue(handed.getLast().task().contains("to the lead, a: the task says two things"));
        read.remove("a: done: told");
        assertEquals(expected, read);
    }

    @Test
    void anItemNobodyHasBegunCanBeClaimedAndIsNotDoneTwice() throws Exception {
        play("parser", assignment -> {
            var tasks = tool(assignment, TaskList.class);
            assertTrue(tasks.run(params(TaskList.Action.FINISH, 2), null).failed());
            assertFalse(tasks.run(params(TaskList.Action.CLAIM, 2), null).failed());
            assertFalse(tasks.run(params(TaskList.Action.FINISH, 2), null).failed());
            return report(assignment, Outcome.ANSWERED, "did both", "");
        });
        play("reviewer", approves());
        assertTrue(run(TWO, new TeamOrder("x", 3, 1)).approved());
        assertEquals(
                List.of("parser", "reviewer"),
                handed.stream().map(Assignment::name).toList());
    }

    private static TaskList.Params params(TaskList.Action action, int item) {
        return new TaskList.Params(Optional.of(action), Optional.of(item), Optional.of("done"));
    }

    @Test
    void anInterruptEndsAllAndTellsHowFarTheyWere() throws Exception {
        var begun = new CountDownLatch(2);
        var ended = new CountDownLatch(2);
        Play forever = _ -> {
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } finally {
                ended.countDown();
            }
            throw new IllegalStateException("not interrupted");
        };
        play("a", forever).play("b", forever);
        var results = new ArrayList<TeamResult>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                results.add(run(APART, TeamOrder.of("x")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        thread.interrupt();
        thread.join();
        ended.await();
        assertEquals("stopped", results.getFirst().outcome());
        assertEquals(
                new PlanEnded("dropped", "interrupted by the user"),
                session.lines().getLast().fact());
    }

    @Test
    void aTeamThatWasCutOffGoesOnAndDoesNothingTwice() throws Exception {
        session.append(new Planned(
                "x",
                List.of(
                        dev.jackdaw.session.Undertaking.Step.of("a (general): do a"),
                        dev.jackdaw.session.Undertaking.Step.of("b (general): do b"),
                        dev.jackdaw.session.Undertaking.Step.of("reviewer (review): look")),
                "lead",
                ""));
        session.append(new StepMoved(0, Status.IN_PROGRESS, ""));
        session.append(new StepMoved(1, Status.IN_PROGRESS, ""));
        session.append(
                new dev.jackdaw.session.Undertaking.Delegated("", "b", "general", "as before", "s.b", "", false));
        session.append(new StepMoved(0, Status.DONE, "a is done"));
        play("b", says("b too")).play("reviewer", approves());
        TeamResult result = run("", new TeamOrder("", 3, 3));
        assertTrue(result.approved());
        assertEquals(
                List.of("b", "reviewer"), handed.stream().map(Assignment::name).toList());
        assertEquals("as before", handed.getFirst().task());
        var over = assertThrows(IllegalArgumentException.class, () -> run("", new TeamOrder("", 3, 3)));
        assertEquals("no team was cut off in this session; say what one is to do", over.getMessage());
    }

    @Test
    void anOrderIsReadAsItIsWritten() {
        assertEquals(new TeamOrder("mend  it", 5, 2), TeamOrder.of(" --members 5 --rounds 2  mend  it"));
        assertEquals(new TeamOrder("--odd", 3, 3), TeamOrder.of(new TeamOrder("--odd", 3, 3).line()));
        assertThrows(IllegalArgumentException.class, () -> TeamOrder.of("--members 9 x"));
        assertThrows(IllegalArgumentException.class, () -> TeamOrder.of("--member 3 x"));
        for (Member member : List.of(
                new Member("a", "general", List.of(), "do: it (all)"),
                new Member("b-2", "my role", List.of("a", "c"), "x")))
            assertEquals(Optional.of(member), Member.of(member.step()));
    }
}
