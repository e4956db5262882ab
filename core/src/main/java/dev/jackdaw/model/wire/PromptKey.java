package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.ToolSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What prompts with the same beginning are filed under in a provider's cache: a digest of what stays the same while a
/// session lasts, and never of what was said in it.
final class PromptKey {
    private static final int BYTES = 16;

    private PromptKey() {}

    static String of(Prompt prompt, Endpoint endpoint) {
        MessageDigest digest = sha256();
        add(digest, endpoint.provider().name());
        add(digest, endpoint.wire());
        add(digest, endpoint.model());
        add(digest, prompt.instructions());
        for (ToolSpec tool : prompt.tools())
            add(
                    digest,
                    Json.arr(List.of(tool.name(), tool.description(), tool.schema()))
                            .write());
        return "jackdaw:v1:" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(Body.bytes(part));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
