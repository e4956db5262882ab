package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a [ScriptedServer] insists on.
///
/// @param prefixes whether each request must extend the one before it of the same conversation, with the same system
/// prompt and tools; conversations are told apart by what the user said first
/// @param keeping whether all requests are kept for [ScriptedServer#requests()], or the last one alone
/// @param largest bytes of a body
public record Strictness(boolean prefixes, boolean keeping, int largest) {
    public static final Strictness FULL = new Strictness(true, true, 32 * 1024 * 1024);

    /// For clients that rewrite their history: compaction, forks, rewinding.
    public Strictness allowingRewrites() {
        return new Strictness(false, keeping, largest);
    }

    /// For long measurements.
    public Strictness forgetting() {
        return new Strictness(prefixes, false, largest);
    }

    public Strictness atMost(int bytes) {
        return new Strictness(prefixes, keeping, bytes);
    }

    /// What is wrong with a request taken by itself; nothing, if all is well.
    List<String> check(ServedRequest request, byte[] raw) {
        var findings = new Findings();
        findings.unless(raw.length <= largest, "body", "has " + raw.length + " bytes; " + largest + " are allowed");
        findings.unless(isUtf8(raw), "body", "is not UTF-8");
        String type = request.headers().getOrDefault("content-type", "");
        findings.unless(type.startsWith("application/json"), "content-type", "is \"" + type + "\", not JSON");
        if (!(request.body() instanceof Json.Obj)) {
            findings.add("body", "is not a JSON object");
            return findings.list();
        }
        findings.surrogates("body", request.body());
        switch (request.wire()) {
            case CHAT_COMPLETIONS -> new ChatRules(findings).check(request.body());
            case ANTHROPIC_MESSAGES -> new MessagesRules(findings).check(request);
            case RESPONSES -> new ResponsesRules(findings).check(request.body());
            case GEMINI -> new GeminiRules(findings).check(request);
            case OLLAMA -> new OllamaRules(findings).check(request.body());
        }
        return findings.list();
    }

    private static boolean isUtf8(byte[] raw) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
