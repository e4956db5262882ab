package dev.jackdaw.goal;

import static dev.jackdaw.goal.Workshop.ruling;
import static dev.jackdaw.goal.Workshop.said;
import static dev.jackdaw.goal.Workshop.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.settings.Goals;
import dev.jackdaw.settings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Goals pursued by a scripted worker with real files and real commands.
@Timeout(120)
final class MasterLoopTest {
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

    private static List<String> standings(GoalResult result) {
        return result.criteria().stream()
                .map(judged ->
                        judged.verdict().standing() + ": " + judged.verdict().reason())
                .toList();
    }

    @Test
    void theScraperOfTheReadMeIsWrittenAtTheThirdAttempt() throws Exception {
        assumeTrue(python(), "python3 is not installed");
        shop.writes("scraper.py", "import json\njson.dump([1, 2, open('output.json', 'w')\n")
                .says("scraper.py is written and works.")
                .writes("scraper.py", records(3))
                .says("I have mended the syntax.")
                .writes("scraper.py", records(12))
                .says("It writes enough records now.");
        GoalResult result = shop.run(
                new Goal(
                        "编写一个 Python 爬虫脚本",
                        List.of(
                                checked("scraper.py 存在且语法正确", "python3 -m py_compile scraper.py"),
                                checked("脚本运行成功,退出码为 0", "python3 scraper.py"),
                                checked(
                                        "输出文件包含至少 10 条记录",
                                        "python3 -c \"import json; assert len(json.load(open('output.json'))) >= 10\""))),
                10);
        assertEquals("""
                [GOAL MET] 编写一个 Python 爬虫脚本 (3 iterations)
                  [x] 1. scraper.py 存在且语法正确
                  [x] 2. 脚本运行成功,退出码为 0
                  [x] 3. 输出文件包含至少 10 条记录""", result.summary());
    }

    private static Criterion checked(String text, String command) {
        return new Criterion(text, Optional.of(command));
    }

    private static String records(int count) {
        return "import json\njson.dump(list(range(" + count + ")), open('output.json', 'w'))\n";
    }

    private static boolean python() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void aGoalThatIsMetAtOnceTakesOneIteration() throws Exception {
        shop.runs("seq 12 > output.txt").says("done");
        GoalResult result = shop.run(
                goal("write ten lines", "output.txt is there ||| test -f output.txt", "ten ||| sed -n 10p output.txt"),
                10);
        assertEquals(
                "[GOAL MET] write ten lines (1 iteration)\n  [x] 1. output.txt is there\n  [x] 2. ten",
                result.summary());
        assertEquals("done", result.finalOutput());
        assertEquals(2, shop.prompts.size());
    }

    @Test
    void onlyWhatIsNotMetGoesBackToTheWorkerWhoKnowsWhatItDid() throws Exception {
        shop.runs("echo one > a").says("all done").runs("echo two > b").says("now it is");
        GoalResult result = shop.run(goal("two files", "a is ||| test -f a", "b is ||| cat b"), 10);
        assertTrue(result.met(), result::summary);
        assertEquals(2, result.iterations());
        String told = shop.told(2);
        assertTrue(told.contains("2. b is (checked by: cat b)\n   ") && told.contains("No such file"), told);
        assertFalse(told.contains("a is"), told);
        assertEquals(
                shop.prompts.get(1).messages(), shop.prompts.get(2).messages().subList(0, 3));
    }

    @Test
    void theJsonOfAResultHasWhatWasAskedOfIt() throws Exception {
        shop.says("done");
        Json json = shop.run(goal("nothing", "a file ||| ls /nowhere"), 1).json();
        assertEquals("rounds", json.get("outcome").text(""));
        assertFalse(json.get("met").truth(true));
        Json criterion = json.get("criteria").at(0);
        assertEquals("a file", criterion.get("text").text(""));
        assertEquals("ls /nowhere", criterion.get("check").text(""));
        assertEquals("not_yet", criterion.get("verdict").text(""));
        assertTrue(criterion.get("reason").text("").contains("No such file"), criterion.write());
        assertEquals(15, json.get("usage").get("total_tokens").number(0));
        assertFalse(json.get("session_id").text("").isEmpty());
    }

    @Test
    void theJudgeSeesWhatHappenedAndIsBelievedByItsQuotes() throws Exception {
        shop.runs("echo '# How to install' > README.md; cat README.md").says("The README is written.");
        shop.judge = ruling(verdict(2, "met", "there is a heading", "# How to install"));
        GoalResult result = shop.run(goal("document it", "it is there ||| test -f README.md", "it tells how"), 10);
        assertTrue(result.met(), () -> standings(result).toString());
        assertEquals("scripted/judge", result.criteria().get(1).verdict().by());
        String shown = shop.judged.getFirst().messages().getFirst().toString();
        assertTrue(shown.contains("2. it tells how") && shown.contains("exit code 0"), shown);
        assertFalse(shown.contains("1. it is there"), shown);
    }

