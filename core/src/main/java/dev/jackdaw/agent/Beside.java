package dev.jackdaw.agent;

import dev.jackdaw.hook.HookedSession;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What goes on beside the turns: hooks that hear what is said, recipes being recited, a command the user ordered.
final class Beside {
    /// No model reads more, and a conversation that held it could not be sent again.
    private static final int MOST_SAID = 10 * 1024 * 1024;

    private final HookedSession hooks;
    private final Consumer<List<Fact>> then;
    private final Hearing hearing;
    private final Reciting reciting;
    private final Ordered ordered;

    /// @param toolbox what recipes call with
    /// @param then gets what is to be kept
    Beside(Session session, Parts parts, Toolbox toolbox, HookedSession hooks, Consumer<List<Fact>> then) {
        this.hooks = hooks;
        this.then = then;
        this.hearing = new Hearing(hooks, then);
        this.reciting =
                new Reciting(session, toolbox, parts.site(), parts.learned().skills(), this::heard);
        this.ordered = new Ordered(session, new Toolbox(parts.tools(), parts.inner()), parts.site());
    }

    /// @throws IllegalArgumentException when it cannot be said now, or is too long
    void say(Fact.UserSaid said, Lore lore) {
        if (said.text().length() > MOST_SAID)
            throw new IllegalArgumentException(
                    "what was said is longer than 10 MB; put it into a file and name the file");
        ordered.still();
        Optional<Lore.Called> called = lore.called(said.text());
        if (called.isPresent()) reciting.say(called.get(), said);
        else heard(said);
    }

    private void heard(Fact.UserSaid said) {
        if (hooks.hears() || hearing.busy()) hearing.hear(Optional.of(said));
        else then.accept(List.of(said));
    }

    /// Goes on with a turn that was cut off.
    void resume() {
        if (hooks.hears()) hearing.hear(Optional.empty());
        else then.accept(List.of());
    }

    /// @throws IllegalArgumentException where the command cannot run now
    void run(String command) {
        alone();
        ordered.start(command);
    }

    /// @throws IllegalArgumentException where the chore cannot be done now
    void run(String shown, Chore chore) {
        alone();
        ordered.start(shown, chore);
    }

    private void alone() {
        if (hearing.busy() || reciting.busy())
            throw new IllegalArgumentException("the agent works; interrupt it first");
    }

    /// @throws IllegalArgumentException where a command of the user runs
    void still() {
        ordered.still();
    }

    boolean busy() {
        return hearing.busy() || reciting.busy() || ordered.busy();
    }

    void interrupt() {
        reciting.interrupt();
        hearing.interrupt();
        ordered.interrupt();
    }

    void await() throws InterruptedException {
        reciting.await();
        hearing.await();
        ordered.await();
    }
}
