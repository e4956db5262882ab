package dev.jackdaw.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// Prompts as a model is shown them. A message is told anew once, and is the same object in each prompt it is part of,
/// so that wires know it again; one that is told as it was stays itself. Safe for use by several threads.
public final class Retold {
    private final UnaryOperator<Message> telling;
    private volatile IdentityHashMap<Message, Message> last = new IdentityHashMap<>();

    /// @param telling what a message is told as
    public Retold(UnaryOperator<Message> telling) {
        this.telling = telling;
    }

    public Prompt of(Prompt prompt) {
        IdentityHashMap<Message, Message> before = last;
        var now = new IdentityHashMap<Message, Message>(prompt.messages().size());
        List<Message> all = new ArrayList<>(prompt.messages().size());
        for (Message message : prompt.messages()) {
            Message known = before.get(message);
            Message told = known == null ? told(message) : known;
            now.put(message, told);
            all.add(told);
        }
        last = now;
        return new Prompt(prompt.instructions(), prompt.tools(), all, prompt.choice());
    }

    private Message told(Message message) {
        Message told = telling.apply(message);
        return told.equals(message) ? message : told;
    }
}
