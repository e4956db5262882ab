package dev.jackdaw.goal;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a judge is shown of the work: what the program saw happen, and what the worker said last.
///
/// @param happened files changed and commands run since the goal was set, the latest as far as there is room
/// @param answer the end of what the worker said last
record Shown(String happened, String answer) {
    private static final int MOST_ANSWERED = 3_000;
    private static final int MOST_HAPPENED = 12_000;
    private static final int MOST_OF_DIFF = 1_500;
    private static final int MOST_OF_OUTPUT = 600;
    /// Shorter quotes occur anywhere.
    private static final int SHORTEST_QUOTE = 6;

    static Shown of(List<Line> lines, Conversation conversation) {
        String answer = conversation.answer();
        int from = Brief.whole(answer, Math.max(0, answer.length() - MOST_ANSWERED));
        return new Shown(happened(lines), answer.substring(from));
    }

    private static String happened(List<Line> lines) {
        var calls = new HashMap<String, ToolCall>();
        var entries = new ArrayList<String>();
        for (Line line : lines) {
            switch (line.fact()) {
                case Undertaking.GoalSet _ -> entries.clear();
                case Undertaking.GoalJudged(var round, var _) -> entries.add("--- after round " + round + " ---");
                case Fact.ModelSaid(var reply) -> reply.calls().forEach(call -> calls.put(call.id(), call));
                case Fact.ToolRan(var id, var result) -> entry(calls, id, result, entries);
                case Fact _ -> {}
            }
        }
        return latest(entries);
    }

    private static void entry(Map<String, ToolCall> calls, String id, ToolResult result, List<String> entries) {
        Json details = result.details();
        ToolCall call = calls.getOrDefault(id, new ToolCall(id, "", "{}"));
        String diff = details.get("diff").text("");
        if (!diff.isEmpty())
            entries.add("changed " + argument(call, "path", "a file") + "\n" + Brief.head(diff, MOST_OF_DIFF));
        else if (!details.get("exitCode").isNull())
            entries.add("$ " + argument(call, "command", call.tool()) + "\nexit code "
                    + details.get("exitCode").number(-1) + "\n" + tail(result.text()));
    }

    private static String argument(ToolCall call, String name, String otherwise) {
        try {
            return Json.parse(call.arguments()).get(name).text(otherwise);
        } catch (JsonFault malformed) {
            return otherwise;
        }
    }

    private static String tail(String text) {
        return text.substring(Brief.whole(text, Math.max(0, text.length() - MOST_OF_OUTPUT)));
    }

    private static String latest(List<String> entries) {
        int from = entries.size();
        int room = MOST_HAPPENED;
        while (from > 0 && entries.get(from - 1).length() < room)
            room -= entries.get(--from).length() + 1;
        return String.join("\n", entries.subList(from, entries.size()));
    }

    /// Whether a quote is one: it occurs in what was shown, spaces and line breaks aside.
    boolean has(String quote) {
        String bare = bare(quote);
        return bare.length() >= SHORTEST_QUOTE
                && (Brief.line(happened).contains(bare) || Brief.line(answer).contains(bare));
    }

    private static String bare(String quote) {
        String line = Brief.line(quote);
        boolean quoted = line.length() > 2
                && "\"'`“”".indexOf(line.charAt(0)) >= 0
                && "\"'`“”".indexOf(line.charAt(line.length() - 1)) >= 0;
        return quoted ? line.substring(1, line.length() - 1).strip() : line;
    }
}
