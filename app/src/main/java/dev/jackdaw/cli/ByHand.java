package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.util.List;

/// `jackdaw call`: one call by hand, with everything that stands around a model's.
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
}
