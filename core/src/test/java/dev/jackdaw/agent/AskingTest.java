package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingTest {
    @TempDir
    Path folder;

    private final Session session = Session.inMemory("asked");

    public record Word(String text) {}

    private record Say() implements Tool<Word> {
        @Override
        public String name() {
            return "say";
        }

        @Override
        public Class<Word> parameters() {
            return Word.class;
        }

        @Override
        public List<Access> accesses(Word parameters) {
            return List.of();
        }

        @Override
        public ToolResult run(Word parameters, Site site) {
            return ToolResult.of(parameters.text());
        }
    }

    private static ToolCall call(String text) {
        return new ToolCall("c", "say", Json.obj("text", text).write());
    }

    private Optional<ToolCall> asked(String wanted, String asked) throws IOException, InterruptedException {
        session.append(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
        var usage = new Usage(0, 0, 0, 0, 0, Json.obj());
        session.append(new Fact.ModelSaid(
                new Reply("r", "m", List.of(new Content.Call(call(wanted))), usage, Finish.TOOL_CALLS, "")));
        var asking = new Asking(session, _ -> {});
        asking.decide(new Command.Decide("c", Command.Decision.ONCE, ""));
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder, _ -> {});
        asking.ask(new Invocation<>(call(asked), new Say(), new Word(asked), site), "why", "");
        return session.lines().stream()
                .map(line -> line.fact())
                .filter(Fact.ApprovalAsked.class::isInstance)
                .map(Fact.ApprovalAsked.class::cast)
                .findFirst()
                .orElseThrow()
                .call();
    }

    @Test
    void aCallOfTheModelIsNamedOnly() throws Exception {
        assertEquals(Optional.empty(), asked("hello", "hello"));
    }

    @Test
    void aCallThatWasChangedSinceIsAskedAboutAsItIsNow() throws Exception {
        assertEquals(Optional.of(call("something else")), asked("hello", "something else"));
    }
}
