package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A conversation as material for a summary: an entry for each message, cut to what matters, secrets masked, pictures
/// named only.
final class Digest {
    /// Characters that are left of a result at most.
    static final int MOST = 1_500;

    private static final int SAID = 4_000;
    private static final int ARGUMENTS = 300;

    private Digest() {}

    /// @param result characters that are left of the result of a call
    static List<String> of(List<Message> messages, int result) {
        var entries = new ArrayList<String>();
        for (Message message : messages) {
            String entry = Secrets.mask(entry(message, result)).strip();
            if (!entry.isEmpty()) entries.add(entry);
        }
        return entries;
    }

    private static String entry(Message message, int result) {
        return switch (message) {
            case Message.User(var content) -> summary(message) ? "" : parts("USER: ", content);
            case Message.Assistant(var content, var _) -> parts("MODEL: ", content);
            case Message.Answer(var _, var answer) -> answer(answer, result);
        };
    }

    /// Whether a message is what a conversation was replaced by.
    static boolean summary(Message message) {
        return message instanceof Message.User
                && text(message).filter(Gist::isOne).isPresent();
    }

    /// All that a message says, where it says anything.
    static Optional<String> text(Message message) {
        List<Content> content = switch (message) {
            case Message.User(var parts) -> parts;
            case Message.Assistant(var parts, var _) -> parts;
            case Message.Answer _ -> List.of();
        };
        var text = new StringBuilder();
        for (Content part : content) if (part instanceof Content.Text(var said)) text.append(said);
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static String parts(String who, List<Content> content) {
        var out = new StringBuilder();
        for (Content part : content)
            switch (part) {
                case Content.Text(var text) ->
                    line(out).append(who).append(Purse.clipped(text, SAID * 3 / 4, SAID / 4));
                case Content.Call(var call) ->
                    line(out)
                            .append("CALL: ")
                            .append(call.tool())
                            .append(' ')
                            .append(Purse.clipped(call.arguments(), ARGUMENTS, 0));
                case Content.Picture _ -> line(out).append(who).append(Gist.word("picture"));
                case Content.Thinking _, Content.Opaque _ -> {}
            }
        return out.toString();
    }

    private static StringBuilder line(StringBuilder out) {
        return out.isEmpty() ? out : out.append('\n');
    }

    private static String answer(ToolResult answer, int most) {
        String pictures = answer.media().isEmpty() ? "" : Gist.word("picture") + "\n";
        return (answer.failed() ? "FAILED: " : "RESULT: ")
                + pictures
                + Purse.clipped(answer.text().strip(), most * 2 / 3, most / 3);
    }
}
