package dev.jackdaw.model.demo;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The model that needs neither a key nor a network: a script that finds and repairs the bug of [SampleRepository]
/// with the tools it is offered, and says so. It keeps nothing between prompts; where it stands follows from the
/// conversation.
public final class DemoModel implements Model {
    private static final String ORIGIN = "demo/demo";

    /// Between two pieces of text, for them to be seen arriving; the longest reply takes about a second.
    private static final int PAUSE_MILLIS = 8;

    private static final int PIECE = 8;

    private final int pauseMillis;

    public DemoModel() {
        this(PAUSE_MILLIS);
    }

    DemoModel(int pauseMillis) {
        this.pauseMillis = pauseMillis;
    }

    @Override
    public String origin() {
        return ORIGIN;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws InterruptedException {
        Action action = Script.next(prompt);
        String id = "demo-" + prompt.messages().size();
        arrivals.accept(new Arrival.ReplyBegan(id, "demo", Usage.NONE));
        var content = new ArrayList<Content>();
        say(action.text(), arrivals);
        content.add(new Content.Text(action.text()));
        for (ToolCall call : action.calls()) {
            announce(call, content.size(), arrivals);
            content.add(new Content.Call(call));
        }
        boolean ends = action.calls().isEmpty();
        return new Reply(
                id, ORIGIN, content, Usage.NONE, ends ? Finish.STOP : Finish.TOOL_CALLS, ends ? "stop" : "tool_calls");
    }

    private void say(String text, Consumer<? super Arrival> arrivals) throws InterruptedException {
        for (String piece : pieces(text)) {
            arrivals.accept(new Arrival.TextArrived(0, piece));
            Thread.sleep(pauseMillis);
        }
        arrivals.accept(new Arrival.PartEnded(0, new Content.Text(text)));
    }

    private static void announce(ToolCall call, int index, Consumer<? super Arrival> arrivals) {
        arrivals.accept(new Arrival.CallBegan(index, new ToolCall(call.id(), call.tool(), "")));
        arrivals.accept(new Arrival.ArgumentsArrived(index, call.arguments()));
        arrivals.accept(new Arrival.PartEnded(index, new Content.Call(call)));
    }

    /// Pieces of some eight characters that never part a character.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + PIECE);
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) end++;
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
