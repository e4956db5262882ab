package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the strictest provider asks of an Anthropic-messages request.
final class MessagesRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final int MOST_BREAKPOINTS = 4;
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "max_tokens",
            "system",
            "tools",
            "tool_choice",
            "stream",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences",
            "metadata",
            "thinking",
            "service_tier",
            "container",
            "context_management",
            "output_config",
            "mcp_servers",
            "cache_control");

    private final Findings findings;
    private final Set<String> uses = new LinkedHashSet<>();
    private final Set<String> named = new HashSet<>();
    private Set<String> open = Set.of();
    private boolean calling;
    private int breakpoints;

    MessagesRules(Findings findings) {
        this.findings = findings;
    }

    void check(ServedRequest request) {
        Json body = request.body();
        boolean versioned = request.headers().keySet().stream().anyMatch(name -> name.endsWith("-version"));
        findings.unless(versioned, "the version header", "is missing");
        findings.unless(!body.get("model").text("").isEmpty(), "model", "is missing");
        findings.unless(body.get("max_tokens").number(0) > 0, "max_tokens", "is missing");
        if (body instanceof Json.Obj(var fields))
            for (String name : fields.keySet()) findings.unless(FIELDS.contains(name), name, "is a field nobody knows");
        system(body.get("system"));
        messages(body.get("messages").items());
        List<Json> tools = body.get("tools").items();
        for (Json tool : tools) breakpoint(tool);
        findings.tools(tools, "input_schema", calling);
        for (Json tool : tools) findings.name("tools", tool.get("name").text(""), NAME);
        new ThinkingRules(findings).check(body);
        boolean chosen = !body.get("tool_choice").isNull() && tools.isEmpty();
        findings.unless(!chosen, "tool_choice", "is set without tools");
        findings.unless(breakpoints <= MOST_BREAKPOINTS, "cache_control", "is set " + breakpoints + " times");
    }

    private void system(Json system) {
        findings.unless(!system.text("-").isBlank(), "system", "is empty");
        for (Json block : system.items()) {
            findings.unless(block.get("type").text("").equals("text"), "system", "holds another block than text");
            findings.unless(!block.get("text").text("").isBlank(), "system", "has an empty block");
            breakpoint(block);
        }
    }

    private void messages(List<Json> messages) {
        findings.unless(!messages.isEmpty(), "messages", "are empty");
        String before = "assistant";
        for (int i = 0; i < messages.size(); i++) {
            String role = messages.get(i).get("role").text("");
            String where = "messages[" + i + "]";
            boolean known = role.equals("user") || role.equals("assistant");
            findings.unless(known, where, "has the role \"" + role + "\"");
            findings.unless(!known || !role.equals(before), where, "is a second message of the " + role + " in a row");
            message(where, role, messages.get(i));
            before = role;
        }
        unanswered("messages");
        boolean goesOn = before.equals("assistant") && !uses.isEmpty();
        findings.unless(before.equals("user") || goesOn, "messages", "end with the role \"" + before + "\"");
    }

    private void message(String where, String role, Json message) {
        if (message instanceof Json.Obj(var fields))
            findings.unless(Set.of("role", "content").containsAll(fields.keySet()), where, "has unknown fields");
        boolean assistant = role.equals("assistant");
        if (assistant) unanswered(where);
        Json content = message.get("content");
        boolean filled = !content.text("").isBlank() || !content.items().isEmpty();
        findings.unless(filled, where, "is empty");
        Set<String> asked = blocks(where, content.items(), assistant);
        if (!assistant) unanswered(where);
        if (assistant) open = asked;
    }

    /// Checks the blocks of a message.
    ///
    /// @return the calls made in it
    private Set<String> blocks(String where, List<Json> blocks, boolean assistant) {
        Set<String> asked = new LinkedHashSet<>();
        Set<String> answered = new HashSet<>();
        boolean speaking = false;
        for (Json block : blocks) {
            breakpoint(block);
            String type = block.get("type").text("");
            switch (type) {
                case "tool_use" -> {
                    findings.unless(assistant, where, "has a tool_use of the user");
                    use(where, block, asked);
                }
                case "tool_result" -> {
                    findings.unless(!assistant, where, "has a tool_result of the assistant");
                    findings.unless(!speaking, where, "has a tool_result after other content");
                    result(where, block, answered);
                }
                default -> {
                    if (!assistant) settled(where);
                    speaking = true;
                    other(where, type, block, assistant);
                }
            }
        }
        return asked;
    }

    private void unanswered(String where) {
        for (String id : open) findings.add(where, "come while the call " + id + " has no answer");
        open = Set.of();
    }

    private void use(String where, Json block, Set<String> asked) {
        calling = true;
        String id = block.get("id").text("");
        findings.name(where + " id of a call", id, NAME);
        findings.name(where + " name of a call", block.get("name").text(""), NAME);
        asked.add(id);
        findings.unless(named.add(id), where, "has two calls named " + id);
        findings.unless(block.get("input") instanceof Json.Obj, where + " input of " + id, "is not an object");
    }

    private void result(String where, Json block, Set<String> answered) {
        calling = true;
        String id = block.get("tool_use_id").text("");
        boolean again = !answered.add(id);
        findings.unless(!again, where, "answers twice the call " + id);
        findings.unless(again || open.contains(id), where, "answers no call: " + id);
        var left = new LinkedHashSet<>(open);
        left.remove(id);
        open = left;
        boolean failed = block.get("is_error").truth(false);
        for (Json part : block.get("content").items()) {
            boolean text = part.get("type").text("").equals("text");
            findings.unless(text || !failed, where + " result of " + id, "is an error with more than text");
            other(where + " result of " + id, part.get("type").text(""), part, false);
        }
    }

    private void other(String where, String type, Json block, boolean assistant) {
        switch (type) {
            case "text" -> findings.unless(!block.get("text").text("").isBlank(), where, "has an empty text block");
            case "thinking" -> {
                findings.unless(assistant, where, "has thinking of the user");
                findings.unless(!block.get("signature").text("").isEmpty(), where, "has thinking without signature");
                findings.unless(block.get("cache_control").isNull(), where, "has cache_control on thinking");
            }
            case "redacted_thinking" ->
                findings.unless(!block.get("data").text("").isEmpty(), where, "has redacted thinking without data");
            case "image", "document" -> source(where, type, block.get("source"));
            case "" -> findings.add(where, "has a block without type");
            default -> {
                findings.unless(assistant, where, "has a block of the type \"" + type + "\"");
                if (type.endsWith("_tool_use")) uses.add(block.get("id").text(""));
                String use = block.get("tool_use_id").text("");
                boolean known = !type.endsWith("_tool_result") || uses.remove(use);
                findings.unless(known, where, "has a " + type + " to no use: " + use);
            }
        }
    }

    private void source(String where, String type, Json source) {
        findings.unless(source instanceof Json.Obj, where, "has a " + type + " without source");
        if (!source.get("type").text("").equals("base64")) return;
        String media = source.get("media_type").text("");
        boolean known = type.equals("image") ? IMAGES.contains(media) : media.equals("application/pdf");
        findings.unless(known, where, "has a " + type + " of the type \"" + media + "\"");
        findings.unless(!source.get("data").text("").isEmpty(), where, "has a " + type + " without data");
    }

    /// No use of a provider's tool may be left without result when the user speaks.
    private void settled(String where) {
        for (String use : uses) findings.add(where, "come while the provider's use " + use + " has no result");
        uses.clear();
    }

    private void breakpoint(Json block) {
        if (!block.get("cache_control").isNull()) breakpoints++;
    }
}
