package dev.jackdaw.tui;

import static dev.jackdaw.tui.story.Told.answered;
import static dev.jackdaw.tui.story.Told.call;
import static dev.jackdaw.tui.story.Told.model;
import static dev.jackdaw.tui.story.Told.printed;
import static dev.jackdaw.tui.story.Told.ran;
import static dev.jackdaw.tui.story.Told.started;
import static dev.jackdaw.tui.story.Told.user;
import static dev.jackdaw.tui.story.work.Ventures.away;
import static dev.jackdaw.tui.story.work.Ventures.back;
import static dev.jackdaw.tui.story.work.Ventures.checked;
import static dev.jackdaw.tui.story.work.Ventures.goal;
import static dev.jackdaw.tui.story.work.Ventures.judged;
import static dev.jackdaw.tui.story.work.Ventures.loop;
import static dev.jackdaw.tui.story.work.Ventures.moved;
import static dev.jackdaw.tui.story.work.Ventures.plan;
import static dev.jackdaw.tui.story.work.Ventures.sent;
import static dev.jackdaw.tui.story.work.Ventures.step;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Scenes of sessions that work on their own.
final class WorkScenes {
    private static final List<Json> TODOS = List.of(
            Json.obj("content", "the lexer", "status", "completed"),
            Json.obj("content", "the grammar 语法", "status", "in_progress"),
            Json.obj("content", "errors", "status", "pending"));

    private static final String[] STEPS = {
        "read what there is", "写出新的解析器 and its tests, in small steps that can be told apart", "measure it", "verify"
    };

    static final Map<String, Consumer<Scene>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("plan", WorkScenes::plan0);
        ALL.put("replan", WorkScenes::replan);
        ALL.put("goal", WorkScenes::pursued);
        ALL.put("agents", WorkScenes::agents);
        ALL.put("returns", WorkScenes::returns);
        ALL.put("agent-asks", WorkScenes::asks);
        ALL.put("checks", WorkScenes::checks);
        ALL.put("loop", WorkScenes::looped);
    }

    private WorkScenes() {}

    private static void plan0(Scene scene) {
        scene.see(user("make the parser new"), plan("planner", "", STEPS));
        scene.see(step(0, Status.IN_PROGRESS, ""), model("I have read it."), step(0, Status.DONE, "three files"));
        scene.see(step(1, Status.IN_PROGRESS, ""), model(call("t", "todo")), ran("t", "…", "todos", TODOS));
        scene.see(model(call("a", "bash", "command", "mvn -q test")), started("a"), printed("a", "Tests run: 3\n"));
        scene.pass(14_000);
    }

    private static void replan(Scene scene) {
        scene.see(user("make the parser new"), plan("model", "", STEPS), step(0, Status.IN_PROGRESS, ""));
        scene.see(
                step(0, Status.DONE, ""),
                step(1, Status.IN_PROGRESS, ""),
                step(1, Status.FAILED, "there is no grammar\u202e to begin with"),
                new Undertaking.Planned(
                        "make the parser new",
                        List.of(
                                new Undertaking.Step(STEPS[0], Status.DONE, ""),
                                new Undertaking.Step(STEPS[1], Status.FAILED, "there is no grammar"),
                                Undertaking.Step.of("write down the grammar 先写语法"),
                                Undertaking.Step.of("verify")),
                        "planner",
                        "there is no grammar to begin with"),
                step(2, Status.IN_PROGRESS, ""),
                step(2, Status.SKIPPED, "it was in docs/ all along"));
        scene.see(step(3, Status.IN_PROGRESS, ""), step(3, Status.DONE, ""), new Undertaking.PlanEnded("done", ""));
    }

    private static void pursued(Scene scene) {
        scene.see(goal(), user("让所有测试通过"), model("I begin."));
        scene.see(judged(1, Standing.MET, Standing.NOT_YET, Standing.ERROR), new Undertaking.GoalPaused("you asked"));
        scene.see(new Undertaking.GoalResumed(), model("On it."));
        scene.see(judged(2, Standing.MET, Standing.MET, Standing.NOT_YET));
        scene.see(plan("model", "", "one", "two"), step(0, Status.IN_PROGRESS, ""));
    }

    private static void agents(Scene scene) {
        scene.see(user("look everywhere"), model(call("d", "delegate", "task", "where is the parser?")), started("d"));
        scene.see(sent("explore-1", "explore", "Where is the parser?\nTell files and lines. 解析器在哪里？"));
        scene.see(sent("explore-2", "explore", "Who calls it?"), away("review-1", "review", "Is it right?"));
        scene.pass(5_000);
        scene.see(moved("explore-1", "reading src/main/java/dev/Parser.java and what is beside it", 12_345));
        scene.see(moved("review-1", "正在阅读 src/解析器.java\u001b[31m", 900));
        for (int i = 3; i < 7; i++) scene.see(sent("explore-" + i, "explore", "part " + i));
        scene.pass(9_000);
    }

    private static void returns(Scene scene) {
        scene.see(user("look everywhere"), model(call("d", "delegate", "task", "where is the parser?")), started("d"));
        scene.see(
                sent("explore-1", "explore", "Where is the parser?"),
                away("review-1", "review", "Is it right?"),
                away("general-1", "general", "Mend it"));
        scene.see(back("explore-1", "answered", "In src/Parser.java, lines 3 to 80.\nNowhere else.", ""));
        scene.see(ran("d", "In src/Parser.java, lines 3 to 80."));
        scene.see(back("general-1", "limit", "", "<agent name=\"general-1\">nothing</agent>"));
        scene.see(model("It is in src/Parser.java."), answered());
        scene.pass(20_000);
    }

    private static void asks(Scene scene) {
        scene.see(user("go"), model(call("d", "delegate", "task", "mend it")), started("d"));
        scene.see(sent("general-1", "general", "mend it"), moved("general-1", "bash mvn", 40));
        scene.see(new Fact.ApprovalAsked(
                "general-1/call_3",
                "the command may change something",
                "Bash(mvn:*)",
                Optional.of(call("general-1/call_3", "bash", "command", "mvn -q install"))));
    }

    private static void checks(Scene scene) {
        var compile = new Check("mvn -q compile", "passed", "");
        var error = new StringBuilder();
        for (int i = 1; i < 30; i++)
            error.append("[ERROR] src/A.java:").append(i).append(" 找不到符号\n");
        scene.see(user("go"), new Undertaking.VerifyChosen("on"), model("Done."));
        scene.see(checked(0, compile, new Check("mvn -q test -Dtest=ATest", "failed", error.toString())));
        scene.see(checked(1, new Check("javac", "error", "no JDK here"), new Check("pytest", "skipped", "not there")));
        scene.see(checked(2, compile, new Check("mvn -q test -Dtest=ATest", "passed", "")));
        scene.see(checked(0, new Check("make test", "skipped", "there is no make")));
        scene.see(new Undertaking.Noted("claims", "- You say: \"tests pass\". No test was run.\n- And more 更多"));
        scene.see(answered());
    }

    private static void looped(Scene scene) {
        scene.see(goal(), loop(), new Undertaking.LoopRan(2), user("look whether the build is green"));
        scene.see(model("It is."), judged(1, Standing.MET, Standing.MET, Standing.IMPOSSIBLE));
        scene.see(new Undertaking.GoalEnded("impossible", "没有遗留的 TODO cannot be met"), answered());
        scene.see(away("explore-1", "explore", "look"), loop());
        scene.pass(2_000);
    }
}
