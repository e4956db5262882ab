package dev.jackdaw.agent;

import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import java.util.function.Predicate;

/// Whether a call changes nothing: it may run beside others, and again after a crash. Handing out a task is
/// such a call: what the subagent does is in its own log, and a call that is run again goes on with it.
final class Harmless implements Predicate<Invocation<?>> {
    @Override
    public boolean test(Invocation<?> invocation) {
        for (Access access : invocation.accesses()) if (!harmless(access)) return false;
        return true;
    }

    private static boolean harmless(Access access) {
        return switch (access) {
            case Access.Read _, Access.Delegate _ -> true;
            case Access.Execute(var command, var _) -> ReadOnly.command(command);
            case Access.Write _, Access.Leave _, Access.Fetch _ -> false;
        };
    }
}
