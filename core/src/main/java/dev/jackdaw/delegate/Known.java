package dev.jackdaw.delegate;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.session.Undertaking.Returned;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The subagents of a session, as its facts tell.
///
/// @param agents the last task of each
/// @param returned how each came back that did
/// @param calls the agents that unanswered calls have handed tasks to, by the calls' ids
record Known(Map<String, Delegated> agents, Map<String, Returned> returned, Map<String, Delegated> calls) {
    static final Known NONE = new Known(Map.of(), Map.of(), Map.of());

    Known with(Fact fact) {
        return switch (fact) {
            case Delegated handed ->
                new Known(
                        plus(agents, handed.agent(), handed),
                        minus(returned, handed.agent()),
                        handed.callId().isEmpty() ? calls : plus(calls, handed.callId(), handed));
            case Returned back -> new Known(agents, plus(returned, back.agent(), back), calls);
            case Fact.ToolRan(var id, var _)
            when calls.containsKey(id) -> new Known(agents, returned, minus(calls, id));
            case Fact.TurnEnded _ -> new Known(agents, returned, Map.of());
            case Fact _ -> this;
        };
    }

    /// Those that have not come back.
    Set<String> out() {
        var out = new LinkedHashSet<>(agents.keySet());
        out.removeAll(returned.keySet());
        return out;
    }

    /// What an unanswered call has handed out.
    Optional<Delegated> before(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    Optional<Delegated> named(String agent) {
        return Optional.ofNullable(agents.get(agent));
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static <V> Map<String, V> minus(Map<String, V> map, String key) {
        var less = new LinkedHashMap<>(map);
        less.remove(key);
        return less;
    }
}
