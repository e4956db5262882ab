package dev.jackdaw.tui.story.work;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.session.Undertaking.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a session does on its own account, for tests.
public final class Ventures {
    private Ventures() {}

    public static Undertaking.Planned plan(String by, String why, String... steps) {
        return new Undertaking.Planned(
                "make the parser new", Stream.of(steps).map(Step::of).toList(), by, why);
    }

    public static Undertaking.StepMoved step(int number, Status status, String note) {
        return new Undertaking.StepMoved(number, status, note);
    }

    public static Undertaking.GoalSet goal() {
        return new Undertaking.GoalSet(
                "让所有测试通过, and say so in the documentation",
                List.of(
                        new Criterion("the tests pass", Optional.of("mvn -q test")),
                        new Criterion("the documentation tells of the new parser", Optional.empty()),
                        new Criterion("没有遗留的 TODO", Optional.empty())),
                10,
                200_000,
                2.5,
                600);
    }

    public static Undertaking.GoalJudged judged(int round, Standing... standings) {
        return new Undertaking.GoalJudged(
                round, Stream.of(standings).map(Ventures::verdict).toList());
    }

    private static Verdict verdict(Standing standing) {
        return switch (standing) {
            case MET -> new Verdict(standing, "exit code 0", "Tests run: 12, Failures: 0", "command");
            case NOT_YET ->
                new Verdict(
                        standing,
                        "docs/parser.md still says \u001b[31mthat the old grammar holds, 旧语法仍在文档中",
                        "\"The grammar is the old one.\"",
                        "wire/judge");
            case IMPOSSIBLE -> new Verdict(standing, "there is no such file", "", "wire/judge");
            case ERROR -> new Verdict(standing, "the judge gave no answer", "", "wire/judge");
        };
    }

    public static Undertaking.Delegated sent(String agent, String role, String task) {
        return new Undertaking.Delegated("call-" + agent, agent, role, task, "s-" + agent, "", false);
    }

    public static Undertaking.Delegated away(String agent, String role, String task) {
        return new Undertaking.Delegated("", agent, role, task, "s-" + agent, "/work/树/" + agent, true);
    }

    public static Undertaking.Returned back(String agent, String outcome, String summary, String told) {
        var usage = new Usage(11_000, 900, 0, 0, 0, Json.obj(), Optional.of(0.0123));
        return new Undertaking.Returned(agent, outcome, summary, usage, told);
    }

    public static Glimpse moved(String agent, String doing, long tokens) {
        return new Glimpse.AgentMoved(agent, doing, tokens);
    }

    public static Undertaking.Verified checked(int repair, Check... checks) {
        return new Undertaking.Verified(List.of(checks), repair);
    }

    public static Undertaking.LoopSet loop() {
        return new Undertaking.LoopSet("look whether the build is green 看构建", 600, Optional.of("gh run view"), 0);
    }
}
