package dev.jackdaw.model;

import dev.jackdaw.tool.ToolCall;
import java.util.List;

/// What a model said to one prompt.
///
/// @param id the provider's name for it, or one of ours
/// @param origin the wire and model that said it, as `wire/model`
/// @param rawFinish the provider's own word for why it ended, or empty
public record Reply(String id, String origin, List<Content> content, Usage usage, Finish finish, String rawFinish) {
    public Reply {
        content = List.copyOf(content);
    }

    public List<ToolCall> calls() {
        return content.stream()
                .filter(Content.Call.class::isInstance)
                .map(part -> ((Content.Call) part).call())
                .toList();
    }

    /// Everything it said aloud.
    public String text() {
        var text = new StringBuilder();
        for (Content part : content) if (part instanceof Content.Text(var said)) text.append(said);
        return text.toString();
    }

    /// The model's name without the wire.
    public String model() {
        return origin.substring(origin.indexOf('/') + 1);
    }

    public Message.Assistant message() {
        return new Message.Assistant(content, origin);
    }
}
