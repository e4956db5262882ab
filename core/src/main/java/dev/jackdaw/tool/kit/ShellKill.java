package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.command.RunningCommand;
import dev.jackdaw.tool.kit.command.Shells;
import java.util.List;
import java.util.Optional;

/// Ends a command in the background, and all it started.
public final class ShellKill implements Tool<ShellKill.Params> {

    public record Params(
            @Alias({"bash_id", "shell_id", "task_id", "job_id"})
            String id) {}

    private final Shells shells;

    ShellKill(Shells shells) {
        this.shells = shells;
    }

    @Override
    public String name() {
        return "bash_kill";
    }

    @Override
    public List<String> aliases() {
        return List.of("killshell", "kill_shell", "killbash", "taskstop", "job_kill");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    /// It only touches what an allowed call has started.
    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        Optional<RunningCommand> found = shells.background(parameters.id());
        if (found.isEmpty()) return ToolResult.failure(shells.unknown(parameters.id()));
        boolean alive = found.get().alive();
        found.get().tree().end(RunningCommand.GRACE);
        shells.done(found.get());
        return ToolResult.of(parameters.id() + (alive ? " was ended" : " had ended already"))
                .with(Json.obj("background", parameters.id()));
    }
}
