package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.wire.dialect.Dialect;
import dev.jackdaw.model.wire.dialect.Dialect.Thought;
import dev.jackdaw.tool.Media;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The messages of a request of Chat Completions, in the dialect of who is asked.
final class ChatMessages {
    private static final int MARKED_MESSAGES = 2;
    private static final Json.Obj CACHED = Json.obj("type", "ephemeral");
    private static final byte[] MARK = Body.bytes(",\"cache_control\":" + CACHED.write() + "}]}");
    private static final byte[] END_OF_TEXT = Body.bytes("\"}]}");
    private static final byte[] BRIDGE = bytes(Json.obj("role", "assistant", "content", "Seen."));
    private static final String NOBODY = "";

    private final Rendered<Message> earlier = new Rendered<>();
    private final Rendered<Message> current = new Rendered<>();
    private final Rendered<Message> pictures = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();

    /// The messages as a JSON array, in pieces.
    ///
    /// @param origin that of the model's own replies
    List<byte[]> of(Prompt prompt, Dialect dialect, String origin) {
        List<Message> all = prompt.messages();
        int turn = dialect.thought() == Thought.OF_THIS_TURN ? lastWord(all) : 0;
        var rendered = new ArrayList<>(earlier.of(all.subList(0, turn), m -> render(m, dialect, NOBODY)));
        rendered.addAll(current.of(all.subList(turn, all.size()), m -> render(m, dialect, origin)));
        List<byte[]> shown = pictures.of(all, message -> renderShown(message, dialect));
        var line = new Line(dialect);
        line.add(instructions.of(prompt.instructions(), text -> renderInstructions(text, dialect)));
        // Pictures can only be shown by the user, and nothing may come between the answers to one reply's calls.
        var waiting = new ArrayList<byte[]>();
        for (int i = 0; i < rendered.size(); i++) {
            Message message = all.get(i);
            if (!(message instanceof Message.Answer)) {
                waiting.forEach(line::addUsers);
                waiting.clear();
            }
            switch (message) {
                case Message.User _ -> line.addUsers(rendered.get(i));
                case Message.Assistant _ -> line.add(rendered.get(i));
                case Message.Answer _ -> line.addAnswer(rendered.get(i));
            }
            waiting.add(shown.get(i));
        }
        waiting.forEach(line::addUsers);
        return line.toPieces();
    }

    /// Where the user last spoke.
    private static int lastWord(List<Message> all) {
        for (int i = all.size() - 1; i > 0; i--) if (all.get(i) instanceof Message.User) return i;
        return 0;
    }

    /// Messages one after another, of which those that are empty are none.
    private static final class Line {
        private final Dialect dialect;
        private final List<byte[]> messages = new ArrayList<>();
        private final List<Integer> markable = new ArrayList<>();
        private boolean answered;

        Line(Dialect dialect) {
            this.dialect = dialect;
        }

        void add(byte[] message) {
            if (message.length == 0) return;
            answered = false;
            messages.add(message);
        }

        void addUsers(byte[] message) {
            if (message.length == 0) return;
            if (answered && dialect.bridged()) add(BRIDGE);
            markable.add(messages.size());
            add(message);
        }

        void addAnswer(byte[] message) {
            markable.add(messages.size());
            add(message);
            answered = true;
        }

        List<byte[]> toPieces() {
            if (dialect.marked())
                for (int at : markable.subList(Math.max(0, markable.size() - MARKED_MESSAGES), markable.size()))
                    messages.set(at, marked(messages.get(at)));
            return Body.list(messages);
        }

        /// With a mark up to which the provider caches, where the message ends with a text.
        private static byte[] marked(byte[] message) {
            int end = message.length - END_OF_TEXT.length;
            boolean text = end >= 0 && Arrays.equals(message, end, message.length, END_OF_TEXT, 0, END_OF_TEXT.length);
            if (!text) return message;
            byte[] marked = Arrays.copyOf(message, end + 1 + MARK.length);
            System.arraycopy(MARK, 0, marked, end + 1, MARK.length);
            return marked;
        }
    }

    private static byte[] renderInstructions(String text, Dialect dialect) {
        if (text.isBlank()) return new byte[0];
        Object content = dialect.marked() ? List.of(text(text).with("cache_control", CACHED)) : text;
        return bytes(Json.obj("role", dialect.instructor(), "content", content));
    }

    private static byte[] render(Message message, Dialect dialect, String origin) {
        return switch (message) {
            case Message.User(var content) -> renderUser(content, dialect);
            case Message.Assistant said -> new ChatReply(dialect, said.origin().equals(origin)).render(said);
            case Message.Answer(var callId, var result) -> {
                String text = InWords.output(result);
                Object content = dialect.marked() ? List.of(text(text)) : text;
                yield bytes(Json.obj("role", "tool", "tool_call_id", dialect.callId(callId), "content", content));
            }
        };
    }

    private static byte[] renderUser(List<Content> content, Dialect dialect) {
        var parts = new ArrayList<Json>();
        var text = new StringBuilder();
        for (Content part : content) {
            if (part instanceof Content.Text(var said) && !said.isBlank()) {
                parts.add(text(said));
                text.append(text.isEmpty() ? "" : "\n\n").append(said);
            } else if (part instanceof Content.Picture(var media)) {
                parts.add(renderMedia(media));
            }
        }
        if (parts.isEmpty()) return new byte[0];
        boolean plain = !dialect.marked() && content.stream().noneMatch(Content.Picture.class::isInstance);
        return bytes(Json.obj("role", "user", "content", plain ? text : parts));
    }

    private static byte[] renderShown(Message message, Dialect dialect) {
        if (!(message instanceof Message.Answer(var callId, var result))
                || result.media().isEmpty()) return new byte[0];
        var parts = new ArrayList<Json>();
        parts.add(text("What the call " + dialect.callId(callId) + " shows:"));
        for (Media media : result.media()) parts.add(renderMedia(media));
        return bytes(Json.obj("role", "user", "content", parts));
    }

    private static Json renderMedia(Media media) {
        String url = "data:" + media.type() + ";base64," + media.base64();
        if (media.type().startsWith("image/")) return Json.obj("type", "image_url", "image_url", Json.obj("url", url));
        if (media.type().equals("application/pdf"))
            return Json.obj("type", "file", "file", Json.obj("filename", "document.pdf", "file_data", url));
        return text(InWords.leftOut(media));
    }

    static Json.Obj text(String text) {
        return Json.obj("type", "text", "text", text);
    }

    static byte[] bytes(Json json) {
        return Body.bytes(json.write());
    }
}
