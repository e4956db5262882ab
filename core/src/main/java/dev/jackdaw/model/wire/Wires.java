package dev.jackdaw.model.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The wires by the names users give them, and by the addresses they are spoken at.
public final class Wires {
    public static final String CHAT = ChatCompletions.NAME;
    public static final String ANTHROPIC = AnthropicMessages.NAME;

    /// Those that need no server.
    public static final List<String> LOCAL = List.of("demo", "fake");
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

    /// The wire of that name or spelling.
    public static Optional<String> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.equals(CHAT) || lower.equals(ANTHROPIC) || LOCAL.contains(lower)) return Optional.of(lower);
        return Optional.ofNullable(SPELLINGS.get(lower));
    }

    /// The wires to choose from, in words.
    public static String choices() {
        return CHAT + " (openai) or " + ANTHROPIC + " (anthropic)";
    }

    /// The wire whose own path an address ends with.
    public static Optional<String> spokenAt(String path) {
        if (path.endsWith("/chat/completions")) return Optional.of(CHAT);
        return path.endsWith("/messages") || path.endsWith("/anthropic") ? Optional.of(ANTHROPIC) : Optional.empty();
    }
}
