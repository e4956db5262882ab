package dev.jackdaw.agent;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import java.util.Optional;

/// Does what the user orders beside the turns, on a thread of its own, one at a time: commands with the shell of the
/// tools, unconfined, and chores.
final class Ordered {
    private static final String SHELL = "bash";

    /// Milliseconds a command may take: the most the shell allows.
    private static final long LONGEST = 600_000;

    private final Session session;
    private final Toolbox toolbox;
    private final Site site;
    private Optional<Thread> thread = Optional.empty();

    /// @param toolbox without the gate: what the user types is allowed
    Ordered(Session session, Toolbox toolbox, Site site) {
        this.session = session;
        this.toolbox = toolbox;
        this.site = site;
    }

    synchronized boolean busy() {
        return thread.isPresent();
    }

    /// @throws IllegalArgumentException where there is no shell, or a command runs already
    void start(String command) {
        if (toolbox.named(SHELL).isEmpty())
            throw new IllegalArgumentException("this session has no shell: open it with the tool " + SHELL);
        start(command, id -> shell(id, command));
    }

    /// @param shown how it is told
    /// @throws IllegalArgumentException where something runs already
    synchronized void start(String shown, Chore chore) {
        still();
        thread = Optional.of(Thread.ofVirtual().name("ordered").start(() -> run(shown, chore)));
    }

    /// @throws IllegalArgumentException where a command runs
    void still() {
        if (busy()) throw new IllegalArgumentException("your command is still running; wait for it, or stop it first");
    }

    private void run(String command, Chore chore) {
        String id = "user-" + session.size();
        try {
            session.append(new Fact.UserBegan(id, command));
            session.show(new Glimpse.ToolStarted(id));
            ToolResult result = result(id, chore);
            String text = Wording.of("user-ran") + "\n$ " + command + "\n" + result.text();
            session.append(new Fact.UserRan(id, text, result));
        } finally {
            end();
        }
    }

    private static ToolResult result(String id, Chore chore) {
        try {
            return chore.run(id);
        } catch (InterruptedException stop) {
            return ToolResult.failure("[interrupted by the user]");
        } catch (IllegalArgumentException refused) {
            return ToolResult.failure(String.valueOf(refused.getMessage()));
        } finally {
            // What was run keeps the interrupt; the result is written all the same.
            Thread.interrupted();
        }
    }

    private ToolResult shell(String id, String command) throws InterruptedException {
        Json.Obj arguments = Json.obj("command", command, "timeout", LONGEST);
        var here = new Site(
                site.workspace(),
                site.spool(),
                text -> session.show(new Glimpse.ToolPrinted(id, text)),
                Confinement.NONE);
        return toolbox.run(new ToolCall(id, SHELL, arguments.write()), here);
    }

    private synchronized void end() {
        thread = Optional.empty();
        notifyAll();
    }

    synchronized void interrupt() {
        thread.ifPresent(Thread::interrupt);
    }

    synchronized void await() throws InterruptedException {
        while (thread.isPresent()) wait();
    }
}
