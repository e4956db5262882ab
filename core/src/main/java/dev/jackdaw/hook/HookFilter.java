package dev.jackdaw.hook;

import dev.jackdaw.hook.Answer.Decision;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.ClaudeNames;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Schema;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import java.util.LinkedHashMap;

/// Asks hooks before and after every call. It stands outside the gate, which judges what they made of the call.
public final class HookFilter implements ToolFilter {
    private final HookedSession hooks;

    public HookFilter(HookedSession hooks) {
        this.hooks = hooks;
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        Answer before = hooks.ask(HookEvent.PRE_TOOL_USE, invocation);
        if (before.decision() == Decision.DENY) return refused(invocation, before.reason());
        if (before.stop().isPresent()) return refused(invocation, before.stop().get());
        Invocation<?> changed = invocation;
        if (before.input().isPresent())
            try {
                changed = changed(invocation, before.input().get());
            } catch (JsonFault fault) {
                return ToolResult.failure(Wording.of("unfit", "", String.valueOf(fault.getMessage())));
            }
        hooks.advise(invocation.call().id(), before);
        try {
            long start = System.nanoTime();
            ToolResult result = next.proceed(changed);
            return after(changed, result, before.context(), (System.nanoTime() - start) / 1_000_000);
        } finally {
            hooks.forget(invocation.call().id());
        }
    }

    private static ToolResult refused(Invocation<?> invocation, String why) {
        String event = HookEvent.PRE_TOOL_USE.label() + ":"
                + ClaudeNames.tool(invocation.tool().name());
        return ToolResult.failure(Wording.of("refused", event, why))
                .with(Json.obj("refused", true, "why", why, "by", "hook"));
    }

    /// The call with the fields a hook named in place of its own.
    private <P extends Record> Invocation<P> changed(Invocation<P> invocation, Json.Obj input) {
        var tool = invocation.tool();
        var fields = new LinkedHashMap<>(hooks.occasions().arguments(invocation).fields());
        fields.putAll(
                ClaudeNames.arguments(ClaudeNames.tool(tool.name()), input).fields());
        var arguments = new Json.Obj(fields);
        P parameters = Schema.of(tool.parameters()).bind(arguments, _ -> {});
        if (parameters.equals(invocation.parameters())) return invocation;
        hooks.changed(invocation, arguments.write());
        var call = new ToolCall(invocation.call().id(), invocation.call().tool(), arguments.write());
        return new Invocation<>(call, tool, parameters, invocation.site());
    }

    private ToolResult after(Invocation<?> invocation, ToolResult result, String context, long millis)
            throws InterruptedException {
        boolean refused = result.details().get("refused").truth(false);
        HookEvent event = refused
                ? HookEvent.PERMISSION_DENIED
                : result.failed() ? HookEvent.POST_TOOL_USE_FAILURE : HookEvent.POST_TOOL_USE;
        if (!hooks.listen(event)) return adding(result, HookEvent.PRE_TOOL_USE, context);
        Answer answer = hooks.ask(hooks.occasions().result(event, invocation, result, millis), invocation);
        ToolResult told = answer.output().map(result::withText).orElse(result);
        told = adding(told, HookEvent.PRE_TOOL_USE, context);
        if (answer.decision() == Decision.DENY) told = adding(told, event, answer.reason());
        return adding(told, event, answer.context());
    }

    /// What hooks tell the model about a call stands below its result.
    private static ToolResult adding(ToolResult result, HookEvent event, String text) {
        return text.isEmpty()
                ? result
                : result.withText(result.text() + "\n" + Wording.of("added", event.label(), text));
    }
}
