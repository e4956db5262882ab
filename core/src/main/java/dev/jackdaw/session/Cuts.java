package dev.jackdaw.session;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Fact.Cut;
import dev.jackdaw.session.Fact.Reduction;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// How messages look after they were cut. A log tells which were cut and how far; the text follows from that, so what
/// is said here is part of the log's format.
///
/// The lengths are minicode's: a trimmed text keeps 2,048 characters of its beginning and 1,024 of its end; 1,536 of
/// each where the end tells of an error.
public final class Cuts {
    /// What is not longer is not trimmed.
    public static final int TRIMMED_ABOVE = 4096;

    /// What is not longer is not cleared.
    public static final int CLEARED_ABOVE = 200;

    private static final int HEAD = 2048;
    private static final int TAIL = 1024;
    private static final int HALF = 1536;
    private static final List<String> ERRORS = List.of("error", "exception", "failed", "fatal", "traceback", "panic");
    private static final Properties WORDS = Resource.properties(Cuts.class, "cuts.properties");

    private Cuts() {}

    /// The text of a message as it is cut.
    public static String cut(String text, Cut how, String id, boolean failed) {
        return switch (how) {
            case TRIMMED -> trimmed(text, id, failed);
            case CLEARED ->
                text.length() <= CLEARED_ABOVE ? text : word("cleared").formatted(text.length(), id);
        };
    }

    private static String trimmed(String text, String id, boolean failed) {
        if (text.length() <= TRIMMED_ABOVE) return text;
        boolean error = failed || tellsOfError(text);
        int head = Brief.whole(text, error ? HALF : HEAD);
        int tail = Brief.whole(text, text.length() - (error ? HALF : TAIL));
        return text.substring(0, head) + "\n" + word("trimmed").formatted(tail - head, id) + "\n"
                + text.substring(tail);
    }

    private static boolean tellsOfError(String text) {
        String end = text.substring(Math.max(0, text.length() - HEAD)).toLowerCase(Locale.ROOT);
        return ERRORS.stream().anyMatch(end::contains);
    }

    static List<Message> made(List<Message> messages, List<Reduction> reductions) {
        var cut = new ArrayList<>(messages);
        for (Reduction reduction : reductions)
            if (reduction.message() >= 0 && reduction.message() < cut.size())
                cut.set(reduction.message(), cut(cut.get(reduction.message()), reduction));
        return List.copyOf(cut);
    }

    /// The message as it is cut.
    public static Message cut(Message message, Reduction how) {
        return switch (message) {
            case Message.Answer(var call, var result) ->
                new Message.Answer(
                        call,
                        new ToolResult(
                                cut(result.text(), how.cut(), how.id(), result.failed()) + left(result, how.id()),
                                result.failed(),
                                List.of(),
                                result.details()));
            case Message.User(var content) ->
                new Message.User(content.stream().map(part -> cut(part, how)).toList());
            case Message.Assistant _ -> message;
        };
    }

    private static String left(ToolResult result, String id) {
        return result.media().isEmpty() ? "" : "\n" + word("picture").formatted(id);
    }

    private static Content cut(Content part, Reduction how) {
        return switch (part) {
            case Content.Text(var text) -> new Content.Text(cut(text, how.cut(), how.id(), false));
            case Content.Picture _ -> new Content.Text(word("picture").formatted(how.id()));
            case Content.Thinking _, Content.Call _, Content.Opaque _ -> part;
        };
    }

    static List<Message> compacted(List<Message> messages, Fact.Compacted how) {
        var left = new ArrayList<Message>();
        left.add(Message.User.of(how.summary()));
        for (int place : how.kept()) if (place >= 0 && place < messages.size()) left.add(messages.get(place));
        left.addAll(messages.subList(Math.clamp(how.keepFrom(), 0, messages.size()), messages.size()));
        return List.copyOf(left);
    }

    /// How the model reads something pinned.
    public static String pinned(String text) {
        return word("pinned").formatted(text);
    }

    private static String word(String name) {
        return Objects.requireNonNull(WORDS.getProperty(name), name);
    }
}
