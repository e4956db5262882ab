package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepetitionTest {

    @Test
    void theSameCallManyTimesInOneReplyIsNoRepetition() {
        Conversation once = round(speaking(), 1, 8);
        assertEquals(1, once.progress().streak());
    }

    @Test
    void theSameCallInReplyAfterReplyIs() {
        Conversation conversation = speaking();
        for (int round = 1; round <= 3; round++) conversation = round(conversation, round, 2);
        assertEquals(3, conversation.progress().streak());
    }

    private static Conversation speaking() {
        return Conversation.EMPTY.with(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
    }

    private static Conversation round(Conversation before, int round, int calls) {
        var content = new ArrayList<Content>();
        for (int i = 0; i < calls; i++)
            content.add(new Content.Call(new ToolCall("c" + round + "-" + i, "bash", "{\"command\":\"sleep 1\"}")));
        Conversation after = before.with(
                new Fact.ModelSaid(new Reply("r" + round, "w/m", content, Usage.NONE, Finish.TOOL_CALLS, "")));
        for (ToolCall call : after.unanswered())
            after = after.with(new Fact.ToolRan(call.id(), ToolResult.of("(no output)")));
        return after;
    }
}
