package dev.jackdaw.model;

import dev.jackdaw.tool.ToolResult;
import java.util.List;

/// One message of a conversation, in the form no wire has.
public sealed interface Message {

    record User(List<Content> content) implements Message {
        public User {
            content = List.copyOf(content);
        }

        public static User of(String text) {
            return new User(List.of(new Content.Text(text)));
        }
    }

    /// @param origin the wire and model that said it (`wire/model`); signed and opaque parts go back to the same wire
    /// only
    record Assistant(List<Content> content, String origin) implements Message {
        public Assistant {
            content = List.copyOf(content);
        }
    }

    /// The answer to a call of the assistant message before it.
    record Answer(String callId, ToolResult result) implements Message {}
}