    @Test
    void aJudgeThatLiesWithoutEvidenceMeetsNothing() throws Exception {
        shop.says("I have done everything").says("Believe me");
        shop.judge = ruling(verdict(1, "met", "the worker says so", "all 14 tests passed"));
        GoalResult result = shop.run(goal("pass the tests", "the tests pass"), 2);
        assertEquals(List.of("NOT_YET: no evidence for: the worker says so"), standings(result));
        assertEquals("[GOAL NOT MET] pass the tests (2 iterations)\n  [ ] 1. the tests pass", result.summary());
    }

    @Test
    void aJudgeCannotQuoteTheCriterionItself() throws Exception {
        shop.says("I am finished");
        shop.judge = ruling(verdict(1, "met", "clear", "the tests pass"));
        assertFalse(shop.run(goal("pass the tests", "the tests pass"), 1).met());
    }

    @Test
    void aJudgeThatFailsMeetsNothing() throws Exception {
        shop.says("done");
        shop.judge = _ -> {
            throw ModelFailure.lasting("no credit", ModelFailure.Category.SERVER_ERROR, 402);
        };
        assertEquals(
                List.of("ERROR: the judge failed: no credit"), standings(shop.run(goal("do it", "it is done"), 1)));
    }

    @Test
    void aJudgeThatIsSilentMeetsNothing() throws Exception {
        shop.says("done");
        shop.settings = shop.settings.pursuing(new Goals(10, Duration.ofSeconds(5), Duration.ofMillis(200)));
        shop.judge = _ -> {
            Thread.sleep(60_000);
            return said("late");
        };
        assertTrue(
                standings(shop.run(goal("do it", "it is done"), 1)).getFirst().startsWith("ERROR: the judge gave"));
    }

    @Test
    void aJudgeThatTalksIsAskedOnceMore() throws Exception {
        shop.says("the answer is 42 indeed");
        shop.judge = prompt -> said(
                prompt.toString().contains("could not be read")
                        ? "```json\n[{\"index\": 1, \"verdict\": \"met\", \"reason\": \"\", \"evidence\": \"42 indeed\"}]\n```"
                        : "I think it is fine!");
        assertTrue(shop.run(goal("answer", "an answer is given"), 1).met());
        assertEquals(2, shop.judged.size());
    }

    @Test
    void whatIsImpossibleEndsAfterTwoJudgementsRunning() throws Exception {
        shop.runs("cat /etc/no-such-file")
                .says("there is no such file")
                .says("it cannot be")
                .says("never");
        shop.judge = ruling(verdict(1, "impossible", "the file does not exist", "No such file or directory"));
        GoalResult result = shop.run(goal("read it", "its content is told"), 10);
        assertEquals("impossible", result.outcome());
        assertEquals(2, result.iterations());
    }

    @Test
    void aWorkerThatGetsNowhereIsStopped() throws Exception {
        for (int i = 0; i < 10; i++) shop.says("I have tried again, attempt " + i);
        GoalResult result = shop.run(goal("make it", "it is there ||| test -f it || { date +%N; false; }"), 10);
        assertEquals("stagnation", result.outcome());
        assertEquals(4, result.iterations());
    }

    @Test
    void changedFilesAreProgress() throws Exception {
        for (int i = 0; i < 5; i++) shop.writes("try.txt", "attempt " + i).says("tried");
        assertEquals(
                "rounds",
                shop.run(goal("make it", "it is there ||| test -f it"), 5).outcome());
    }

    @Test
    void aCommandThatTakesTooLongMeetsNothing() throws Exception {
        shop.settings = shop.settings.pursuing(new Goals(10, Duration.ofMillis(1_100), Duration.ofSeconds(5)));
        shop.says("done");
        assertEquals(
                Standing.ERROR,
                shop.run(goal("make it", "||| sleep 60"), 1)
                        .criteria()
                        .getFirst()
                        .verdict()
                        .standing());
    }

    @Test
    void planModeRunsNoChecks() throws Exception {
        shop.settings = shop.settings.under(Policy.of(Mode.PLAN));
        shop.says("planned");
        GoalResult result = shop.run(goal("plan it", "||| touch changed"), 1);
        assertEquals(
                List.of("ERROR: not run: plan mode runs no commands that could change something"), standings(result));
        assertFalse(Files.exists(shop.work.resolve("changed")));
    }

    @Test
    void callsThatRepeatThemselvesEndARoundAndNotTheGoal() throws Exception {
        for (int i = 0; i < 5; i++) shop.runs("echo again");
        shop.runs("touch it").says("done");
        GoalResult result = shop.run(goal("make it", "||| test -f it"), 10);
        assertEquals(List.of("met", 2), List.of(result.outcome(), result.iterations()));
    }

