package dev.jackdaw.tool.kit;

import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.command.Shells;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Runs commands that check the work, beside those of the model: each begins in the root of the workspace, and takes
/// along with it whatever it started. Who calls this has the user's word for it: no gate is passed.
public final class CheckCommands implements AutoCloseable {
    private final Shells shells;
    private final Shell shell;

    public CheckCommands(Sandbox sandbox) {
        this.shells = new Shells(sandbox);
        this.shell = new Shell(shells);
    }

    /// What came of a command.
    ///
    /// @param exit its exit code; empty where it was stopped or could not be started
    /// @param text what it printed, in the middle shortened, and how it ended
    public record Outcome(Optional<Integer> exit, String text) {
        public boolean passed() {
            return exit.isPresent() && exit.get() == 0;
        }
    }

    /// Runs a command to its end.
    ///
    /// @param site where; what it prints goes to its printer as well
    /// @param confinement how far it is confined, where the system can confine it
    /// @param limit after which it is stopped, at most 10 minutes
    public Outcome run(String command, Site site, Confinement confinement, Duration limit) throws InterruptedException {
        var parameters = new Shell.Params(
                "(" + command + "\n)", Optional.of(limit.toMillis()), Optional.empty(), Optional.empty());
        try {
            ToolResult result = shell.run(parameters, site.confined(confinement));
            if (Thread.interrupted()) throw new InterruptedException();
            int exit = (int) result.details().get("exitCode").number(-1);
            return new Outcome(exit < 0 ? Optional.empty() : Optional.of(exit), result.text());
        } catch (IOException e) {
            return new Outcome(Optional.empty(), Failures.sentence(e));
        }
    }

    @Override
    public void close() {
        shells.close();
    }
}
