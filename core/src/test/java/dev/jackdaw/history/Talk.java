package dev.jackdaw.history;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A whole session at work in a folder, with a model that does what it is told.
final class Talk implements AutoCloseable {
    final Path root;
    final ScriptedModel model = new ScriptedModel();
    final LiveSession live;
    private final Path folder;
    private int calls;

    private final Mode mode;

    private Talk(Path folder, Session session, Mode mode) throws IOException {
        this.folder = folder;
        this.mode = mode;
        this.root = folder.resolve("work");
        this.calls = session.size();
        var settings = Settings.of(root, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .confining(Wishes.USUAL.choosing(Wishes.Choice.OFF))
                .under(Policy.of(mode));
        this.live = Jackdaw.open(settings, session, LiveSession.Answering.NOBODY, List.of(), Gateway.of(model));
    }

    static Talk in(Path folder) throws IOException {
        return in(folder, Mode.BYPASS);
    }

    static Talk in(Path folder, Mode mode) throws IOException {
        Files.createDirectories(folder.resolve("work"));
        return new Talk(folder, sessions(folder).create(), mode);
    }

    private static Sessions sessions(Path folder) {
        return new Sessions(folder.resolve("state"), folder.resolve("work"));
    }

    /// The same session after the program has ended.
    Talk again() throws IOException {
        close();
        return new Talk(folder, sessions(folder).open(live.session().id()), mode);
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(root.resolve(name), content);
    }

    /// The model makes a call next.
    Talk calling(String tool, Object... parameters) {
        model.calls(call(tool, parameters));
        return this;
    }

    ToolCall call(String tool, Object... parameters) {
        return new ToolCall("c" + ++calls, tool, Json.obj(parameters).write());
    }

    /// A turn that ends with an answer.
    Talk say(String text) throws InterruptedException {
        model.says("done");
        live.send(Command.Say.now(text));
        live.await();
        return this;
    }

    List<Line> lines() {
        return live.session().lines();
    }

    /// Reminders about drift, in order.
    List<String> drifts() {
        return lines().stream()
                .flatMap(line -> line.fact() instanceof Fact.Reminded(var about, var text) && about.equals("drift")
                        ? java.util.stream.Stream.of(text)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    List<String> recoveries() {
        return lines().stream()
                .flatMap(line -> line.fact() instanceof Fact.Recovered how
                        ? java.util.stream.Stream.of(how.kind() + " " + how.action() + " " + how.about())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    ToolResult lastResult() {
        for (Line line : lines().reversed()) if (line.fact() instanceof Fact.ToolRan(var _, var result)) return result;
        throw new AssertionError("no call was made");
    }

    @Override
    public void close() {
        live.close();
    }
}
