package dev.jackdaw.delegate;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;

/// A filter of the session above that sees a subagent's calls under its name, so that their ids are not taken for
/// those of its own calls.
public record Renaming(String agent, ToolFilter above) implements ToolFilter {
    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        return above.apply(
                Forwarding.named(agent, invocation), changed -> next.proceed(as(invocation.call(), changed)));
    }

    private static <P extends Record> Invocation<P> as(ToolCall call, Invocation<P> invocation) {
        return new Invocation<>(call, invocation.tool(), invocation.parameters(), invocation.site());
    }
}
