package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// Events as a session tells them, for tests.
public final class Told {
    private Told() {}

    public static Fact.UserSaid user(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.NOW);
    }

    public static Fact.UserSaid later(String text) {
        return new Fact.UserSaid(text, List.of(), Fact.Timing.LATER);
    }

    public static Glimpse heard(String text) {
        return new Glimpse.Heard(new Arrival.TextArrived(0, text));
    }

    public static Glimpse thought(String text) {
        return new Glimpse.Heard(new Arrival.ThinkingArrived(0, text));
    }

    /// @param parts texts and calls
    public static Fact.ModelSaid model(Object... parts) {
        var content = new ArrayList<Content>();
        for (Object part : parts)
            content.add(part instanceof ToolCall call ? new Content.Call(call) : new Content.Text(part.toString()));
        return new Fact.ModelSaid(
                new Reply("r", "fake/m", content, new Usage(100, 20, 300, 0, 0, Json.obj()), Finish.STOP, ""));
    }

    public static ToolCall call(String id, String tool, Object... arguments) {
        return new ToolCall(id, tool, Json.obj(arguments).write());
    }

    public static Fact.ToolRan ran(String id, String text, Object... details) {
        return new Fact.ToolRan(id, ToolResult.of(text).with(Json.obj(details)));
    }

    public static Fact.ToolRan failed(String id, String text, Object... details) {
        return new Fact.ToolRan(id, ToolResult.failure(text).with(Json.obj(details)));
    }

    public static Glimpse started(String id) {
        return new Glimpse.ToolStarted(id);
    }

    public static Glimpse printed(String id, String text) {
        return new Glimpse.ToolPrinted(id, text);
    }

    public static Fact.TurnEnded answered() {
        return new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""));
    }
}
