package dev.jackdaw.prompt;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.LooseJson;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What was done in a session, by its calls and their results: files, commands, failures, the todo list. The newest
/// come last, and each once.
final class Deeds {
    private static final int WORDS = 160;
    private static final int MOST_FAILURES = 12;
    private static final List<String> TARGETS = List.of("path", "file_path", "command", "pattern", "query", "url");

    private final Map<String, ToolCall> calls = new HashMap<>();
    private final SequencedMap<String, String> read = new LinkedHashMap<>();
    private final SequencedMap<String, String> changed = new LinkedHashMap<>();
    private final SequencedMap<String, String> commands = new LinkedHashMap<>();
    private final SequencedMap<String, String> failures = new LinkedHashMap<>();
    private List<String> todos = List.of();

    void take(Fact fact) {
        if (fact instanceof Fact.ModelSaid(var reply)) for (ToolCall call : reply.calls()) calls.put(call.id(), call);
        if (fact instanceof Fact.ToolRan(var id, var result)) {
            ToolCall call = calls.remove(id);
            if (call != null) ran(call, result);
        }
    }

    private void ran(ToolCall call, ToolResult result) {
        Json details = result.details();
        String path = details.get("path").text("");
        String target = target(call, details);
        String failure = call.tool() + " " + target;
        if (result.failed()) put(failures, failure, "- " + failure + ": " + gist(result.text()));
        else failures.remove(failure);
        if (!details.get("command").isNull()) put(commands, target, "- `" + target + "` → " + exit(details, result));
        else if (details.get("todos") instanceof Json.Arr(var items))
            todos = items.stream().map(Deeds::todo).toList();
        else if (!path.isEmpty() && !details.get("diff").isNull()) put(changed, path, "- " + path);
        else if (!path.isEmpty() && !result.failed()) put(read, path, "- " + path);
    }

    private static void put(SequencedMap<String, String> deeds, String key, String line) {
        deeds.remove(key);
        deeds.put(key, line);
    }

    private static String exit(Json details, ToolResult result) {
        Json code = details.get("exitCode");
        return code.isNull() ? result.failed() ? "did not end" : "runs on" : code.write();
    }

    private static String todo(Json item) {
        return switch (item.get("status").text("")) {
                    case "completed" -> "[x] ";
                    case "in_progress" -> "[>] ";
                    case "blocked" -> "[!] ";
                    default -> "[ ] ";
                }
                + item.get("content").text("");
    }

    /// What a call was about: a path, a command, else how its arguments begin.
    private static String target(ToolCall call, Json details) {
        for (Json given : List.of(details, arguments(call)))
            for (String name : TARGETS) if (given.get(name) instanceof Json.Str(var value)) return line(value);
        return line(call.arguments());
    }

    private static Json arguments(ToolCall call) {
        try {
            return LooseJson.parse(call.arguments()).value();
        } catch (JsonFault malformed) {
            return Json.none();
        }
    }

    /// The line of an output that tells most of why it failed.
    private static String gist(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return line(lines.stream()
                .filter(line -> line.contains("rror") || line.contains("xception") || line.contains("ailed"))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.getLast()));
    }

    private static String line(String text) {
        return Purse.clipped(text.strip().replace('\n', ' '), WORDS, 0);
    }

    /// As much of it as can be paid; what is still to be done comes first.
    String told(Purse purse) {
        var out = new StringBuilder();
        tell(out, "todos", todos, purse);
        var failed = new ArrayList<>(failures.values());
        tell(out, "failed", failed.subList(Math.max(0, failed.size() - MOST_FAILURES), failed.size()), purse);
        tell(out, "changed", List.copyOf(changed.values()), purse);
        tell(out, "commands", List.copyOf(commands.values()), purse);
        tell(out, "read", List.copyOf(read.values()), purse);
        return out.toString().stripTrailing();
    }

    private static void tell(StringBuilder out, String heading, List<String> lines, Purse purse) {
        if (lines.isEmpty() || !purse.pays(Gist.word(heading))) return;
        List<String> paid = purse.newest(lines);
        if (paid.isEmpty()) return;
        out.append(Gist.word(heading)).append('\n');
        paid.forEach(line -> out.append(line).append('\n'));
    }
}
