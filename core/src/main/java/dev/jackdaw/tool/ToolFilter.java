package dev.jackdaw.tool;

/// A step around every call: it answers, or proceeds and may change what comes back.
@FunctionalInterface
public interface ToolFilter {

    ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException;

    /// The rest of the way to the tool.
    @FunctionalInterface
    interface Next {
        ToolResult proceed(Invocation<?> invocation) throws InterruptedException;
    }
}
