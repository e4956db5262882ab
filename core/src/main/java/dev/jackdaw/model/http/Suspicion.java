package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.tool.Media;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which parts of a prompt a complaint is about, by the place it names or by its words.
final class Suspicion {
    private static final List<String> OF_MEDIA = List.of("image", "picture", "pdf", "document", "media", "base64");
    private static final List<String> OF_THINKING = List.of(
            "signature", "encrypted_content", "encrypted content", "cannot be modified", "of type 'reasoning'", "'rs_");
    private static final List<String> OF_ARGUMENTS =
            List.of("tool_use.input", "function.arguments", "arguments", "tool_calls");

    private final String words;
    private final Prompt prompt;
    private final int tooLarge;

    /// @param tooLarge the bytes of a request that was too large, or 0 where it was not
    Suspicion(String why, Prompt prompt, int tooLarge) {
        this.words = why.toLowerCase(Locale.ROOT);
        this.prompt = prompt;
        this.tooLarge = tooLarge;
    }

    /// @param block the part of the request the complaint names
    Set<Object> parts(Optional<Json> block) {
        var parts = new LinkedHashSet<Object>();
        if (tooLarge > 0) return largest();
        if (block.isPresent()) named(block.get(), parts);
        if (!parts.isEmpty()) return parts;
        // A missing signature does not come by leaving others out.
        if (speaksOf(OF_THINKING) && !words.contains("missing")) return thinking();
        if (speaksOf(OF_MEDIA)) return newestMedia();
        return parts;
    }

    private boolean speaksOf(List<String> phrases) {
        return phrases.stream().anyMatch(words::contains);
    }

    /// The parts whose text stands in a block. A whole message does not fall for its words alone.
    private void named(Json block, Set<Object> parts) {
        Set<String> texts = new LinkedHashSet<>();
        texts(block, texts);
        boolean whole = !block.get("role").isNull();
        for (Message message : prompt.messages()) {
            for (Media media : media(message)) if (holds(texts, media.base64())) parts.add(media);
            for (Content part : content(message)) {
                switch (part) {
                    case Content.Thinking(var text, var signature) -> {
                        boolean same = holds(texts, signature) || holds(texts, text);
                        if (same && (!whole || speaksOf(OF_THINKING))) parts.add(part);
                    }
                    case Content.Call(var call) -> {
                        if (texts.contains(call.id()) && speaksOf(OF_ARGUMENTS)) parts.add(call.id());
                    }
                    case Content.Text(var text) -> {
                        if (!whole && texts.contains(text)) parts.add(text);
                    }
                    case Content.Opaque(var _, var raw) -> {
                        if (!whole && raw.write().equals(block.write())) parts.add(part);
                    }
                    case Content.Picture _ -> {}
                }
            }
            if (message instanceof Message.Answer(var id, var result)
                    && !whole
                    && parts.isEmpty()
                    && texts.contains(id)) parts.add(result.text());
        }
    }

    /// A short text would be found anywhere.
    private static boolean holds(Set<String> texts, String wanted) {
        return wanted.length() >= 4 && texts.stream().anyMatch(text -> text.endsWith(wanted));
    }

    private static void texts(Json json, Set<String> texts) {
        switch (json) {
            case Json.Str(var text) -> texts.add(text);
            case Json.Arr(var elements) -> elements.forEach(element -> texts(element, texts));
            case Json.Obj(var fields) -> fields.values().forEach(value -> texts(value, texts));
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private Set<Object> thinking() {
        var all = new LinkedHashSet<Object>();
        for (Message message : prompt.messages())
            for (Content part : content(message))
                if (part instanceof Content.Thinking || part instanceof Content.Opaque) all.add(part);
        return all;
    }

    /// Those of the newest message that has any: what is older was accepted before.
    private Set<Object> newestMedia() {
        List<Message> messages = prompt.messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            var media = new LinkedHashSet<Object>(media(messages.get(i)));
            if (!media.isEmpty()) return media;
        }
        return new LinkedHashSet<>();
    }

    /// The largest picture or document, where they make up most of a request that was too large.
    private Set<Object> largest() {
        var all = new ArrayList<Media>();
        for (Message message : prompt.messages()) all.addAll(media(message));
        long sum = all.stream().mapToLong(media -> media.base64().length()).sum();
        var largest = new LinkedHashSet<Object>();
        if (2 * sum < tooLarge) return largest;
        all.stream()
                .max(java.util.Comparator.comparingInt(media -> media.base64().length()))
                .ifPresent(largest::add);
        return largest;
    }

    private static List<Content> content(Message message) {
        return switch (message) {
            case Message.User(var content) -> content;
            case Message.Assistant(var content, var _) -> content;
            case Message.Answer _ -> List.of();
        };
    }

    private static List<Media> media(Message message) {
        if (message instanceof Message.Answer(var _, var result)) return result.media();
        return content(message).stream()
                .filter(Content.Picture.class::isInstance)
                .map(part -> ((Content.Picture) part).media())
                .toList();
    }
}
