package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// What Ollama asks of a chat request, and what it would pass over in silence.
final class OllamaRules {
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "stream",
            "format",
            "keep_alive",
            "tools",
            "options",
            "think",
            "truncate",
            "shift",
            "logprobs",
            "top_logprobs");
    private static final Set<String> MESSAGE =
            Set.of("role", "content", "thinking", "images", "tool_calls", "tool_name", "tool_call_id");
    private static final Set<String> OPTIONS = Set.of(
            "num_ctx",
            "num_predict",
            "temperature",
            "top_k",
            "top_p",
            "min_p",
            "seed",
            "stop",
            "repeat_last_n",
            "repeat_penalty",
            "num_keep",
            "num_gpu",
            "num_thread");
    private static final Set<String> LEVELS = Set.of("low", "medium", "high");

    private final Findings findings;
    private final Deque<String> open = new ArrayDeque<>();

    OllamaRules(Findings findings) {
        this.findings = findings;
    }

    void check(Json body) {
        findings.unless(!body.get("model").text("").isEmpty(), "model", "is missing");
        known("body", body, FIELDS);
        known("options", body.get("options"), OPTIONS);
        boolean sized = body.get("options").get("num_ctx").number(0) > 0;
        findings.unless(sized, "options.num_ctx", "is missing: prompts would be cut to the server's own size");
        boolean thinks = switch (body.get("think")) {
            case Json.Str(var level) -> LEVELS.contains(level);
            case Json.Bool _, Json.Null _ -> true;
            case Json.Obj _, Json.Arr _, Json.Num _ -> false;
        };
        findings.unless(thinks, "think", "is neither a truth nor a level");
        List<Json> messages = body.get("messages").items();
        findings.unless(!messages.isEmpty(), "messages", "are empty");
        for (int i = 0; i < messages.size(); i++) message("messages[" + i + "]", messages.get(i));
        settled("messages");
        String last = messages.isEmpty() ? "" : messages.getLast().get("role").text("");
        findings.unless(last.equals("user") || last.equals("tool"), "messages", "end with the role \"" + last + "\"");
        List<Json> specs = body.get("tools").items().stream()
                .map(tool -> tool.get("function"))
                .toList();
        findings.tools(specs, "parameters", false);
    }

    private void known(String where, Json json, Set<String> names) {
        if (json instanceof Json.Obj(var fields))
            for (String name : fields.keySet())
                findings.unless(names.contains(name), where + "." + name, "is a field nobody knows");
    }

    private void message(String where, Json message) {
        known(where, message, MESSAGE);
        findings.unless(message.get("content") instanceof Json.Str, where + " content", "is not a string");
        String role = message.get("role").text("");
        if (!role.equals("tool")) settled(where);
        boolean empty = message.get("content").text("").isEmpty()
                && message.get("tool_calls").isNull();
        switch (role) {
            case "system", "user" ->
                findings.unless(!empty || !message.get("images").isNull(), where, "is empty");
            case "assistant" -> {
                findings.unless(!empty, where, "is empty");
                for (Json call : message.get("tool_calls").items()) call(where, call.get("function"));
            }
            case "tool" -> answer(where, message.get("tool_name").text(""));
            default -> findings.add(where, "has the role \"" + role + "\"");
        }
        for (Json image : message.get("images").items())
            findings.unless(image instanceof Json.Str, where, "has an image that is no base 64");
    }

    private void call(String where, Json function) {
        String name = function.get("name").text("");
        findings.unless(!name.isEmpty(), where, "has a call without a name");
        findings.unless(function.get("arguments") instanceof Json.Obj, where + " arguments", "are not an object");
        open.add(name);
    }

    /// Answers know their calls by place, and say the name.
    private void answer(String where, String name) {
        String expected = open.isEmpty() ? "" : open.remove();
        findings.unless(!expected.isEmpty(), where, "answers no call: " + name);
        findings.unless(
                expected.isEmpty() || expected.equals(name), where, "answers " + expected + " in the name of " + name);
    }

    private void settled(String where) {
        for (String name : open) findings.add(where, "come while the call of " + name + " has no answer");
        open.clear();
    }
}
