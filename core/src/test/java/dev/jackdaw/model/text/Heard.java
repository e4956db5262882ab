package dev.jackdaw.model.text;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A reply and how it came.
record Heard(Reply reply, List<Arrival> arrivals) {

    static Heard of(Model model, Message... messages) throws Exception {
        return of(model, ToolChoice.AUTO, List.of(messages));
    }

    static Heard of(Model model, ToolChoice choice, List<Message> messages) throws Exception {
        var arrivals = new ArrayList<Arrival>();
        List<Message> asked = messages.isEmpty() ? List.of(Message.User.of("go")) : messages;
        Reply reply = model.reply(new Prompt("instructions", Talker.TOOLS, asked, choice), arrivals::add);
        return new Heard(reply, arrivals);
    }

    /// The parts in words: a text as it is, a call as `name{…}`.
    List<String> parts() {
        return words(reply.content());
    }

    static List<String> words(List<Content> content) {
        var words = new ArrayList<String>();
        for (Content part : content) {
            switch (part) {
                case Content.Text(var text) -> words.add(text);
                case Content.Thinking(var text, var _) -> words.add("(" + text + ")");
                case Content.Call(var call) -> words.add(call.tool() + call.arguments());
                case Content.Opaque(var kind, var raw) -> {
                    if (!kind.equals(Letters.MARK)) words.add(kind + raw.write());
                }
                case Content.Picture _ -> words.add("picture");
            }
        }
        return words;
    }

    /// What the log is told of how calls were read, or empty.
    String mark() {
        for (Content part : reply.content())
            if (part instanceof Content.Opaque(var kind, var raw) && kind.equals(Letters.MARK)) return raw.write();
        return "";
    }

    /// What a follower put together from the pieces, after the last beginning.
    List<Content> assembled() {
        Map<Integer, Content> parts = new LinkedHashMap<>();
        Map<Integer, StringBuilder> pieces = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            switch (arrival) {
                case Arrival.ReplyBegan _ -> {
                    parts.clear();
                    pieces.clear();
                }
                case Arrival.TextArrived(var index, var text) -> append(pieces, index, text);
                case Arrival.ThinkingArrived(var index, var text) -> append(pieces, index, text);
                case Arrival.CallBegan(var index, var call) -> {
                    if (!call.arguments().isEmpty()) throw new AssertionError("begins with arguments");
                    pieces.put(index, new StringBuilder());
                }
                case Arrival.ArgumentsArrived(var index, var text) -> append(pieces, index, text);
                case Arrival.PartEnded(var index, var part) -> {
                    if (parts.put(index, part) != null) throw new AssertionError("part " + index + " ends twice");
                    String told = String.valueOf(pieces.get(index));
                    String whole = switch (part) {
                        case Content.Text(var text) -> text;
                        case Content.Thinking(var text, var _) -> text;
                        case Content.Call(ToolCall call) -> call.arguments();
                        case Content.Picture _, Content.Opaque _ -> told;
                    };
                    if (!told.equals(whole)) throw new AssertionError("told " + told + " of " + whole);
                }
                case Arrival.Retrying _, Arrival.Switched _ -> {}
            }
        }
        if (!pieces.keySet().equals(parts.keySet())) throw new AssertionError("parts are open: " + pieces.keySet());
        return List.copyOf(parts.values());
    }

    private static void append(Map<Integer, StringBuilder> pieces, int index, String text) {
        pieces.computeIfAbsent(index, _ -> new StringBuilder()).append(text);
    }

    /// What had been shown before the end.
    String shown() {
        var text = new StringBuilder();
        for (Arrival arrival : arrivals)
            if (arrival instanceof Arrival.TextArrived(var _, var piece)) text.append(piece);
        return text.toString();
    }
}
