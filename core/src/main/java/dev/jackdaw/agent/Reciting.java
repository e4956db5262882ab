package dev.jackdaw.agent;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.skill.Lore.Called;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.skill.Recital;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Makes of commands and skills the user calls by their names what is said: one after another, on a thread of its own,
/// for what they run may take long, and be asked about.
final class Reciting {
    private record Wish(Called called, Fact.UserSaid typed) {}

    private final Session session;
    private final Toolbox toolbox;
    private final Site site;
    private final Recital recital;
    private final AtomicInteger own = new AtomicInteger();
    private final Consumer<Fact.UserSaid> then;
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private Optional<Thread> thread = Optional.empty();

    /// @param then gets what is said
    Reciting(Session session, Toolbox toolbox, Site site, Skills skills, Consumer<Fact.UserSaid> then) {
        this.session = session;
        this.toolbox = toolbox;
        this.site = site;
        this.recital = new Recital(this::call, site.workspace(), session.id(), this::effort);
        this.then = then;
        skills.recite(recital);
    }

    /// Makes a call that is not the model's, through all that a call of the model goes through. Its id begins with the
    /// command it is of, so that whoever is asked about it can tell.
    private ToolResult call(Recipe recipe, String tool, Json.Obj arguments) throws InterruptedException {
        if (toolbox.named(tool).isEmpty())
            return ToolResult.failure("the session has no tool " + tool).with(Json.obj("refused", true));
        var call = new ToolCall(
                "/" + recipe.name() + "#" + session.size() + "-" + own.incrementAndGet(), tool, arguments.write());
        return toolbox.run(call, site);
    }

    /// How much the model is to think, as it was chosen last.
    private String effort() {
        return session.choices().effort().orElse("");
    }

    synchronized void say(Called called, Fact.UserSaid typed) {
        waiting.add(new Wish(called, typed));
        if (thread.isEmpty())
            thread = Optional.of(Thread.ofVirtual().name("reciting").start(this::run));
    }

    private void run() {
        for (Optional<Wish> next = next(); next.isPresent(); next = next()) recite(next.get());
    }

    private void recite(Wish wish) {
        Called called = wish.called();
        try {
            String body = recital.of(called.recipe(), Optional.of(called.arguments()));
            // The line as it was typed stands first: a person sees by it what was said.
            then.accept(new Fact.UserSaid(
                    called.line() + "\n\n" + body,
                    wish.typed().media(),
                    wish.typed().timing()));
        } catch (Recital.Refused | IllegalArgumentException refused) {
            end(Ending.of(Ending.Reason.NOT_SAID, String.valueOf(refused.getMessage())));
        } catch (InterruptedException stop) {
            end(Ending.of(Ending.Reason.INTERRUPTED, "interrupted by the user"));
        }
    }

    /// A turn that runs goes on.
    private void end(Ending how) {
        if (session.conversation().settled()) session.append(new Fact.TurnEnded(how));
        else session.append(new Fact.Recovered("permission_denied", "stop", how.detail()));
    }

    private synchronized Optional<Wish> next() {
        Optional<Wish> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) thread = Optional.empty();
        notifyAll();
        return next;
    }

    synchronized boolean busy() {
        return thread.isPresent();
    }

    synchronized void interrupt() {
        waiting.clear();
        thread.ifPresent(Thread::interrupt);
    }

    synchronized void await() throws InterruptedException {
        while (thread.isPresent()) wait();
    }
}
