package dev.jackdaw.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whom a goal believes.
@Timeout(120)
final class JudgingTest {
    private static final Shown SHOWN = new Shown(
            "changed a.txt\n+first line\n$ make test\nexit code 0\n14 tests passed",
            "I have written a.txt and all is well");
    private static final List<Integer> NUMBERS = List.of(1, 3);
    private static final String[] WORDS = {"met", "not_yet", "impossible", "MET", "yes", "", "met "};

    private final SplittableRandom random = new SplittableRandom(42);

    @TempDir
    Path folder;

    private String evidence() {
        String all = SHOWN.happened() + SHOWN.answer();
        int from = random.nextInt(all.length());
        int to = random.nextInt(from, all.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> "it is proven beyond doubt";
            case 2 -> all.substring(from, to);
            case 3 -> "\"" + all.substring(from, to) + "\"";
            default -> all.substring(from, to).replace('t', 'x');
        };
    }

    /// What a judge might say: mostly something like a ruling, now and then cut off, fenced, or no JSON at all.
    private String garbage() {
        var elements = new java.util.ArrayList<Json>();
        boolean wild = random.nextBoolean();
        for (int number : wild ? List.of(random.nextInt(5), 3) : NUMBERS)
            elements.add(Json.obj(
                    "index",
                    number,
                    "verdict",
                    WORDS[random.nextInt(wild ? WORDS.length : 3)],
                    "met",
                    true,
                    "reason",
                    "because",
                    "evidence",
                    evidence()));
        String text = Json.arr(elements).write();
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> "```json\n" + text + "\n```";
            case 2 -> "All criteria are met. " + text;
            case 3 -> "{\"verdict\": \"met\"}";
            default -> text;
        };
    }

    @Test
    void noRulingMeetsACriterionWithoutAQuoteThatOccurs() {
        int read = 0;
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            Optional<Ruling> ruling = Ruling.read(garbage(), NUMBERS, SHOWN, "judge");
            if (ruling.isEmpty()) continue;
            read++;
            assertEquals(java.util.Set.copyOf(NUMBERS), ruling.get().verdicts().keySet());
            for (Verdict verdict : ruling.get().verdicts().values()) {
                boolean ends = verdict.standing() == Standing.MET || verdict.standing() == Standing.IMPOSSIBLE;
                assertTrue(!ends || SHOWN.has(verdict.evidence()), verdict::toString);
                if (verdict.standing() == Standing.MET) met++;
            }
        }
        assertTrue(read > 50 && met > 5, read + " read, " + met + " met");
    }

    @Test
    void whateverTheJudgeSaysAGoalIsMetByCommandsAndQuotesAlone() throws Exception {
        Goal goal = new Goal("work", Goal.criteria("a file ||| test -f a.txt\nit is explained"));
        for (int i = 0; i < 25; i++) {
            var shop = new Workshop(folder.resolve("shop-" + i));
            boolean made = random.nextBoolean();
            shop.runs(made ? "touch a.txt" : "true").says("I have written a.txt and all is well");
            String said = garbage().replace("\"index\":1", "\"index\":2");
            shop.judge = _ -> Workshop.said(said);
            GoalResult result = shop.run(goal, 1);
            String evidence = result.criteria().get(1).verdict().evidence();
            boolean quoted = result.criteria().get(1).met() && evidence.strip().length() >= 6;
            assertEquals(made && quoted, result.met(), said);
        }
    }

    @Test
    void aDenyRuleKeepsACheckFromRunningInEveryMode() throws Exception {
        for (Mode mode : Mode.values()) {
            var shop = new Workshop(folder.resolve(mode.label()));
            shop.settings = shop.settings.under(Policy.of(mode).with(RuleList.DENY, Rule.parse("Bash(touch *)")));
            shop.says("done");
            GoalResult result = shop.run(new Goal("work", Goal.criteria("ran ||| touch ran")), 1);
            assertEquals(Standing.ERROR, result.criteria().getFirst().verdict().standing(), mode::label);
            assertTrue(!Files.exists(shop.work.resolve("ran")), mode::label);
        }
    }

    @Test
    void aQuoteMayBreakItsLinesOtherwise() {
        assertTrue(SHOWN.has("make test exit   code 0"));
        assertTrue(SHOWN.has("`14 tests passed`"));
        assertTrue(!SHOWN.has("0") && !SHOWN.has("15 tests passed"));
    }

    @Test
    void aRulingThatLeavesOutACriterionIsNone() {
        String one = "[{\"index\":1,\"verdict\":\"not_yet\",\"reason\":\"no\",\"evidence\":\"\"}]";
        assertEquals(Optional.empty(), Ruling.read(one, NUMBERS, SHOWN, "judge"));
        assertEquals(
                Optional.of(new Ruling(Map.of(1, new Verdict(Standing.NOT_YET, "no", "", "judge")))),
                Ruling.read(one, List.of(1), SHOWN, "judge"));
    }

    @Test
    void criteriaAreWrittenOneInALine() {
        assertEquals(
                List.of(
                        new Criterion("it runs", Optional.of("sh run.sh | grep -c '|'")),
                        new Criterion("it is documented", Optional.empty()),
                        new Criterion("make", Optional.of("make"))),
                Goal.criteria("it runs ||| sh run.sh | grep -c '|'\n\n# later\nit is documented |||\n|||make"));
        assertThrows(IllegalArgumentException.class, () -> Goal.criterion(" ||| "));
        assertEquals(List.of(new Criterion("be done", Optional.empty())), new Goal("be done", List.of()).criteria());
    }
}
