package dev.jackdaw.model.wire;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A conversation as every provider wants it: no two calls of one name, and right after the message that makes them one
/// answer to each, in their order. What is so already stays the very same object.
final class Paired {
    private static final int LONGEST = 64;
    private static final int KEPT = 48;

    private final List<Message> all = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private Paired() {}

    static List<Message> of(List<Message> messages) {
        var paired = new Paired();
        for (int i = 0; i < messages.size(); ) {
            int next = i + 1;
            while (next < messages.size() && !(messages.get(next) instanceof Message.Assistant)) next++;
            paired.add(messages.get(i), messages.subList(i + 1, next));
            i = next;
        }
        return paired.all;
    }

    /// Adds a message of the assistant, or the first of all, and what came before the assistant spoke again.
    private void add(Message first, List<Message> following) {
        if (first instanceof Message.User) all.add(first);
        var answers = new ArrayList<Message.Answer>();
        for (Message message : following) if (message instanceof Message.Answer answer) answers.add(answer);
        if (first instanceof Message.Assistant said) add(said, answers);
        for (Message message : following) if (!(message instanceof Message.Answer)) all.add(message);
    }

    private void add(Message.Assistant said, List<Message.Answer> answers) {
        var renamed = new ArrayList<Content>(said.content());
        var own = new ArrayList<Message>();
        boolean changed = false;
        for (int i = 0; i < renamed.size(); i++) {
            if (!(renamed.get(i) instanceof Content.Call(var call))) continue;
            String id = unused(call.id());
            own.add(answer(call.id(), id, answers));
            if (id.equals(call.id())) continue;
            renamed.set(i, new Content.Call(new ToolCall(id, call.tool(), call.arguments())));
            changed = true;
        }
        all.add(changed ? new Message.Assistant(renamed, said.origin()) : said);
        all.addAll(own);
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

    /// A name in the characters and the length providers accept, as different from others as it was before.
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
