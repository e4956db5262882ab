package dev.jackdaw.tool.kit;

import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.kit.command.Shells;
import java.util.List;

/// The built-in tools of one session, and what they share.
///
/// @param filters what goes around each of them, inside the gate
/// @param close ends whatever they left running
/// @param seen what the model has seen of files with them
/// @param checks runs what checks the work
public record Kit(List<Tool<?>> tools, List<ToolFilter> filters, Runnable close, SeenFiles seen, CheckCommands checks) {
    public Kit {
        tools = List.copyOf(tools);
        filters = List.copyOf(filters);
    }

    /// A fresh kit whose commands are not confined.
    public static Kit open() {
        return open(Sandbox.off());
    }

    /// A fresh kit.
    ///
    /// @param sandbox confines commands; ends with the kit
    public static Kit open(Sandbox sandbox) {
        var shells = new Shells(sandbox);
        var checks = new CheckCommands(sandbox);
        var seen = new SeenFiles(shells::running);
        var editing = new Editing(seen);
        return new Kit(
                List.of(
                        new ReadFile(seen),
                        new WriteFile(editing),
                        new EditFile(editing),
                        new MultiEdit(editing),
                        new Glob(),
                        new Grep(),
                        new ListFiles(),
                        new Shell(shells),
                        new ShellOutput(shells),
                        new ShellKill(shells),
                        new Todo()),
                List.of(new Cap(), seen.vigil()),
                () -> {
                    checks.close();
                    shells.close();
                },
                seen,
                checks);
    }
}
