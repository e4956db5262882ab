package dev.jackdaw.tui;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Health;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The interactive face on a stage without a model: what is said decides what happens. Run it in a terminal to see.
///
/// `long` streams many lines, `think` thinks first, `run` runs a command that asks, `two` asks twice, `edit` changes a
/// file, `retry` fails first; anything else is answered.
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        Path state = Path.of(words.getFirst());
        Settings settings = settings(Path.of("").toAbsolutePath(), state);
        var sessions = new Sessions(state, settings.directory());
        boolean plain = words.contains("--plain");
        var desk = new Desk(settings, sessions, session -> open(settings, session), plain);
        System.exit(Repl.run(desk, open(settings, sessions.create()), Optional.empty()));
    }

    /// What the plain face shows of a new session in which these lines are typed.
    public static String plain(Path folder, String language, String input) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        Settings settings = settings(folder, folder.resolve("state"));
        var sessions = new Sessions(settings.state(), settings.directory());
        var desk = new Desk(settings, sessions, session -> open(settings, session), true);
        var face = new Plain(
                desk,
                Words.of(Map.of("LANG", language)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                open(settings, sessions.create()));
        face.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        face.close();
        return out.toString(StandardCharsets.UTF_8);
    }

    public static Settings settings(Path directory, Path state) {
        return Settings.of(directory, state, Endpoint.of("fake", "actor", ""));
    }

    public static LiveSession open(Settings settings, Session session) {
        try {
            var workspace = new Workspace(settings.directory(), List.of(), List.of());
            return new LiveSession(
                    session,
                    new Parts(
                            new Cast(),
                            List.of(new Command(), new Edit()),
                            List.of(),
                            settings.policy(),
                            new Site(workspace, settings.state(), text -> {}),
                            "",
                            Budget.USUAL,
                            LiveSession.Answering.USER,
                            () -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whoever is chosen plays everything.
    private static final class Cast implements Gateway {
        private volatile Model actor = new Actor("actor");

        @Override
        public Model model(Work work) {
            return actor;
        }

        @Override
        public void choose(String name) {
            actor = new Actor(name);
        }

        @Override
        public void think(Optional<String> effort) {}

        @Override
        public List<Standing> standings() {
            return List.of(new Standing(actor.origin(), List.of("session"), Health.FRESH));
        }
    }

    /// Plays what it is told to play.
    private record Actor(String name) implements Model {
        @Override
        public String origin() {
            return "fake/" + name;
        }

        @Override
        public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws InterruptedException {
            arrivals.accept(new Arrival.ReplyBegan("r", name, Usage.NONE));
            Thread.sleep(200);
            if (!(prompt.messages().getLast() instanceof Message.User(var content)))
                return says("All **done**.", arrivals);
            String said = content.getLast() instanceof Content.Text(var text) ? text : "";
            return switch (said.strip()) {
                case "long" ->
                    says(
                            "# A heading\n\n" + "A line with `code` and **bold** words, 中文字符 and 🎉.\n".repeat(60),
                            arrivals);
                case "think" -> {
                    for (int i = 0; i < 15; i++) {
                        arrivals.accept(new Arrival.ThinkingArrived(0, "hm "));
                        Thread.sleep(100);
                    }
                    yield says("I have thought about it.", arrivals);
                }
                case "run" ->
                    calls(new ToolCall("c1", "bash", "{\"command\":\"mvn -q test && echo \\u001b[31mred\\u202e\"}"));
                case "two" ->
                    calls(
                            new ToolCall("c1", "bash", "{\"command\":\"first\"}"),
                            new ToolCall("c2", "bash", "{\"command\":\"second\"}"));
                case "edit" ->
                    calls(new ToolCall(
                            "e1",
                            "edit_file",
                            "{\"path\":\"src/A.java\",\"before\":\"int a;\\nint b;\",\"after\":\"int c;\"}"));
                case "retry" -> {
                    arrivals.accept(new Arrival.TextArrived(0, "Half a sen"));
                    arrivals.accept(new Arrival.Retrying(1, 5, 3_000, 529, "the provider is overloaded"));
                    Thread.sleep(3_000);
                    arrivals.accept(new Arrival.ReplyBegan("r", name, Usage.NONE));
                    yield says("A whole sentence.", arrivals);
                }
                default ->
                    says(
                            "You said: " + said
                                    + "\nHere is a list:\n\n- one item that is so long that it will have to be wrapped at the end of the line, hanging\n- two\n\n```java\nint x = 1;\n```\n",
                            arrivals);
            };
        }

        private Reply says(String text, Consumer<? super Arrival> arrivals) throws InterruptedException {
            for (int i = 0; i < text.length(); i += 7) {
                arrivals.accept(new Arrival.TextArrived(1, text.substring(i, Math.min(text.length(), i + 7))));
                Thread.sleep(15);
            }
            return reply(List.of(new Content.Text(text)), Finish.STOP);
        }

        private Reply calls(ToolCall... calls) {
            var content = new ArrayList<Content>();
            for (ToolCall call : calls) content.add(new Content.Call(call));
            return reply(content, Finish.TOOL_CALLS);
        }

        private Reply reply(List<Content> content, Finish finish) {
            return new Reply("r", origin(), content, new Usage(1_200, 85, 900, 0, 0, Json.obj()), finish, "");
        }
    }

    /// Pretends to run a command.
    public record Command() implements Tool<Command.Line> {
        public record Line(@Doc("The command") String command) {}

        @Override
        public String name() {
            return "bash";
        }

        @Override
        public String description() {
            return "Runs a command in a shell. And more.";
        }

        @Override
        public Class<Line> parameters() {
            return Line.class;
        }

        @Override
        public List<Access> accesses(Line parameters) {
            return List.of(new Access.Execute(parameters.command()));
        }

        @Override
        public ToolResult run(Line parameters, Site site) throws InterruptedException {
            var all = new StringBuilder();
            for (int i = 1; i <= 20; i++) {
                String line = "[INFO] step " + i + "\n";
                all.append(line);
                site.printer().accept(line);
                Thread.sleep(150);
            }
            return ToolResult.of(all.toString());
        }
    }

    /// Pretends to change a file.
    public record Edit() implements Tool<Edit.Change> {
        public record Change(
                @Doc("The file") String path,
                @Doc("Old") String before,
                @Doc("New") String after) {}

        @Override
        public String name() {
            return "edit_file";
        }

        @Override
        public String description() {
            return "Changes a file.";
        }

        @Override
        public Class<Change> parameters() {
            return Change.class;
        }

        @Override
        public List<Access> accesses(Change parameters) {
            return List.of(new Access.Write(parameters.path()));
        }

        @Override
        public ToolResult run(Change parameters, Site site) {
            return ToolResult.of("changed")
                    .with(Json.obj("diff", "--- a\n+++ b\n@@ -1,3 +1,2 @@\n x\n-int a;\n-int b;\n+int c;\n"));
        }
    }
}
