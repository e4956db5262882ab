package dev.jackdaw.memory.kit;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recalls notes for what the user asks, before a model first answers it: the best of all, as far as they are not in
/// the conversation or the system prompt already.
final class Recalling implements Preparation {
    /// Characters of a request that are looked at.
    private static final int READ = 4_000;

    private final Memory memory;
    private final int most;

    Recalling(Memory memory, int most) {
        this.memory = memory;
        this.most = most;
    }

    @Override
    public Optional<Fact> before(Conversation conversation) {
        if (conversation.settled() || conversation.progress().replies() > 0) return Optional.empty();
        Set<String> known = conversation.bearings().recalled();
        String always = conversation.bearings().instructions().orElse("");
        List<Note> found = found(request(conversation)).stream()
                .filter(note -> !known.contains(note.id()) && !always.contains(note.text()))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.Recalled(
                        found.stream().map(Note::id).toList(),
                        Resource.text(Recalling.class, "recalled.md").replace("{notes}", Wording.lines(found))));
    }

    /// Notes that cannot be read are no reason to leave a request unanswered.
    private List<Note> found(String request) {
        try {
            return request.isBlank() ? List.of() : memory.recall(request, most);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// What the user said in this turn.
    private static String request(Conversation conversation) {
        List<Message> messages = conversation.messages();
        int before = conversation.turns().isEmpty()
                ? 0
                : conversation.turns().getLast().messages().size();
        var text = new StringBuilder();
        for (Message message :
                messages.subList(Math.clamp(before, 0, Math.max(0, messages.size() - 1)), messages.size()))
            if (message instanceof Message.User(var content) && text.length() < READ) append(text, content);
        return text.substring(0, Math.min(READ, text.length()));
    }

    private static void append(StringBuilder text, List<Content> content) {
        for (Content part : content)
            if (part instanceof Content.Text(var said) && !said.startsWith(Words.RECALLED))
                text.append(said).append('\n');
    }

    /// How the text begins that recalled notes are told with.
    private static final class Words {
        private static final String RECALLED = Resource.text(Recalling.class, "recalled.md")
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
