package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Complaint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is given up when a provider refuses a field it need not know: each field once, and none that the user set.
final class Concession {
    /// What is called otherwise by those who refuse it.
    private static final Map<String, String> RENAMED =
            Map.of("max_tokens", "max_completion_tokens", "max_completion_tokens", "max_tokens");

    private static final List<String> DISPENSABLE = List.of(
            "stream_options",
            "temperature",
            "reasoning_effort",
            "reasoning_format",
            "reasoning_split",
            "reasoning",
            "thinking_budget",
            "enable_thinking",
            "thinking",
            "think",
            "include",
            "parallel_tool_calls",
            "prompt_cache_retention",
            "prompt_cache_key",
            "tool_choice");

    /// Other words for one of them, or for what is in it.
    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "stream_options", List.of("include_usage"),
            "reasoning", List.of("reasoning.effort", "reasoning.enabled", "reasoning.summary", "reasoning summaries"),
            "include", List.of("reasoning.encrypted_content", "encrypted content"),
            "think", List.of("support thinking"));

    private static final List<String> REFUSALS = List.of(
            "unsupported",
            "not support",
            "n't support",
            "unknown",
            "unrecognized",
            "unexpected",
            "not permitted",
            "not allowed",
            "forbidden",
            "invalid",
            "may only",
            "does not",
            "do not",
            "deprecated",
            "cannot");

    /// Signs that something that was said is complained of, not a field beside it.
    private static final List<String> OF_MESSAGES = List.of("messages.", "messages[", "block", "signature");

    private Concession() {}

    /// The endpoint to ask instead, where the complaint is about a field that can be left out or named otherwise.
    ///
    /// @param body of the request that was refused
    static Optional<Endpoint> to(Complaint complaint, Endpoint asked, byte[] body) {
        if (complaint.status() != 400 && complaint.status() != 422) return Optional.empty();
        String sent = new String(body, StandardCharsets.UTF_8);
        String said = complaint.message().toLowerCase(Locale.ROOT);
        if (OF_MESSAGES.stream().anyMatch(said::contains)) return Optional.empty();
        Json.Obj extra = asked.extra();
        Optional<String> limit = limit(sent, said).filter(name -> !extra.has(name));
        if (limit.isPresent() && asked.maxOutput().isPresent())
            return Optional.of(asked.with(extra.with(limit.get(), null)
                    .with(
                            RENAMED.getOrDefault(limit.get(), ""),
                            asked.maxOutput().getAsInt())));
        return DISPENSABLE.stream()
                .filter(name -> holds(sent, name) && !extra.has(name) && refuses(said, name))
                .findFirst()
                .map(name -> asked.with(extra.with(name, null)));
    }

    /// The name of the limit that was sent and is not known: the other is asked for, or it is refused by name.
    private static Optional<String> limit(String sent, String said) {
        if (holds(sent, "max_tokens"))
            return Optional.of("max_tokens").filter(_ -> names(said, "max_completion_tokens"));
        return Optional.of("max_completion_tokens").filter(name -> holds(sent, name) && refuses(said, name));
    }

    private static boolean holds(String sent, String name) {
        return sent.contains("\"" + name + "\":");
    }

    private static boolean refuses(String said, String name) {
        boolean named = names(said, name)
                || SYNONYMS.getOrDefault(name, List.of()).stream().anyMatch(said::contains);
        return named && REFUSALS.stream().anyMatch(said::contains);
    }

    /// Whether it is named as a word of its own.
    private static boolean names(String said, String name) {
        for (int at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1))
            if (!worded(said, at - 1) && !worded(said, at + name.length())) return true;
        return false;
    }

    private static boolean worded(String said, int at) {
        return at >= 0 && at < said.length() && (Character.isLetterOrDigit(said.charAt(at)) || said.charAt(at) == '_');
    }
}
