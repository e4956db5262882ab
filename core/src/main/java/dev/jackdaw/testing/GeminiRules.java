package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What Google asks of a `generateContent` request.
final class GeminiRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,63}");
    private static final Set<String> FIELDS = Set.of(
            "contents",
            "systemInstruction",
            "tools",
            "toolConfig",
            "generationConfig",
            "safetySettings",
            "cachedContent",
            "labels");
    private static final Set<String> CONFIG = Set.of(
            "maxOutputTokens",
            "temperature",
            "topP",
            "topK",
            "seed",
            "stopSequences",
            "candidateCount",
            "presencePenalty",
            "frequencyPenalty",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "responseModalities",
            "mediaResolution",
            "thinkingConfig");
    private static final Set<String> BESIDE = Set.of("thought", "thoughtSignature", "videoMetadata", "mediaResolution");
    private static final Set<String> CONTENT = Set.of(
            "text",
            "inlineData",
            "fileData",
            "functionCall",
            "functionResponse",
            "executableCode",
            "codeExecutionResult");

    private final Findings findings;
    private boolean third;
    private boolean calling;
    private List<Json> open = List.of();

    GeminiRules(Findings findings) {
        this.findings = findings;
    }

    /// The model a request names in its path.
    static String model(ServedRequest request) {
        String path = request.path();
        int end = path.lastIndexOf(':');
        return path.substring(path.lastIndexOf('/', end) + 1, Math.max(end, path.lastIndexOf('/') + 1));
    }

    void check(ServedRequest request) {
        Json body = request.body();
        third = model(request).startsWith("gemini-3");
        known("body", body, FIELDS);
        known("generationConfig", body.get("generationConfig"), CONFIG);
        thinking(body.get("generationConfig").get("thinkingConfig"));
        if (!body.get("systemInstruction").isNull())
            parts("systemInstruction", body.get("systemInstruction"), "system");
        contents(body.get("contents").items());
        tools(body);
    }

    private void known(String where, Json json, Set<String> names) {
        if (json instanceof Json.Obj(var fields))
            for (String name : fields.keySet())
                findings.unless(names.contains(name), where + "." + name, "is a field nobody knows");
    }

    private void thinking(Json config) {
        known("thinkingConfig", config, Set.of("includeThoughts", "thinkingLevel", "thinkingBudget"));
        boolean level = !config.get("thinkingLevel").isNull();
        findings.unless(!level || third, "thinkingLevel", "is not supported for this model");
        findings.unless(!level || config.get("thinkingBudget").isNull(), "thinkingConfig", "has a level and a budget");
    }

    private void tools(Json body) {
        var specs = new ArrayList<Json>();
        for (Json tool : body.get("tools").items())
            specs.addAll(tool.get("functionDeclarations").items());
        findings.tools(specs, "parametersJsonSchema", calling);
        for (Json spec : specs) {
            findings.name("tools", spec.get("name").text(""), NAME);
            known("tools", spec, Set.of("name", "description", "parametersJsonSchema"));
        }
        boolean empty = body.get("tools") instanceof Json.Arr(var elements) && elements.isEmpty();
        findings.unless(!empty, "tools", "is an empty list");
        boolean chosen = !body.get("toolConfig").isNull() && specs.isEmpty();
        findings.unless(!chosen, "toolConfig", "is set without functions");
    }

    private void contents(List<Json> contents) {
        findings.unless(!contents.isEmpty(), "contents", "are empty");
        String before = "model";
        for (int i = 0; i < contents.size(); i++) {
            String role = contents.get(i).get("role").text("");
            String where = "contents[" + i + "]";
            boolean fits = role.equals("user") || role.equals("model");
            findings.unless(fits, where, "has the role \"" + role + "\"");
            boolean first = i == 0 && role.equals("model");
            findings.unless(!first, where, "is the model's before any of the user");
            findings.unless(first || !role.equals(before), where, "is a second content of the " + role + " in a row");
            known(where, contents.get(i), Set.of("role", "parts"));
            parts(where, contents.get(i), role);
            pair(where, contents.get(i).get("parts").items());
            before = role;
        }
        findings.unless(open.isEmpty(), "contents", "end while calls have no response");
        findings.unless(before.equals("user"), "contents", "end with the role \"" + before + "\"");
    }

    private void parts(String where, Json content, String role) {
        List<Json> parts = content.get("parts").items();
        findings.unless(!parts.isEmpty(), where, "has no parts");
        boolean called = false;
        for (Json part : parts) {
            if (!(part instanceof Json.Obj(var fields))) continue;
            long held = fields.keySet().stream().filter(CONTENT::contains).count();
            findings.unless(held == 1, where, "has a part with " + held + " contents");
            for (String name : fields.keySet())
                findings.unless(CONTENT.contains(name) || BESIDE.contains(name), where + "." + name, "is not known");
            part(where, part, role);
            boolean unsigned = part.get("thoughtSignature").text("").isEmpty();
            if (part.get("functionCall").isNull()) continue;
            findings.unless(
                    called || !third || !unsigned, where, "has a function call that misses a thought_signature");
            called = true;
        }
    }

    private void part(String where, Json part, String role) {
        boolean signed = !part.get("thoughtSignature").isNull();
        if (part.get("text") instanceof Json.Str(var text))
            findings.unless(!text.isEmpty() || signed, where, "has an empty text part");
        Json inline = part.get("inlineData");
        boolean whole = !inline.get("mimeType").text("").isEmpty()
                && !inline.get("data").text("").isEmpty();
        findings.unless(inline.isNull() || whole, where, "has inlineData without its type or data");
        if (!part.get("functionCall").isNull()) {
            findings.unless(role.equals("model"), where, "has a function call of the " + role);
            named(where, part.get("functionCall"), "args");
        }
        if (!part.get("functionResponse").isNull()) {
            findings.unless(role.equals("user"), where, "has a function response of the " + role);
            named(where, part.get("functionResponse"), "response");
        }
    }

    private void named(String where, Json function, String field) {
        calling = true;
        known(where, function, Set.of("id", "name", field, "parts"));
        findings.name(where + " name of a function", function.get("name").text(""), NAME);
        findings.unless(function.get(field) instanceof Json.Obj, where + " " + field, "is not an object");
    }

    /// Each call wants its response in the next content, as many as there were calls.
    private void pair(String where, List<Json> parts) {
        List<Json> responses = held(parts, "functionResponse");
        if (!open.isEmpty() || !responses.isEmpty())
            findings.unless(
                    responses.size() == open.size(),
                    where,
                    "has " + responses.size() + " function responses to " + open.size() + " calls");
        for (int i = 0; i < Math.min(open.size(), responses.size()); i++)
            for (String field : List.of("name", "id"))
                findings.unless(
                        open.get(i).get(field).equals(responses.get(i).get(field)),
                        where,
                        "responds to " + open.get(i).get(field).write() + " with the " + field + " "
                                + responses.get(i).get(field).write());
        open = held(parts, "functionCall");
    }

    private static List<Json> held(List<Json> parts, String field) {
        return parts.stream()
                .map(part -> part.get(field))
                .filter(found -> !found.isNull())
                .toList();
    }
}
