package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Retold;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Prompts as text: tools in the instructions, calls as the model would have written them, their results as what the
/// user says. A message is the same object in each prompt it is part of, so that wires know it again.
final class Letters {
    /// The kind of the part that tells how calls were read; for the log alone.
    static final String MARK = "calls-as-text";

    private record Heading(String instructions, List<ToolSpec> tools, String whole) {}

    /// What some messages became.
    private record Letter(List<Message> from, Message to) {}

    private volatile Heading heading = new Heading("", List.of(), "");
    private final Retold unmarked = new Retold(Letters::unmarked);
    private volatile IdentityHashMap<Message, Letter> last = new IdentityHashMap<>();

    /// The prompt for a wire that shows tools itself.
    Prompt plain(Prompt prompt) {
        return prompt.messages().stream().noneMatch(Letters::marked) ? prompt : unmarked.of(prompt);
    }

    private static boolean marked(Message message) {
        return message instanceof Message.Assistant(var content, var _)
                && !content.isEmpty()
                && mark(content.getLast());
    }

    private static boolean mark(Content part) {
        return part instanceof Content.Opaque(var kind, var _) && kind.equals(MARK);
    }

    private static Message unmarked(Message message) {
        if (!marked(message) || !(message instanceof Message.Assistant(var content, var origin))) return message;
        return new Message.Assistant(
                content.stream().filter(part -> !mark(part)).toList(), origin);
    }

    /// The prompt for a wire that is told of no tools.
    Prompt written(Prompt prompt) {
        var now = new IdentityHashMap<Message, Letter>();
        var messages = new ArrayList<Message>();
        Map<String, String> names = new HashMap<>();
        List<Message> all = prompt.messages();
        for (int at = 0; at < all.size(); ) {
            int end = at + 1;
            // Templates want the user and the assistant in turn.
            if (all.get(at) instanceof Message.Answer)
                while (end < all.size() && !(all.get(end) instanceof Message.Assistant)) end++;
            List<Message> run = all.subList(at, end);
            if (run.getFirst() instanceof Message.Assistant(var content, var _)) name(content, names);
            messages.add(letter(run, now, () -> written(run, names)));
            at = end;
        }
        last = now;
        if (prompt.choice() == Prompt.ToolChoice.NONE && !prompt.tools().isEmpty()) conclude(messages);
        String instructions = prompt.tools().isEmpty() ? prompt.instructions() : instructions(prompt);
        return new Prompt(instructions, List.of(), messages, Prompt.ToolChoice.AUTO);
    }

    private static void name(List<Content> content, Map<String, String> names) {
        for (Content part : content) if (part instanceof Content.Call(var call)) names.put(call.id(), call.tool());
    }

    private Message letter(List<Message> from, IdentityHashMap<Message, Letter> now, Supplier<Message> written) {
        Letter known = last.get(from.getFirst());
        Letter letter =
                known != null && same(known.from(), from) ? known : new Letter(List.copyOf(from), written.get());
        now.put(from.getFirst(), letter);
        return letter.to();
    }

    @SuppressWarnings("ReferenceEquality") // identity is what the wires go by
    private static boolean same(List<Message> a, List<Message> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (a.get(i) != b.get(i)) return false;
        return true;
    }

    private static Message written(List<Message> run, Map<String, String> names) {
        var content = new ArrayList<Content>();
        for (Message message : run) {
            switch (message) {
                case Message.Assistant(var parts, var origin) -> {
                    return new Message.Assistant(said(parts), origin);
                }
                case Message.User(var parts) -> {
                    if (run.size() == 1) return message;
                    content.addAll(parts);
                }
                case Message.Answer answer -> result(answer, names, content);
            }
        }
        return new Message.User(content);
    }

    private static List<Content> said(List<Content> parts) {
        var content = new ArrayList<Content>();
        var text = new StringBuilder();
        boolean calls = parts.stream().anyMatch(Content.Call.class::isInstance);
        for (Content part : parts) {
            switch (part) {
                case Content.Text(var words) -> text.append(words);
                case Content.Call(var call) ->
                    text.append(text.isEmpty() ? "" : "\n").append(written(call));
                case Content.Thinking _, Content.Picture _, Content.Opaque _ -> {
                    if (!mark(part)) content.add(part);
                }
            }
        }
        if (!calls && !text.toString().isBlank()) text.insert(0, "<final>").append("</final>");
        content.add(new Content.Text(text.toString()));
        return content;
    }

    /// A call as the protocol has it; arguments that are no JSON stay as they were.
    private static String written(ToolCall call) {
        String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
        try {
            arguments = Json.parse(arguments).write();
        } catch (JsonFault malformed) {
            // As it was.
        }
        return "<tool>{\"name\":" + Json.of(call.tool()).write() + ",\"args\":" + arguments + "}</tool>";
    }

    private static void result(Message.Answer answer, Map<String, String> names, List<Content> content) {
        String name = names.getOrDefault(answer.callId(), "");
        String text = answer.result().text().isBlank()
                ? "(no output)"
                : answer.result().text();
        content.add(new Content.Text("<tool_result id=\"" + answer.callId() + "\" name=\"" + name + "\""
                + (answer.result().failed() ? " failed=\"true\"" : "") + ">\n"
                + text.replace("</tool_result>", "<\\/tool_result>") + "\n</tool_result>"));
        for (Media media : answer.result().media()) content.add(new Content.Picture(media));
    }

    private static void conclude(List<Message> messages) {
        if (messages.isEmpty() || !(messages.getLast() instanceof Message.User(var content))) return;
        var more = new ArrayList<>(content);
        more.add(new Content.Text(Resource.text(Letters.class, "conclude.md")));
        messages.set(messages.size() - 1, new Message.User(more));
    }

    private String instructions(Prompt prompt) {
        Heading known = heading;
        if (known.instructions().equals(prompt.instructions()) && known.tools().equals(prompt.tools()))
            return known.whole();
        var text = new StringBuilder(prompt.instructions());
        text.append(text.isEmpty() ? "" : "\n\n").append(Resource.text(Letters.class, "rules.md"));
        for (ToolSpec tool : prompt.tools())
            text.append("\n\n## ")
                    .append(tool.name())
                    .append('\n')
                    .append(tool.description())
                    .append("\nSchema of args: ")
                    .append(tool.schema().write());
        heading = new Heading(prompt.instructions(), prompt.tools(), text.toString());
        return heading.whole();
    }

    /// The prompt after a reply whose calls could not be read.
    static Prompt corrected(Prompt asked, Message.Assistant said, String why) {
        var messages = new ArrayList<>(asked.messages());
        messages.add(said);
        messages.add(Message.User.of(Resource.text(Letters.class, "wrong.md").replace("{why}", why)));
        return new Prompt(asked.instructions(), asked.tools(), messages, asked.choice());
    }
}
