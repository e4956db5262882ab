package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.wire.dialect.Dialect;
import dev.jackdaw.tool.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The name under which a provider caches the beginnings of prompts, `jackdaw:v1:` and 32 hexadecimal digits: one for
/// the same instructions and tools to the same model, whatever is said on top of them. An instance remembers the last.
final class PromptKey {
    /// How long OpenAI keeps it: `in_memory`, some minutes, or `24h`
    /// (<https://platform.openai.com/docs/guides/prompt-caching>).
    static final String RETENTION = "prompt_cache_retention";

    private static final Optional<String> EXPLICIT = Optional.of("openai_explicit");
    private static final String FIELD = "prompt_cache_key";
    private static final String PREFIX = "jackdaw:v1:";
    private static final int DIGITS = 32;

    private record Known(String instructions, List<ToolSpec> tools, String model, String key) {
        boolean fits(Prompt prompt, Endpoint endpoint) {
            return instructions.equals(prompt.instructions())
                    && tools.equals(prompt.tools())
                    && model.equals(endpoint.model());
        }
    }

    private volatile Known last = new Known("", List.of(), "", "");

    /// Adds the key and how long to keep what is under it, where the provider takes them and is to cache.
    void into(Body body, Prompt prompt, Endpoint endpoint, Dialect dialect) {
        Manner manner = endpoint.manner();
        boolean taken = dialect.keyed() || dialect.retains() && manner.cache().equals(EXPLICIT);
        if (!taken || !manner.caching()) return;
        body.field(FIELD, remembered(prompt, endpoint));
        manner.retention().ifPresent(how -> body.field(RETENTION, how.replace('-', '_')));
    }

    /// The key of a prompt, made anew only where the instructions, a tool or the model is another than the last time.
    String remembered(Prompt prompt, Endpoint endpoint) {
        Known known = last;
        if (!known.key().isEmpty() && known.fits(prompt, endpoint)) return known.key();
        String key = of(prompt, endpoint);
        last = new Known(prompt.instructions(), prompt.tools(), endpoint.model(), key);
        return key;
    }

    static String of(Prompt prompt, Endpoint endpoint) {
        var parts = new ArrayList<Json>();
        parts.add(Json.of(endpoint.provider().name()));
        parts.add(Json.of(endpoint.wire()));
        parts.add(Json.of(endpoint.model()));
        parts.add(Json.of(prompt.instructions()));
        for (ToolSpec tool : prompt.tools()) {
            parts.add(Json.of(tool.name()));
            parts.add(Json.of(tool.description()));
            parts.add(tool.schema());
        }
        byte[] digest = sha256(Json.arr(parts).write().getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
