package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// A model that says texts in pieces, as a wire would hear them, and keeps the prompts.
final class Talker implements Model {
    static final List<ToolSpec> TOOLS = List.of(
            tool("read", "path", "string", "limit", "integer"),
            tool("bash", "command", "string"),
            tool("write", "path", "string", "content", "string"),
            tool("todo", "items", "array"));

    private record Turn(List<Content> content, Finish finish, List<ModelFailure> failure) {}

    final List<Prompt> prompts = new ArrayList<>();
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final int piece;

    /// @param piece characters of one delta
    Talker(int piece) {
        this.piece = piece;
    }

    private static ToolSpec tool(String name, String... parameters) {
        Json.Obj properties = Json.obj();
        for (int i = 0; i < parameters.length; i += 2)
            properties = properties.with(parameters[i], Json.obj("type", parameters[i + 1]));
        return new ToolSpec(name, "Does " + name + ".", Json.obj("type", "object", "properties", properties));
    }

    Talker says(String text) {
        return says(text, Finish.STOP);
    }

    Talker says(String text, Finish finish) {
        return says(List.of(new Content.Text(text)), finish);
    }

    Talker says(List<Content> content, Finish finish) {
        turns.add(new Turn(content, finish, List.of()));
        return this;
    }

    Talker fails(ModelFailure failure) {
        turns.add(new Turn(List.of(), Finish.ERROR, List.of(failure)));
        return this;
    }

    @Override
    public String origin() {
        return "wire/talker";
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure {
        prompts.add(prompt);
        Turn turn = turns.remove();
        for (ModelFailure failure : turn.failure()) throw failure;
        arrivals.accept(new Arrival.ReplyBegan("r" + prompts.size(), "talker", Usage.NONE));
        for (int i = 0; i < turn.content().size(); i++) tell(i, turn.content().get(i), arrivals);
        var usage = new Usage(10, 5, 0, 0, 0, Json.obj());
        return new Reply("r" + prompts.size(), origin(), turn.content(), usage, turn.finish(), "stop");
    }

    private void tell(int index, Content part, Consumer<? super Arrival> arrivals) {
        switch (part) {
            case Content.Text(var text) -> {
                for (int at = 0; at < text.length(); at += piece)
                    arrivals.accept(
                            new Arrival.TextArrived(index, text.substring(at, Math.min(text.length(), at + piece))));
            }
            case Content.Thinking(var text, var _) -> arrivals.accept(new Arrival.ThinkingArrived(index, text));
            case Content.Call(var call) -> {
                arrivals.accept(
                        new Arrival.CallBegan(index, new dev.jackdaw.tool.ToolCall(call.id(), call.tool(), "")));
                arrivals.accept(new Arrival.ArgumentsArrived(index, call.arguments()));
            }
            case Content.Picture _, Content.Opaque _ -> {}
        }
        arrivals.accept(new Arrival.PartEnded(index, part));
    }
}