    @Test
    void theLimitOfToolRoundsCountsAnewInEachRound() throws Exception {
        shop.settings = shop.settings.within(Limits.rounds(1));
        shop.runs("echo one").says("out of steps").runs("touch it").says("done");
        GoalResult result = shop.run(goal("make it", "||| test -f it"), 10);
        assertEquals(List.of("met", 2), List.of(result.outcome(), result.iterations()));
    }

    @Test
    void theLimitOfRequestsIsABudget() throws Exception {
        shop.settings = shop.settings.within(
                new Limits(100, OptionalInt.of(1), Optional.empty(), Optional.empty(), Optional.empty()));
        shop.runs("echo one");
        GoalResult result = shop.run(goal("make it", "||| test -f it"), 10);
        assertEquals(List.of("budget", 1), List.of(result.outcome(), result.iterations()));
    }

    @Test
    void anInterruptLeavesAGoalThatCanBeGoneOnWith() throws Exception {
        var begun = new CountDownLatch(1);
        shop.says("first").plays(_ -> {
            begun.countDown();
            if (!Files.exists(shop.work.resolve("go"))) Thread.sleep(60_000);
            return said("second");
        });
        shop.says("third").says("fourth");
        var results = Collections.synchronizedList(new ArrayList<GoalResult>());
        Goal goal = goal("make it", "||| test -f go");
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                results.add(shop.run(goal, 10));
            } catch (IOException | InterruptedException stopped) {
                results.clear();
            }
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        running.interrupt();
        running.join();
        Files.createFile(shop.work.resolve("go"));
        GoalResult halted;
        try (var session = shop.session(latest())) {
            halted = GoalResult.of(session);
        }
        assertEquals(List.of("interrupted", 1), List.of(halted.outcome(), halted.iterations()));
        var seen = Collections.synchronizedList(new ArrayList<Event>());
        GoalResult result = shop.loop(10).resume("latest", seen::add);
        assertEquals(List.of("met", 2), List.of(result.outcome(), result.iterations()));
        assertEquals(
                1, seen.stream().filter(Undertaking.GoalEnded.class::isInstance).count());
    }

    private String latest() throws IOException {
        return new dev.jackdaw.session.Sessions(shop.state, shop.work).find("latest");
    }

    @Test
    void aModelThatFailsLeavesAGoalThatCanBeGoneOnWith() throws Exception {
        shop.plays(_ -> {
            if (!Files.exists(shop.work.resolve("go")))
                throw ModelFailure.lasting("no credit", ModelFailure.Category.SERVER_ERROR, 402);
            return said("done");
        });
        assertEquals("failed", shop.run(goal("make it", "||| test -f go"), 10).outcome());
        Files.createFile(shop.work.resolve("go"));
        assertEquals("met", shop.loop(10).resume("latest", _ -> {}).outcome());
    }

    /// Wherever a session is cut off, it goes on to the same end, and no round is counted twice. Only a call that may
    /// have taken effect is not repeated: the worker would have to go on otherwise than its script knows.
    @Test
    void aSessionThatIsCutOffAnywhereGoesOnToTheSameEnd() throws Exception {
        shop.runs("echo one >> a").says("one").runs("echo two >> b").says("two").says("three");
        shop.judge = prompt -> prompt.toString().contains("echo two")
                ? ruling(verdict(2, "met", "", "echo two >> b")).reply(prompt)
                : ruling(verdict(2, "not_yet", "b is missing", "")).reply(prompt);
        Goal goal = goal("two files", "a ||| test -f a", "b is written");
        GoalResult whole = shop.run(goal, 10);
        assertEquals(List.of("met", 2), List.of(whole.outcome(), whole.iterations()));
        List<Fact> facts;
        try (var session = shop.session(whole.session())) {
            facts = session.lines().stream().map(dev.jackdaw.session.Line::fact).toList();
        }
        int from = facts.indexOf(facts.stream()
                .filter(Fact.UserSaid.class::isInstance)
                .findFirst()
                .orElseThrow());
        for (int cut = from; cut < facts.size(); cut++) {
            String id = "cut-" + cut;
            try (var session = new dev.jackdaw.session.Sessions(shop.state, shop.work).create(id)) {
                facts.subList(0, cut + 1).forEach(session::append);
            }
            boolean ended = facts.subList(0, cut + 1).stream().anyMatch(Undertaking.GoalEnded.class::isInstance);
            if (ended || count(facts, cut, Fact.ToolBegan.class) > count(facts, cut, Fact.ToolRan.class)) continue;
            GoalResult result = shop.loop(10).resume(id, _ -> {});
            assertEquals(List.of("met", 2, id), List.of(result.outcome(), result.iterations(), "cut-" + cut));
        }
    }

    private static long count(List<Fact> facts, int cut, Class<? extends Fact> type) {
        return facts.subList(0, cut + 1).stream().filter(type::isInstance).count();
    }
}
