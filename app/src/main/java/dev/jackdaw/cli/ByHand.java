package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `jackdaw call` and `jackdaw permissions why`: one call by hand, with everything that stands around a model's.
final class ByHand {
    private ByHand() {}

    /// Runs it; the code says whether it worked, failed or was refused.
    static int call(Start start) throws CommandFault, IOException, InterruptedException {
        List<String> words = start.line().words();
        if (words.isEmpty() || words.size() > 2)
            throw CommandFault.usage(
                    "write jackdaw call TOOL JSON, such as: jackdaw call read '{\"path\":\"README.md\"}'");
        var call = new ToolCall("by-hand", words.getFirst(), words.size() == 2 ? words.getLast() : "{}");
        try (LiveSession live = open(start)) {
            ToolResult result = live.toolbox().run(call, live.site());
            start.print(result.text().stripTrailing());
            if (result.details().get("refused").truth(false)) return ExitCode.REFUSED;
            return result.failed() ? ExitCode.ERROR : ExitCode.DONE;
        }
    }

    private static LiveSession open(Start start) throws CommandFault, IOException {
        return Opening.withoutModel(start).live(Session.inMemory(Sessions.newId()), LiveSession.Answering.NOBODY);
    }

    /// Says what would be decided; asks and runs nothing.
    static int why(Start start) throws CommandFault, IOException {
        List<String> words = start.line().words();
        if (words.size() < 2 || words.size() > 3 || !words.getFirst().equals("why"))
            throw CommandFault.usage("write jackdaw permissions why 'COMMAND', or why TOOL JSON");
        ToolCall call = words.size() == 3
                ? new ToolCall("why", words.get(1), words.get(2))
                : new ToolCall("why", "bash", Json.obj("command", words.get(1)).write());
        try (LiveSession live = open(start)) {
            switch (live.toolbox().bind(call, live.site())) {
                case Toolbox.Bound.Wrong(var why) -> throw CommandFault.usage(why);
                case Toolbox.Bound.Ready(var invocation, var _) -> {
                    Judgement judgement =
                            live.policy().judge(invocation, live.site().workspace());
                    start.print(judgement.verdict().name().toLowerCase(Locale.ROOT) + ": " + judgement.why());
                    if (!judgement.rule().isEmpty()) start.print("a rule that would allow it: " + judgement.rule());
                }
            }
            return ExitCode.DONE;
        }
    }
}
