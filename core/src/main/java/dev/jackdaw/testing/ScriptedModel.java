package dev.jackdaw.testing;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// A model that says what it was told to say, and checks every prompt as a strict provider would: each call answered
/// once and at once, no answer without its call, and each prompt an extension of the one before.
public final class ScriptedModel implements Model {

    /// One scripted answer to a prompt.
    @FunctionalInterface
    public interface Turn {
        Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException;
    }

    private final Deque<Turn> script = new ArrayDeque<>();
    private final List<Prompt> prompts = new ArrayList<>();
    private int replies;

    /// Adds a reply of text.
    public ScriptedModel says(String text) {
        return plays((prompt, arrivals) -> {
            arrivals.accept(new Arrival.ReplyBegan("reply", "scripted", Usage.NONE));
            arrivals.accept(new Arrival.TextArrived(0, text));
            arrivals.accept(new Arrival.PartEnded(0, new Content.Text(text)));
            return reply(List.of(new Content.Text(text)), Finish.STOP);
        });
    }

    /// Adds a reply that makes calls.
    public ScriptedModel calls(ToolCall... calls) {
        var content = new ArrayList<Content>();
        for (ToolCall call : calls) content.add(new Content.Call(call));
        return plays((prompt, arrivals) -> reply(content, Finish.TOOL_CALLS));
    }

    /// Adds a failure.
    public ScriptedModel fails(ModelFailure failure) {
        return plays((prompt, arrivals) -> {
            throw failure;
        });
    }

    /// Adds an answer of any kind.
    public synchronized ScriptedModel plays(Turn turn) {
        script.add(turn);
        return this;
    }

    /// A reply with that content.
    public static Reply reply(List<Content> content, Finish finish) {
        return new Reply(
                "reply",
                "scripted/scripted",
                content,
                new Usage(10, 5, 0, 0, 0, dev.jackdaw.json.Json.obj()),
                finish,
                "");
    }

    /// The prompts so far.
    public synchronized List<Prompt> prompts() {
        return List.copyOf(prompts);
    }

    @Override
    public String origin() {
        return "scripted/scripted";
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        return next(prompt).reply(prompt, arrivals);
    }

    private synchronized Turn next(Prompt prompt) {
        check(prompt.messages());
        if (!prompts.isEmpty()) checkExtends(prompts.getLast().messages(), prompt.messages());
        prompts.add(prompt);
        replies++;
        Turn turn = script.poll();
        if (turn == null) throw new AssertionError("the script ends after " + (replies - 1) + " replies");
        return turn;
    }

    private static void checkExtends(List<Message> before, List<Message> now) {
        if (now.size() < before.size() || !now.subList(0, before.size()).equals(before))
            throw new AssertionError("the prompt does not extend the one before it");
    }

    private static void check(List<Message> messages) {
        Set<String> open = new HashSet<>();
        for (Message message : messages) {
            switch (message) {
                case Message.Answer(var id, var _) -> {
                    if (!open.remove(id)) throw new AssertionError("an answer without its call: " + id);
                }
                case Message.Assistant(var content, var _) -> {
                    if (!open.isEmpty()) throw new AssertionError("calls without an answer: " + open);
                    for (Content part : content)
                        if (part instanceof Content.Call(var call) && !open.add(call.id()))
                            throw new AssertionError("two calls named " + call.id());
                }
                case Message.User _ -> {
                    if (!open.isEmpty()) throw new AssertionError("calls without an answer: " + open);
                }
            }
        }
        if (!open.isEmpty()) throw new AssertionError("calls without an answer: " + open);
    }
}
