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

/// Runs commands the user orders: with the shell of the tools, unconfined, on a thread of its own, one at a time.
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
    synchronized void start(String command) {
        if (toolbox.named(SHELL).isEmpty())
            throw new IllegalArgumentException("this session has no shell: open it with the tool " + SHELL);
        still();
        thread = Optional.of(Thread.ofVirtual().name("ordered").start(() -> run(command)));
    }

    /// @throws IllegalArgumentException where a command runs
    void still() {
        if (busy()) throw new IllegalArgumentException("your command is still running; wait for it, or stop it first");
    }

    private void run(String command) {
        String id = "user-" + session.size();
        try {
            session.append(new Fact.UserBegan(id, command));
            session.show(new Glimpse.ToolStarted(id));
            ToolResult result = result(id, command);
            String text = Wording.of("user-ran") + "\n$ " + command + "\n" + result.text();
            session.append(new Fact.UserRan(id, text, result));
        } finally {
            end();
        }
    }

    private ToolResult result(String id, String command) {
        Json.Obj arguments = Json.obj("command", command, "timeout", LONGEST);
        var here = new Site(
                site.workspace(),
                site.spool(),
                text -> session.show(new Glimpse.ToolPrinted(id, text)),
                Confinement.NONE);
        try {
            return toolbox.run(new ToolCall(id, SHELL, arguments.write()), here);
        } catch (InterruptedException stop) {
            return ToolResult.failure("[interrupted by the user]");
        } finally {
            // The shell keeps the interrupt; the result is written all the same.
            Thread.interrupted();
        }
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
