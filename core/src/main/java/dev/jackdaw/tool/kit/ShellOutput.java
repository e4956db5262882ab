package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.command.RunningCommand;
import dev.jackdaw.tool.kit.command.Shells;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Looks at a command in the background, and types into it.
public final class ShellOutput implements Tool<ShellOutput.Params> {
    private static final long LONGEST = 600_000;

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Params(
            @Alias({"bash_id", "shell_id", "task_id", "job_id", "session_id"})
            String id,

            @Doc("Wait for news") @Alias({"wait", "timeout", "yield_time_ms"})
            Optional<Long> wait_ms,

            @Doc("Text for its stdin") @Alias({"chars", "stdin"})
            Optional<String> input) {}

    private final Shells shells;

    ShellOutput(Shells shells) {
        this.shells = shells;
    }

    @Override
    public String name() {
        return "bash_output";
    }

    @Override
    public List<String> aliases() {
        return List.of("bashoutput", "taskoutput", "job_output", "write_stdin");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    /// What is typed into a shell is a command to it, and as free as that.
    @Override
    public List<Access> accesses(Params parameters) {
        if (parameters.input().isEmpty()) return List.of();
        Access typed = new Access.Execute(parameters.input().get());
        return shells.background(parameters.id())
                .map(shell -> shell.confined().confinement())
                .filter(given -> given == Confinement.NETWORK || given == Confinement.NONE)
                .map(given -> List.of(new Access.Leave(given), typed))
                .orElse(List.of(typed));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        Optional<RunningCommand> found = shells.background(parameters.id());
        if (found.isEmpty()) return ToolResult.failure(shells.unknown(parameters.id()));
        RunningCommand command = found.get();
        if (parameters.input().isPresent()) {
            if (!command.alive()) return ToolResult.failure(parameters.id() + " has ended; it cannot be typed to");
            command.type(parameters.input().get());
        }
        String news = command.output().news(Math.clamp(parameters.wait_ms().orElse(0L), 0, LONGEST));
        boolean alive = command.alive();
        if (!alive) {
            shells.done(command);
            command.drain();
            news += command.output().news(0);
        }
        return result(parameters.id(), command, news);
    }

    private static ToolResult result(String id, RunningCommand command, String news) {
        boolean alive = command.alive();
        String state = alive
                ? "running"
                : command.flooded() ? "stopped: it printed too much" : "ended, exit code " + command.exitCode();
        String text = news.isEmpty() ? "(nothing new)\n" : news.endsWith("\n") ? news : news + "\n";
        return ToolResult.of(text + "[" + id + " " + state + "]")
                .with(Json.obj(
                        "background",
                        id,
                        "command",
                        command.command(),
                        "running",
                        alive,
                        "exitCode",
                        alive ? Optional.empty() : Optional.of(command.exitCode())));
    }
}
