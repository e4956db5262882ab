package dev.jackdaw.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The formats by the names users give them.
final class Wires {
    static final String CHAT = "chat-completions";
    static final String ANTHROPIC = "anthropic-messages";
    static final List<String> LOCAL = List.of("demo", "fake");
    private static final Map<String, String> SPELLINGS = Map.of(
            "openai",
            CHAT,
            "openai-chat",
            CHAT,
            "chat",
            CHAT,
            "openai-completions",
            CHAT,
            "anthropic",
            ANTHROPIC,
            "messages",
            ANTHROPIC);

    private Wires() {}

    static Optional<String> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.equals(CHAT) || lower.equals(ANTHROPIC) || LOCAL.contains(lower)) return Optional.of(lower);
        return Optional.ofNullable(SPELLINGS.get(lower));
    }
}
