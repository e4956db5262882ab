package dev.jackdaw.agent;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import java.util.function.Predicate;

/// The filter that notes in the log that a call is about to change something, before it does.
final class Begin implements ToolFilter {
    private final Session session;
    private final Predicate<Invocation<?>> harmless;

    Begin(Session session, Predicate<Invocation<?>> harmless) {
        this.session = session;
        this.harmless = harmless;
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        String id = invocation.call().id();
        if (!harmless.test(invocation)) session.append(new Fact.ToolBegan(id));
        session.show(new Glimpse.ToolStarted(id));
        return next.proceed(invocation);
    }
}
