package dev.jackdaw.prompt;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A session that is talked into being what a test needs, and a model beside it that writes summaries.
final class Chat {
    /// What a summary is like that can be used.
    static final String GOOD = """
            ## Goal
            - Make the build green again, all of it.
            ## Open points
            - Look at the last failure first.
            """;

    /// Writes a summary.
    interface Writer {
        String write(Prompt prompt) throws ModelFailure, InterruptedException;
    }

    final Session session = Session.inMemory("test");
    final List<Prompt> prompts = new ArrayList<>();
    private final Writer writer;
    private final long window;
    private int calls;

    /// @param window tokens the model that writes summaries takes
    Chat(long window, Writer writer) {
        this.window = window;
        this.writer = writer;
    }

    /// A token is four letters, or one sign of any other script.
    static long weight(Message message) {
        return switch (message) {
            case Message.User(var content) ->
                4 + content.stream().mapToLong(Chat::weight).sum();
            case Message.Assistant(var content, var _) ->
                4 + content.stream().mapToLong(Chat::weight).sum();
            case Message.Answer(var _, var result) -> 4 + weight(result.text());
        };
    }

    private static long weight(Content part) {
        return switch (part) {
            case Content.Text(var text) -> weight(text);
            case Content.Call(var call) -> weight(call.arguments()) + 8;
            case Content.Thinking(var text, var _) -> weight(text);
            case Content.Picture _, Content.Opaque _ -> 1_000;
        };
    }

    static long weight(String text) {
        long other = text.chars().filter(sign -> sign > 0x2000).count();
        return (text.length() - other + 3) / 4 + other;
    }

    long weight() {
        return messages().stream().mapToLong(Chat::weight).sum();
    }

    List<Message> messages() {
        return session.conversation().messages();
    }

    Chat user(String text) {
        session.append(new Fact.UserSaid(text, List.of(), Fact.Timing.NOW));
        return this;
    }

    Chat model(String text) {
        session.append(said(List.of(new Content.Text(text))));
        return this;
    }

    Chat turn(String request, String answer) {
        return user(request).model(answer).ends();
    }

    Chat ends() {
        session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        return this;
    }

    Chat round(String tool, Json.Obj arguments, ToolResult result) {
        String id = "call-" + calls++;
        session.append(said(List.of(new Content.Call(new ToolCall(id, tool, arguments.write())))));
        session.append(new Fact.ToolRan(id, result));
        return this;
    }

    Chat reads(String path, String text) {
        return round(
                "read",
                Json.obj("path", path),
                ToolResult.of(text)
                        .with(Json.obj("path", path, "numLines", text.lines().count())));
    }

    Chat changes(String path) {
        return round(
                "edit",
                Json.obj("path", path, "old_string", "a", "new_string", "b"),
                ToolResult.of("changed " + path).with(Json.obj("path", path, "diff", "-a\n+b")));
    }

    Chat runs(String command, int exit, String output) {
        var result = new ToolResult(
                output + "\n[exit code " + exit + "]",
                exit != 0,
                List.of(),
                Json.obj("command", command, "exitCode", exit));
        return round("bash", Json.obj("command", command), result);
    }

    private static Fact said(List<Content> content) {
        return new Fact.ModelSaid(new Reply("r", "main/m", content, Usage.NONE, Finish.STOP, ""));
    }

    /// Sums up, and keeps what comes of it.
    Fact compact(long room, String focus) throws InterruptedException {
        Fact fact = new Summariser(session, gateway())
                .compact(
                        session.conversation(),
                        new Compaction.Room(room, Chat::weight),
                        new Compaction.Cause("manual", focus, weight() + 100, 100));
        session.append(fact);
        return fact;
    }

    Fact.Compacted compact(long room) throws InterruptedException {
        return (Fact.Compacted) compact(room, "");
    }

    Gateway gateway() {
        Model model = new Model() {
            @Override
            public String origin() {
                return "small/s";
            }

            @Override
            public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals)
                    throws ModelFailure, InterruptedException {
                prompts.add(prompt);
                var text = new Content.Text(writer.write(prompt));
                return new Reply("s", origin(), List.of(text), Usage.NONE, Finish.STOP, "");
            }
        };
        Gateway one = Gateway.of(model);
        return new Gateway() {
            @Override
            public Model model(Work work) {
                return model;
            }

            @Override
            public long window(Work work) {
                return window;
            }

            @Override
            public void choose(String name) {
                one.choose(name);
            }

            @Override
            public void think(Optional<String> effort) {
                one.think(effort);
            }

            @Override
            public List<Standing> standings() {
                return one.standings();
            }
        };
    }

    /// What a strict provider would object to; empty where it would not.
    String objection() {
        Set<String> open = new HashSet<>();
        for (Message message : messages()) {
            if (!(message instanceof Message.Answer) && !open.isEmpty()) return "unanswered " + open;
            if (message instanceof Message.Answer(var id, var _) && !open.remove(id)) return "no call " + id;
            if (message instanceof Message.Assistant(var content, var _))
                for (Content part : content) if (part instanceof Content.Call(var call)) open.add(call.id());
        }
        return open.isEmpty() ? "" : "unanswered " + open;
    }

    String summary() {
        return Digest.text(messages().getFirst()).orElse("");
    }
}
