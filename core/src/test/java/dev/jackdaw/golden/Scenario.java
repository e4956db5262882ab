package dev.jackdaw.golden;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Limits;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.verify.Rigour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One folder of `src/test/golden` played: the workspace copied, the script's words said and its replies given, and
/// what came of it as text with unstable values replaced.
///
/// A line of `script.jsonl` is one of `{"say":…}`, `{"reply":{"text":…,"calls":[{"tool":…,"arguments":{…}}]}}`,
/// `{"fail":…,"status":…}`, `{"decide":"once|always|no","note":…}`, `{"mode":…}`, `{"rounds":…}`.
final class Scenario {
    private final Path source;
    private final Path work;
    private final ScriptedModel model = new ScriptedModel();
    private final Deque<Json> decisions = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();
    private Mode mode = Mode.DEFAULT;
    private int rounds = 100;
    private int calls;

    /// What came of a scenario.
    ///
    /// @param asked the prompts themselves
    record Outcome(String log, String prompts, String files, List<Prompt> asked) {}

    Scenario(Path source, Path work) {
        this.source = source;
        this.work = work;
    }

    Outcome play() throws IOException, InterruptedException {
        Path workspace = Files.createDirectories(work.resolve("workspace"));
        copy(source.resolve("workspace"), workspace);
        for (String line : Files.readAllLines(source.resolve("script.jsonl")))
            if (!line.isBlank()) read(Json.parse(line));
        Session session = new Sessions(work.resolve("state"), workspace).create("golden");
        try (LiveSession live =
                Jackdaw.open(settings(workspace), session, LiveSession.Answering.USER, List.of(), Gateway.of(model))) {
            live.session().follow(0, event -> answer(live, event));
            for (String word : words) {
                live.send(Command.Say.now(word));
                live.await();
            }
            return new Outcome(log(session), prompts(), files(workspace), model.prompts());
        }
    }

    private void read(Json line) {
        line.get("say").asText().ifPresent(words::add);
        line.get("mode").asText().ifPresent(name -> mode = Mode.named(name));
        rounds = (int) line.get("rounds").number(rounds);
        if (!line.get("decide").isNull()) decisions.add(line);
        if (!line.get("reply").isNull()) reply(line.get("reply"));
        if (!line.get("fail").isNull())
            model.fails(ModelFailure.lasting(line.get("fail").text(""), ModelFailure.Category.INVALID_REQUEST, (int)
                    line.get("status").number(400)));
    }

    private void reply(Json reply) {
        var content = new ArrayList<Content>();
        reply.get("text").asText().ifPresent(text -> content.add(new Content.Text(text)));
        for (Json call : reply.get("calls").items()) {
            String arguments = call.get("arguments") instanceof Json.Str(var raw)
                    ? raw
                    : call.get("arguments").write();
            content.add(new Content.Call(
                    new ToolCall("call-" + ++calls, call.get("tool").text(""), arguments)));
        }
        Finish finish = reply.get("calls").isNull() ? Finish.STOP : Finish.TOOL_CALLS;
        model.plays((prompt, arrivals) -> ScriptedModel.reply(content, finish));
    }

    private void answer(LiveSession live, Event event) {
        if (!(event instanceof Fact.ApprovalAsked asked)) return;
        Json decision = Optional.ofNullable(decisions.poll()).orElse(Json.obj("decide", "no"));
        live.send(new Command.Decide(
                asked.callId(),
                Command.Decision.valueOf(decision.get("decide").text("no").toUpperCase(java.util.Locale.ROOT)),
                decision.get("note").text("")));
    }

    private Settings settings(Path workspace) {
        return Settings.of(workspace, work.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .confining(Wishes.USUAL.choosing(Wishes.Choice.OFF))
                .under(Policy.of(mode))
                // Which checks there are depends on the machine.
                .checking(Rigour.USUAL.off())
                .within(Limits.rounds(rounds));
    }

    private String log(Session session) throws IOException {
        var text = new StringBuilder();
        for (String line : Files.readAllLines(session.file().orElseThrow())) {
            Json fact = Json.parse(line);
            Json.Obj shown = ((Json.Obj) fact).with("at", "…");
            // Every change of a prompt or a tool's description would change these.
            for (String unstable : List.of("instructions", "sections", "estimate", "expected"))
                if (shown.has(unstable)) shown = shown.with(unstable, "…");
            text.append(stable(shown.write())).append('\n');
        }
        return text.toString();
    }

    /// Each prompt, one line an item.
    private String prompts() {
        var text = new StringBuilder();
        for (Prompt prompt : model.prompts()) {
            text.append("--- ").append(prompt.choice()).append('\n');
            for (Message message : prompt.messages())
                text.append(stable(item(message))).append('\n');
        }
        return text.toString();
    }

    private static String item(Message message) {
        return switch (message) {
            case Message.User(var content) -> "user " + parts(content);
            case Message.Assistant(var content, var _) -> "assistant " + parts(content);
            case Message.Answer(var id, var result) ->
                "answer " + id + (result.failed() ? " failed " : " ")
                        + Json.of(result.text()).write();
        };
    }

    private static String parts(List<Content> content) {
        return String.join(
                " ",
                content.stream()
                        .map(part -> switch (part) {
                            case Content.Text(var text) -> Json.of(text).write();
                            case Content.Thinking _ -> "thinking";
                            case Content.Call(var call) -> call.tool() + " " + call.arguments();
                            case Content.Picture(var media) -> media.type();
                            case Content.Opaque(var kind, var _) -> kind;
                        })
                        .toList());
    }

    private static String files(Path workspace) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList())
                text.append("=== ")
                        .append(workspace.relativize(file))
                        .append('\n')
                        .append(Files.readString(file));
        }
        return text.toString();
    }

    private String stable(String text) {
        return text.replace(work.toAbsolutePath().toString(), "WORK")
                .replaceAll("\\b[0-9a-f]{64}\\b", "SHA256")
                .replaceAll("\\b\\d+(\\.\\d+)? ?ms\\b", "N ms")
                .replaceAll("shell-[0-9a-f]+", "SHELL");
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) return;
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private static void copyOne(Path file, Path target) {
        try {
            if (Files.isDirectory(file)) Files.createDirectories(target);
            else Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
