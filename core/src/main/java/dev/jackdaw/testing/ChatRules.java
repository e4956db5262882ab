package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the strictest provider asks of a chat-completions request.
final class ChatRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Findings findings;
    private final Set<String> open = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private boolean begun;
    private boolean calling;

    ChatRules(Findings findings) {
        this.findings = findings;
    }

    void check(Json body) {
        findings.unless(!body.get("model").text("").isEmpty(), "model", "is missing");
        boolean optionsFit =
                body.get("stream_options").isNull() || body.get("stream").truth(false);
        findings.unless(optionsFit, "stream_options", "is only allowed when streaming");
        List<Json> messages = body.get("messages").items();
        for (int i = 0; i < messages.size(); i++) message("messages[" + i + "]", messages.get(i));
        settled("messages");
        String last = messages.isEmpty() ? "" : messages.getLast().get("role").text("");
        findings.unless(last.equals("user") || last.equals("tool"), "messages", "end with the role \"" + last + "\"");
        tools(body);
    }

    private void tools(Json body) {
        List<Json> specs = body.get("tools").items().stream()
                .map(tool -> tool.get("function"))
                .toList();
        findings.tools(specs, "parameters", calling);
        for (Json spec : specs) findings.name("tools", spec.get("name").text(""), NAME);
        boolean chosen = !body.get("tool_choice").isNull() && specs.isEmpty();
        findings.unless(!chosen, "tool_choice", "is set without tools");
        boolean empty = body.get("tools") instanceof Json.Arr(var elements) && elements.isEmpty();
        findings.unless(!empty, "tools", "is an empty list");
    }

    private void message(String where, Json message) {
        String role = message.get("role").text("");
        switch (role) {
            case "system", "developer" -> {
                findings.unless(!begun, where, "is a system message after the beginning");
                content(where, message.get("content"));
            }
            case "user" -> {
                begun = true;
                settled(where);
                content(where, message.get("content"));
            }
            case "assistant" -> {
                findings.unless(begun, where, "is an assistant message before any user's");
                settled(where);
                assistant(where, message);
            }
            case "tool" -> answer(where, message);
            default -> findings.add(where, "has the role \"" + role + "\"");
        }
    }

    /// No call may be open when anything but an answer comes.
    private void settled(String where) {
        for (String id : open) findings.add(where, "come while the call " + id + " has no answer");
        open.clear();
        answered.clear();
    }

    private void assistant(String where, Json message) {
        Json calls = message.get("tool_calls");
        boolean none = calls.isNull();
        findings.unless(none || !calls.items().isEmpty(), where, "has an empty list of tool_calls");
        boolean silent = message.get("content").isNull()
                || message.get("content").text("-").isEmpty();
        if (!silent || none) content(where, message.get("content"));
        for (Json call : calls.items()) call(where, call);
    }

    private void call(String where, Json call) {
        calling = true;
        String id = call.get("id").text("");
        Json function = call.get("function");
        findings.unless(!id.isEmpty(), where, "has a call without an id");
        findings.unless(open.add(id), where, "has two calls named " + id);
        findings.unless(call.get("type").text("").equals("function"), where, "has a call that is no function");
        findings.name(where + " name of a call", function.get("name").text(""), NAME);
        if (function.get("arguments") instanceof Json.Str(var arguments))
            findings.object(where + " arguments of " + id, arguments);
        else findings.add(where + " arguments of " + id, "are not a string");
    }

    private void answer(String where, Json message) {
        calling = true;
        String id = message.get("tool_call_id").text("");
        if (open.remove(id)) answered.add(id);
        else findings.add(where, (answered.contains(id) ? "answers twice the call " : "answers no call: ") + id);
        content(where, message.get("content"));
    }

    private void content(String where, Json content) {
        switch (content) {
            case Json.Str(var text) -> findings.unless(!text.isEmpty(), where, "is empty");
            case Json.Arr(var parts) -> {
                findings.unless(!parts.isEmpty(), where, "is empty");
                for (Json part : parts) part(where, part);
            }
            case Json.Null _, Json.Obj _, Json.Num _, Json.Bool _ -> findings.add(where, "has no content");
        }
    }

    private void part(String where, Json part) {
        String type = part.get("type").text("");
        switch (type) {
            case "text" -> findings.unless(!part.get("text").text("").isEmpty(), where, "has an empty text part");
            case "image_url" ->
                findings.unless(
                        !part.get("image_url").get("url").text("").isEmpty(), where, "has an image without a url");
            case "file", "input_audio", "refusal", "thinking" -> {}
            default -> findings.add(where, "has a part of the type \"" + type + "\"");
        }
    }
}
