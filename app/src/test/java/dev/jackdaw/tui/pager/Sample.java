package dev.jackdaw.tui.pager;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.story.work.Ventures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sessions to look at.
public final class Sample {
    private static final Instant BEGAN = Instant.parse("2026-11-21T23:59:50Z");

    private Sample() {}

    /// Facts, a second apart.
    static List<Line> lines(List<? extends Fact> facts) {
        var lines = new ArrayList<Line>();
        for (Fact fact : facts) lines.add(new Line(lines.size(), BEGAN.plusSeconds(lines.size()), fact));
        return lines;
    }

    /// Two turns with something of everything.
    public static List<Line> session() {
        return lines(List.of(
                new Fact.Started(
                        1, "s1", Path.of("/work/项目"), "wire/m", "default", "Be good.", Optional.empty(), List.of()),
                said("Mend the 计算器, please\nand tell why"),
                reply(
                        new Content.Thinking("The divisor may be zero.\nI look first.", "sig"),
                        new Content.Text("I will **look** at it:\n\n- first the file\n- then the tests"),
                        call("c1", "read_file", "{\"path\":\"src/Calculator.java\"}"),
                        call("c2", "bash", "{\"command\":\"mvn -q test \\u001b[31m\\nexit 3\",\"timeout\":5000}")),
                new Fact.ToolRan(
                        "c1",
                        ToolResult.of(
                                "1\tint divide(int a, int b) {\n2\t    return a / b; // 这一行没有检查除数是否为零因此会在除数为零时抛出异常\n3\t}")),
                new Fact.ApprovalAsked("c2", "not in the rules", "Bash(mvn -q test:*)"),
                new Fact.ApprovalGiven("c2", true, "user", ""),
                new Fact.ToolBegan("c2"),
                new Fact.ToolRan("c2", ToolResult.failure("Tests failed\n[exit code 3]")),
                reply(call("c3", "edit_file", "{\"path\":\"a\",\"edits\":[{\"before\":\"x\",\"after\":\"y\\nz\"}]}")),
                new Fact.ToolRan(
                        "c3",
                        ToolResult.of("changed").with(Json.obj("diff", "--- a\n+++ a\n@@ -1 +1,2 @@\n-x\n+y\n+z\n"))),
                new Fact.Saved("c3", 1, "Edit a", 1, List.of()),
                reply(new Content.Text("Done. 完成了。")),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                new Fact.PolicyChosen("plan"),
                said("Once more"),
                new Fact.Recalled(List.of("n1"), "<memory>tests run with mvn</memory>"),
                new Fact.TurnEnded(new Ending(Ending.Reason.MODEL_ERROR, "overloaded", 529, ""))));
    }

    /// A session that works on its own.
    static List<Line> undertaken() {
        return lines(List.of(
                said("Make it new"),
                Ventures.plan("planner", "", "look", "mend"),
                Ventures.step(0, Status.DONE, "three files"),
                Ventures.goal(),
                Ventures.judged(1, Standing.MET, Standing.NOT_YET, Standing.ERROR),
                Ventures.away("review-1", "review", "Is it right?\n对吗？"),
                Ventures.back("review-1", "answered", "Yes, it is.\nAll of it.", "<agent>Yes, it is.</agent>"),
                Ventures.checked(
                        1,
                        new Undertaking.Check("make", "passed", "built"),
                        new Undertaking.Check("make test", "failed", "A.java:3\nB.java:4")),
                Ventures.loop(),
                new Undertaking.Noted("claims", "It is not so.\nNot at all."),
                new Undertaking.PlanEnded("failed", "nothing helps"),
                new Undertaking.GoalEnded("stagnation", "three rounds"),
                new Fact.ApprovalAsked(
                        "review-1/c1", "it may", "", Optional.of(new ToolCall("review-1/c1", "bash", "{}"))),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""))));
    }

    static Fact said(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.NOW);
    }

    static Content call(String id, String tool, String arguments) {
        return new Content.Call(new ToolCall(id, tool, arguments));
    }

    static Fact reply(Content... content) {
        var usage = new Usage(1_200, 85, 0, 0, 0, Json.obj());
        return new Fact.ModelSaid(new Reply("r", "wire/m-1", List.of(content), usage, Finish.STOP, ""));
    }
}
