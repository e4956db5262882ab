package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Retold;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The parts of a conversation its provider refused. They are left out of what is sent from then on, lest one picture
/// end a session; the conversation itself stays as it was.
///
/// Pictures, documents and texts give way to a note, arguments of a call to empty ones, thinking to nothing.
final class Quarantine {
    private static final int LONGEST_REASON = 200;

    /// What was refused, and why: [Media], texts, thinking and opaque parts by themselves, calls by their ids.
    private final Map<Object, String> refused = new HashMap<>();

    private Retold shown = new Retold(this::without);

    /// The prompt without what was refused before.
    synchronized Prompt without(Prompt prompt) {
        if (refused.isEmpty()) return prompt;
        return shown.of(prompt);
    }

    /// Leaves out what a failure complains of.
    ///
    /// @param sent the body of the request, by which the place a complaint names is found
    /// @return what is left out and why; empty where the complaint is about nothing that could be
    synchronized Optional<String> leaveOut(ModelFailure failure, Prompt prompt, byte[] sent) {
        boolean mendable = failure.cure() instanceof Cure.Mend || failure.status() == 413;
        boolean here = failure.category() == Category.INVALID_REQUEST && mendable;
        if (!here) return Optional.empty();
        var suspicion = new Suspicion(failure.why(), prompt, failure.status() == 413 ? sent.length : 0);
        Set<Object> parts = suspicion.parts(block(failure.why(), sent));
        parts.removeAll(refused.keySet());
        if (parts.isEmpty()) return Optional.empty();
        String why = failure.why();
        String reason = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why;
        for (Object part : parts) refused.put(part, reason);
        shown = new Retold(this::without);
        return Optional.of("left out from now on: " + named(parts) + ", because " + why);
    }

    private static Optional<Json> block(String why, byte[] sent) {
        try {
            return BlockPath.within(why).flatMap(path -> path.in(Json.parse(sent)));
        } catch (JsonFault broken) {
            return Optional.empty();
        }
    }

    private static String named(Set<Object> parts) {
        Object one = parts.iterator().next();
        if (one instanceof Media(var type, var _))
            return parts.size() == 1 ? "one " + type : parts.size() + " pictures";
        return one instanceof Content.Thinking || one instanceof Content.Opaque ? "earlier thinking" : "a part";
    }

    private Message without(Message message) {
        return switch (message) {
            case Message.User(var content) -> new Message.User(without(content));
            case Message.Assistant(var content, var origin) -> new Message.Assistant(without(content), origin);
            case Message.Answer(var id, var result) -> new Message.Answer(id, without(result));
        };
    }

    private List<Content> without(List<Content> content) {
        var left = new ArrayList<Content>(content.size());
        for (Content part : content) {
            switch (part) {
                case Content.Picture(var media) -> left.add(refused.containsKey(media) ? note("media", media) : part);
                case Content.Text(var text) -> left.add(refused.containsKey(text) ? note("text", text) : part);
                case Content.Call(var call) -> left.add(new Content.Call(without(call)));
                case Content.Thinking _, Content.Opaque _ -> {
                    if (!refused.containsKey(part)) left.add(part);
                }
            }
        }
        return left.isEmpty() && !content.isEmpty() ? List.of(new Content.Text(Words.of("empty"))) : left;
    }

    private ToolCall without(ToolCall call) {
        return refused.containsKey(call.id()) ? new ToolCall(call.id(), call.tool(), "{}") : call;
    }

    private ToolResult without(ToolResult result) {
        String text = refused.containsKey(result.text()) ? reason("text", result.text()) : result.text();
        var media = new ArrayList<Media>();
        for (Media one : result.media()) {
            if (refused.containsKey(one))
                text = text.isEmpty() ? reason("media", one) : text + "\n" + reason("media", one);
            else media.add(one);
        }
        return new ToolResult(text, result.failed(), media, result.details());
    }

    private Content note(String kind, Object part) {
        return new Content.Text(reason(kind, part));
    }

    private String reason(String kind, Object part) {
        return Words.of(kind).replace("{0}", refused.getOrDefault(part, ""));
    }

    /// The notes, read when the first is needed.
    private static final class Words {
        private static final Properties ALL = Resource.properties(Quarantine.class, "quarantine.properties");

        static String of(String name) {
            return Objects.requireNonNull(ALL.getProperty(name), name);
        }
    }
}
