package dev.jackdaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages told otherwise than they are.
class RetoldTest {
    private static final Message SAME = Message.User.of("same");
    private static final Message OTHER = Message.User.of("other");

    private static Prompt prompt(Message... messages) {
        return new Prompt("", List.of(), List.of(messages), Prompt.ToolChoice.AUTO);
    }

    @Test
    void aMessageIsToldOnceAndOneThatIsToldAsItWasStaysItself() {
        var told = new ArrayList<Message>();
        var retold = new Retold(message -> {
            told.add(message);
            return Message.User.of(message.equals(OTHER) ? "told" : "same");
        });
        List<Message> first = retold.of(prompt(SAME, OTHER)).messages();
        List<Message> second = retold.of(prompt(SAME, OTHER, SAME)).messages();
        assertEquals(List.of(SAME, OTHER), told);
        assertEquals(List.of(SAME, Message.User.of("told")), first);
        assertSame(SAME, first.getFirst());
        assertSame(first.get(1), second.get(1));
    }

    @Test
    void whatNoPromptHoldsAnyMoreIsForgotten() {
        var told = new ArrayList<Message>();
        var retold = new Retold(message -> {
            told.add(message);
            return message;
        });
        for (Message message : List.of(SAME, OTHER, SAME)) retold.of(prompt(message));
        assertEquals(List.of(SAME, OTHER, SAME), told);
    }
}
