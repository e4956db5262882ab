package dev.jackdaw.model.wire;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A conversation as every provider wants it: the user speaks first, last and between replies; no two calls have one
/// id; right after the message that makes them comes one answer to each, in their order. A message that is so already
/// stays the very same object.
public final class Paired {
    private static final int LONGEST = 64;
    private static final int KEPT = 48;
    private static final Message.User FILLER = Message.User.of("(continue)");

    private final List<Message> all;
    private final Set<String> used = new HashSet<>();

    private final String origin;

    private Paired(int size, String origin) {
        this.all = new ArrayList<>(size + 1);
        this.origin = origin;
    }

    /// @param origin of the model that is to be asked
    public static Prompt of(Prompt prompt, String origin) {
        return new Prompt(prompt.instructions(), prompt.tools(), of(prompt.messages(), origin), prompt.choice());
    }

    static List<Message> of(List<Message> messages, String origin) {
        var paired = new Paired(messages.size(), origin);
        for (int i = 0; i < messages.size(); ) {
            int next = i + 1;
            while (next < messages.size() && !(messages.get(next) instanceof Message.Assistant)) next++;
            paired.add(messages.get(i), messages.subList(i + 1, next));
            i = next;
        }
        if (paired.unanswered()) paired.all.add(FILLER);
        return paired.all;
    }

    /// Whether it is the user's turn; not where a reply paused and its own model goes on with it.
    private boolean unanswered() {
        if (all.isEmpty()) return true;
        return all.getLast() instanceof Message.Assistant said
                && !(said.origin().equals(origin) && ServerTools.pausing(said));
    }

    /// Adds a message, the assistant's but for the first of all, and what came before the assistant spoke again.
    private void add(Message first, List<Message> following) {
        if (first instanceof Message.Assistant said) {
            if (unanswered()) all.add(FILLER);
            add(said, following);
        }
        hear(first);
        following.forEach(this::hear);
    }

    private void hear(Message message) {
        if (message instanceof Message.User(var content) && content.stream().anyMatch(Paired::says)) all.add(message);
    }

    private static boolean says(Content part) {
        return !(part instanceof Content.Text(var text)) || !text.isBlank();
    }

    private void add(Message.Assistant said, List<Message> following) {
        var answers = new ArrayList<Message.Answer>();
        for (Message message : following) if (message instanceof Message.Answer answer) answers.add(answer);
        List<Content> content = said.content();
        var paired = new ArrayList<Message.Answer>();
        boolean renamed = false;
        for (int i = 0; i < content.size(); i++) {
            if (!(content.get(i) instanceof Content.Call(var call))) continue;
            String id = unused(call.id());
            paired.add(answer(call.id(), id, answers));
            if (id.equals(call.id())) continue;
            if (!renamed) content = new ArrayList<>(content);
            renamed = true;
            content.set(i, new Content.Call(new ToolCall(id, call.tool(), call.arguments())));
        }
        all.add(renamed ? new Message.Assistant(content, said.origin()) : said);
        all.addAll(paired);
    }

    private String unused(String id) {
        String candidate = id.isEmpty() ? "call" : id;
        for (int copy = 2; !used.add(candidate); copy++) candidate = id + "-" + copy;
        return candidate;
    }

    private static Message.Answer answer(String asked, String id, List<Message.Answer> answers) {
        for (Message.Answer answer : answers) {
            if (!answer.callId().equals(asked)) continue;
            answers.remove(answer);
            return asked.equals(id) ? answer : new Message.Answer(id, answer.result());
        }
        return new Message.Answer(id, ToolResult.failure("Interrupted before it finished."));
    }

    /// An id in the characters and the length providers accept, as different from others as it was before.
    static String id(String id) {
        if (!id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(Paired::plain)) return id;
        var safe = new StringBuilder();
        for (int i = 0; i < id.length() && i < KEPT; i++) safe.append(plain(id.charAt(i)) ? id.charAt(i) : '_');
        return safe + "_" + Integer.toHexString(id.hashCode());
    }

    private static boolean plain(int c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
