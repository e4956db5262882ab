package dev.jackdaw.model.wire;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls of a conversation, for wires that pair them with their answers by the tool's name and by place.
final class Rounds {

    private record Asked(int place, String tool) {}

    private final List<Message> messages;
    private final Map<String, Asked> asked = new HashMap<>();

    Rounds(List<Message> messages) {
        this.messages = messages;
        for (Message message : messages) {
            if (!(message instanceof Message.Assistant(var content, var _))) continue;
            for (Content part : content)
                if (part instanceof Content.Call(ToolCall call))
                    asked.put(call.id(), new Asked(asked.size(), ChatCompletions.renderName(call.tool())));
        }
    }

    /// The name of the tool called.
    String tool(String callId) {
        return known(callId).tool();
    }

    private Asked known(String callId) {
        return asked.getOrDefault(callId, new Asked(Integer.MAX_VALUE, ChatCompletions.renderName("")));
    }

    /// The messages with the answers of a round in the order of its calls, whichever came first.
    List<Message> inCallOrder() {
        var all = new ArrayList<Message>(messages.size());
        var answers = new ArrayList<Message.Answer>();
        for (Message message : messages) {
            if (message instanceof Message.Answer answer) {
                answers.add(answer);
            } else {
                flush(answers, all);
                all.add(message);
            }
        }
        flush(answers, all);
        return all;
    }

    private void flush(List<Message.Answer> answers, List<Message> into) {
        answers.sort(Comparator.comparingInt(answer -> known(answer.callId()).place()));
        into.addAll(answers);
        answers.clear();
    }
}
