package dev.jackdaw.bench;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What going on with a long session costs, from the start to the first request.
final class Resuming {
    private static final int EVENTS = 50_000;
    private static final int OF_A_TURN = 5;
    private static final int RUNS = 5;

    private Resuming() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        var program = new Samples();
        Path folder = Files.createDirectories(bench.program().world().resolve("long"));
        Program there = bench.program().at(folder.toRealPath());
        write(there);
        for (int run = 0; run < bench.runs(RUNS); run++)
            program.add(
                    bench.time(there, server -> server.says("done"), false, "--continue", "--context-window", "8000000")
                            .millisToFirstRequest());
        return List.of(Figure.of("resuming 50,000 events, to first request", "ms", program)
                .promised(500));
    }

    private static void write(Program program) throws IOException {
        try (Session session = new Sessions(program.state(), program.directory()).create()) {
            session.append(new Fact.Started(
                    1,
                    session.id(),
                    program.directory(),
                    "openai/gpt-5",
                    "bypassPermissions",
                    "You are an agent.",
                    Optional.empty(),
                    List.of()));
            for (int turn = 0; turn < EVENTS / OF_A_TURN; turn++) {
                var call = new ToolCall("call_" + turn, "bash", "{\"command\":\"echo " + turn + "\"}");
                session.append(new Fact.UserSaid("step " + turn, List.of(), Fact.Timing.NOW));
                session.append(new Fact.ModelSaid(reply(turn, new Content.Call(call), Finish.TOOL_CALLS)));
                session.append(new Fact.ToolRan(call.id(), ToolResult.of("" + turn)));
                session.append(new Fact.ModelSaid(reply(turn, new Content.Text("done with " + turn), Finish.STOP)));
                session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
            }
        }
    }

    private static Reply reply(int turn, Content content, Finish finish) {
        return new Reply("r" + turn, "chat-completions/gpt-5", List.of(content), Usage.NONE, finish, "");
    }
}
