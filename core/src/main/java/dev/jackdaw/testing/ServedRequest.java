package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request a [ScriptedServer] received, as its function turns see it.
///
/// @param headers by lower-case name
/// @param text the body as it came
/// @param body the body read as JSON
public record ServedRequest(Wire wire, String path, Map<String, String> headers, String text, Json body) {
    public ServedRequest {
        headers = Map.copyOf(headers);
    }

    /// The format of a request, told by its path.
    public enum Wire {
        CHAT_COMPLETIONS,
        ANTHROPIC_MESSAGES,
        RESPONSES,
        GEMINI,
        OLLAMA;

        static Optional<Wire> at(String address) {
            String path = address.split("\\?", 2)[0];
            if (path.endsWith("/chat/completions")) return Optional.of(CHAT_COMPLETIONS);
            if (path.endsWith("/responses")) return Optional.of(RESPONSES);
            if (path.endsWith("/messages")) return Optional.of(ANTHROPIC_MESSAGES);
            if (path.endsWith(":generateContent") || path.endsWith(":streamGenerateContent"))
                return Optional.of(GEMINI);
            return path.endsWith("/api/chat") ? Optional.of(OLLAMA) : Optional.empty();
        }
    }

    /// The messages, or the items of a Responses input.
    public List<Json> messages() {
        return body.get(
                        switch (wire) {
                            case RESPONSES -> "input";
                            case GEMINI -> "contents";
                            case CHAT_COMPLETIONS, ANTHROPIC_MESSAGES, OLLAMA -> "messages";
                        })
                .items();
    }

    public boolean streaming() {
        return switch (wire) {
            case CHAT_COMPLETIONS, ANTHROPIC_MESSAGES, RESPONSES ->
                body.get("stream").truth(false);
            case GEMINI -> path.contains(":stream");
            case OLLAMA -> body.get("stream").truth(true);
        };
    }

    /// The texts of the tool results so far, in order.
    public List<String> results() {
        var results = new ArrayList<String>();
        for (Json message : messages()) {
            if (message.get("role").text("").equals("tool")) results.add(joined(message.get("content")));
            if (message.get("type").text("").equals("function_call_output")) results.add(joined(message.get("output")));
            for (Json block : message.get("content").items())
                if (block.get("type").text("").equals("tool_result")) results.add(joined(block.get("content")));
            for (Json part : message.get("parts").items())
                if (part.get("functionResponse").get("response") instanceof Json.Obj response)
                    results.add(
                            response.get("output").text(response.get("error").text("")));
        }
        return results;
    }

    /// What the user and the program said so far, tool results left out.
    public List<String> said() {
        var said = new ArrayList<String>();
        for (Json message : messages()) {
            if (!message.get("role").text("").equals("user")) continue;
            String text = joined(message.get(wire == Wire.GEMINI ? "parts" : "content"));
            if (!text.isEmpty()) said.add(text);
        }
        return said;
    }

    /// The system prompt.
    public String instructions() {
        if (wire == Wire.ANTHROPIC_MESSAGES) return joined(body.get("system"));
        if (wire == Wire.RESPONSES) return body.get("instructions").text("");
        if (wire == Wire.GEMINI) return joined(body.get("systemInstruction").get("parts"));
        Json first = messages().isEmpty() ? Json.none() : messages().getFirst();
        String role = first.get("role").text("");
        return role.equals("system") || role.equals("developer") ? joined(first.get("content")) : "";
    }

    /// The names of the tools offered.
    public List<String> tools() {
        Json declared = body.get("tools").at(0).get("functionDeclarations");
        return (wire == Wire.GEMINI ? declared : body.get("tools"))
                .items().stream()
                        .map(tool -> tool.get("name")
                                .text(tool.get("function").get("name").text("")))
                        .toList();
    }

    private static String joined(Json content) {
        var text = new StringBuilder(content.text(""));
        for (Json block : content.items()) text.append(block.get("text").text(""));
        return text.toString();
    }
}
