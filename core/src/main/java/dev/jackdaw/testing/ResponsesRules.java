package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What OpenAI asks of a Responses request that is to be kept nowhere.
final class ResponsesRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_ID = 64;
    private static final int LEAST_OUTPUT = 16;
    private static final Set<String> FIELDS = words(
            "model input instructions tools tool_choice parallel_tool_calls max_output_tokens max_tool_calls temperature"
                    + " top_p top_logprobs stream stream_options store include reasoning text truncation metadata user"
                    + " safety_identifier service_tier prompt_cache_key prompt_cache_retention previous_response_id"
                    + " conversation background prompt context_management");
    private static final Set<String> INCLUDES =
            words("reasoning.encrypted_content message.output_text.logprobs message.input_image.image_url"
                    + " file_search_call.results web_search_call.results web_search_call.action.sources"
                    + " code_interpreter_call.outputs computer_call_output.output.image_url");
    private static final Set<String> TOOLS = words(
            "function custom namespace web_search web_search_preview file_search mcp code_interpreter image_generation"
                    + " local_shell shell apply_patch computer_use_preview tool_search");
    private static final Set<String> TRACES =
            words("web_search_call file_search_call code_interpreter_call image_generation_call mcp_call mcp_list_tools"
                    + " mcp_approval_request mcp_approval_response tool_search_call tool_search_output compaction");
    private static final Set<String> EFFORTS = words("none minimal low medium high xhigh");

    private final Findings findings;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> answered = new HashSet<>();
    private boolean stored;

    ResponsesRules(Findings findings) {
        this.findings = findings;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    void check(Json body) {
        if (body instanceof Json.Obj(var fields))
            for (String name : fields.keySet()) findings.unless(FIELDS.contains(name), name, "is an unknown parameter");
        findings.unless(!body.get("model").text("").isEmpty(), "model", "is missing");
        stored = body.get("store").truth(true);
        manner(body);
        List<Json> input = body.get("input").items();
        boolean said = !input.isEmpty() || !body.get("input").text("").isBlank();
        findings.unless(said, "input", "is missing");
        for (int i = 0; i < input.size(); i++)
            item("input[" + i + "]", input.get(i), i + 1 < input.size() ? input.get(i + 1) : Json.none());
        for (String id : open) findings.add("input", "has no output for the call " + id);
        if (!input.isEmpty()) {
            Json last = input.getLast();
            boolean asks =
                    last.get("role").text("").equals("user") || type(last).endsWith("_output");
            findings.unless(asks, "input", "ends with an item of the assistant");
        }
        tools(body);
    }

    private void manner(Json body) {
        long most = body.get("max_output_tokens").number(LEAST_OUTPUT);
        findings.unless(most >= LEAST_OUTPUT, "max_output_tokens", "is below " + LEAST_OUTPUT);
        for (Json included : body.get("include").items())
            findings.unless(INCLUDES.contains(included.text("")), "include", "names " + included.write());
        String effort = body.get("reasoning").get("effort").text("medium");
        findings.unless(EFFORTS.contains(effort), "reasoning.effort", "is \"" + effort + "\"");
        short64("prompt_cache_key", body.get("prompt_cache_key").text("-"));
        boolean optionsFit =
                body.get("stream_options").isNull() || body.get("stream").truth(false);
        findings.unless(optionsFit, "stream_options", "is only allowed when streaming");
    }

    private void tools(Json body) {
        List<Json> tools = body.get("tools").items();
        for (Json tool : tools)
            findings.unless(TOOLS.contains(type(tool)), "tools", "have the type \"" + type(tool) + "\"");
        List<Json> functions =
                tools.stream().filter(tool -> type(tool).equals("function")).toList();
        for (Json tool : functions) findings.name("tools", tool.get("name").text(""), NAME);
        findings.tools(functions, "parameters", false);
        boolean chosen = !body.get("tool_choice").isNull() && tools.isEmpty();
        findings.unless(!chosen, "tool_choice", "is set without tools");
    }

    private void item(String where, Json item, Json next) {
        String id = item.get("id").text("");
        findings.unless(id.isEmpty() || ids.add(id), where, "is a second item with the id " + id);
        String type = type(item);
        switch (type) {
            case "message" -> message(where, item);
            case "reasoning" -> reasoning(where, item, next);
            case "function_call", "custom_tool_call" -> call(where, item);
            case "function_call_output", "custom_tool_call_output" -> answer(where, item);
            default -> findings.unless(TRACES.contains(type), where, "has the type \"" + type + "\"");
        }
    }

    private static String type(Json item) {
        return item.get("type").text(item.get("role").isNull() ? "" : "message");
    }

    private void message(String where, Json item) {
        String role = item.get("role").text("");
        switch (role) {
            case "user", "system", "developer" -> content(where, item.get("content"), "input_");
            case "assistant" -> content(where, item.get("content"), "output_");
            default -> findings.add(where, "has the role \"" + role + "\"");
        }
    }

    private void content(String where, Json content, String kind) {
        boolean filled = !content.text("").isEmpty() || !content.items().isEmpty();
        findings.unless(filled, where, "has no content");
        for (Json part : content.items()) part(where, part, kind);
    }

    private void part(String where, Json part, String kind) {
        String type = type(part);
        findings.unless(type.startsWith(kind) || type.equals("refusal") && kind.equals("output_"), where, holds(type));
        switch (type) {
            case "input_text", "output_text" ->
                findings.unless(!part.get("text").text("").isEmpty(), where, "has an empty text");
            case "input_image" ->
                findings.unless(
                        !part.get("image_url").isNull() || !part.get("file_id").isNull(), where, "has an empty image");
            case "input_file" -> {
                boolean inside = !part.get("file_data").isNull();
                findings.unless(!inside || !part.get("filename").isNull(), where, "has a file without a filename");
                boolean elsewhere =
                        !part.get("file_id").isNull() || !part.get("file_url").isNull();
                findings.unless(inside || elsewhere, where, "has an empty file");
            }
            case "refusal" -> {}
            default -> findings.add(where, holds(type));
        }
    }

    private static String holds(String type) {
        return "has a part of the type \"" + type + "\"";
    }

    private void reasoning(String where, Json item, Json next) {
        findings.unless(!item.get("id").text("").isEmpty(), where, "is reasoning without an id");
        findings.unless(item.get("summary") instanceof Json.Arr, where, "is reasoning without a summary");
        boolean whole = !item.get("encrypted_content").text("").isEmpty()
                || !item.get("content").items().isEmpty();
        findings.unless(stored || whole, where, "is reasoning that was not stored");
        boolean followed = next.get("role").text("assistant").equals("assistant")
                && !next.isNull()
                && !type(next).endsWith("_output");
        findings.unless(followed, where, "is reasoning without its required following item");
    }

    private void call(String where, Json item) {
        String id = item.get("call_id").text("");
        short64(where + " call_id", id);
        findings.unless(open.add(id) && !answered.contains(id), where, "is a second call named " + id);
        findings.name(where + " name of a call", item.get("name").text(""), NAME);
        if (type(item).startsWith("custom")) return;
        if (item.get("arguments") instanceof Json.Str(var arguments))
            findings.object(where + " arguments of " + id, arguments);
        else findings.add(where + " arguments of " + id, "are not a string");
    }

    private void answer(String where, Json item) {
        String id = item.get("call_id").text("");
        if (open.remove(id)) answered.add(id);
        else findings.add(where, (answered.contains(id) ? "answers twice the call " : "answers no call: ") + id);
        findings.unless(!item.get("output").isNull(), where, "has no output");
        for (Json part : item.get("output").items()) part(where, part, "input_");
    }

    private void short64(String where, String text) {
        findings.unless(!text.isEmpty(), where, "is missing");
        findings.unless(text.length() <= LONGEST_ID, where, "is longer than " + LONGEST_ID);
    }
}
