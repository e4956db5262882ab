package dev.jackdaw.delegate;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
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
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A session whose model answers by what it is asked, for itself and for its subagents.
final class Tree {
    /// What a model says to a prompt whose request, the first words of the user, is that.
    @FunctionalInterface
    interface Mind {
        Reply reply(String request, List<Message> messages) throws ModelFailure, InterruptedException;
    }

    final Path root;
    final Settings settings;

    Tree(Path folder) throws IOException {
        this.root = Files.createDirectories(folder.resolve("work"));
        this.settings = Settings.of(root, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS))
                .confining(Wishes.USUAL.choosing(Wishes.Choice.OFF));
    }

    Session session() throws IOException {
        return new Sessions(settings.state(), settings.directory()).create();
    }

    LiveSession open(Settings own, Session session, LiveSession.Answering answering, Mind mind, Tool<?>... more)
            throws IOException {
        return Jackdaw.open(own, session, answering, List.of(more), Gateway.of(new Thinking(mind)));
    }

    static LiveSession said(LiveSession live, String text) throws InterruptedException {
        live.send(Command.Say.now(text));
        live.await();
        return live;
    }

    static Reply says(String text) {
        return ScriptedModel.reply(List.of(new Content.Text(text)), Finish.STOP);
    }

    static Reply calls(ToolCall... calls) {
        return ScriptedModel.reply(
                java.util.Arrays.stream(calls).<Content>map(Content.Call::new).toList(), Finish.TOOL_CALLS);
    }

    static ToolCall call(String id, String tool, Object... arguments) {
        return new ToolCall(id, tool, Json.obj(arguments).write());
    }

    static Reply reports(String summary) {
        return calls(call("report", "report", "summary", summary));
    }

    /// What the tools answered, in the order of the log.
    static List<String> results(Session session) {
        return session.lines().stream()
                .filter(line -> line.fact() instanceof Fact.ToolRan)
                .map(line -> ((Fact.ToolRan) line.fact()).result().text())
                .toList();
    }

    static <F extends Fact> List<F> facts(Session session, Class<F> kind) {
        return session.lines().stream()
                .filter(line -> kind.isInstance(line.fact()))
                .map(line -> kind.cast(line.fact()))
                .toList();
    }

    static int answers(List<Message> messages) {
        return (int) messages.stream().filter(Message.Answer.class::isInstance).count();
    }

    private record Thinking(Mind mind) implements Model {
        @Override
        public String origin() {
            return "scripted/scripted";
        }

        @Override
        public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals)
                throws ModelFailure, InterruptedException {
            return mind.reply(request(prompt.messages()), prompt.messages());
        }

        private static String request(List<Message> messages) {
            for (Message message : messages)
                if (message instanceof Message.User(var content))
                    for (Content part : content) if (part instanceof Content.Text(var text)) return text;
            return "";
        }
    }
}
