package dev.jackdaw.cli;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A call of a session that is over, and what the gate said of it then.
record PastCall(ToolCall call, Verdict verdict) {
    private static final int SHOWN = 100;

    /// Those of a log that came as far as the gate, in their order.
    static List<PastCall> of(List<Line> lines) {
        var calls = new LinkedHashMap<String, ToolCall>();
        Set<String> asked = new HashSet<>();
        var found = new ArrayList<PastCall>();
        for (Line line : lines) seen(line.fact(), calls, asked).ifPresent(found::add);
        return found;
    }

    private static Optional<PastCall> seen(Fact fact, Map<String, ToolCall> calls, Set<String> asked) {
        if (fact instanceof Fact.ModelSaid(var reply)) for (ToolCall call : reply.calls()) calls.put(call.id(), call);
        if (fact instanceof Fact.ApprovalAsked question) asked.add(question.callId());
        if (!(fact instanceof Fact.ToolRan(var id, var result))) return Optional.empty();
        ToolCall call = calls.remove(id);
        if (call == null) return Optional.empty();
        boolean refused = result.details().get("refused").truth(false);
        Verdict verdict = asked.contains(id) ? Verdict.ASK : refused ? Verdict.DENY : Verdict.ALLOW;
        return Optional.of(new PastCall(call, verdict));
    }

    /// The tool and what it was about, in a line.
    String shown() {
        Json arguments = arguments();
        String what = arguments
                .get("command")
                .asText()
                .or(() -> arguments.get("path").asText())
                .orElse(call.arguments());
        String line = what.replace("\n", " ⏎ ");
        return call.tool() + " " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }

    private Json arguments() {
        try {
            return Json.parse(call.arguments());
        } catch (JsonFault repaired) {
            return Json.none();
        }
    }
}
