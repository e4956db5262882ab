package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final String ADVICE = ". Do not try to reach the same by other means; go on without it, or tell the"
            + " user what you would need and why.";

    @TempDir
    private Path folder;

    private record Command(String text) {}

    /// A tool that claims to run commands.
    private record Runs(String name) implements Tool<Command> {
        @Override
        public Class<Command> parameters() {
            return Command.class;
        }

        @Override
        public List<Access> accesses(Command command) {
            return List.of(new Access.Execute(command.text()));
        }

        @Override
        public ToolResult run(Command command, Site site) {
            return ToolResult.of("ran");
        }
    }

    private final List<String> asked = new ArrayList<>();

    private ToolResult pass(Policy policy, Approver approver, String command) throws IOException, InterruptedException {
        var workspace = new Workspace(folder, List.of(), List.of());
        var site = new Site(workspace, folder, text -> {});
        var call = new Invocation<>(new ToolCall("1", "bash", "{}"), new Runs("bash"), new Command(command), site);
        return new Gate(() -> policy, workspace, approver).apply(call, next -> ToolResult.of("ran"));
    }

    private static ToolResult refused(String text, String why) {
        return ToolResult.failure(text).with(Json.obj("refused", true, "why", why));
    }

    @Test
    void whatIsAllowedRuns() throws Exception {
        assertEquals(ToolResult.of("ran"), pass(Policy.of(Mode.DEFAULT), Approver.NOBODY, "ls"));
    }

    @Test
    void whatIsDeniedSaysWhyAndNotToGoRound() throws Exception {
        String why = "the rule deny Bash(mvn:*) forbids it";
        var policy = new Policy(Mode.BYPASS, List.of(), List.of(), List.of(Rule.parse("Bash(mvn:*)")));
        assertEquals(refused("Refused: " + why + ADVICE, why), pass(policy, Approver.NOBODY, "mvn test"));
    }

    @Test
    void whoIsAskedHearsTheGroundAndTheRule() throws Exception {
        Approver yes = (invocation, why, rule) -> {
            asked.add(why + " | " + rule);
            return new Approver.Answer(true, "");
        };
        assertEquals(ToolResult.of("ran"), pass(Policy.of(Mode.DEFAULT), yes, "mvn test"));
        assertEquals(List.of("the command may change something: mvn runs what the build says | Bash(mvn test)"), asked);
    }

    @Test
    void aNoReachesTheModelWithItsReason() throws Exception {
        Approver no = (invocation, why, rule) -> new Approver.Answer(false, "use the wrapper");
        String why = "the command may change something: mvn runs what the build says; use the wrapper";
        assertEquals(refused("Not allowed: " + why + ADVICE, why), pass(Policy.of(Mode.DEFAULT), no, "mvn test"));
    }
}
