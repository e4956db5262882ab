package dev.jackdaw.goal;

import dev.jackdaw.MasterLoop;
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
import dev.jackdaw.model.Work;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.verify.Rigour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A folder with a worker who does what is scripted by how often it has spoken, and a judge beside it.
final class Workshop {
    final Path work;
    final Path state;
    Settings settings;
    Asked judge = prompt -> ScriptedModel.reply(List.of(new Content.Text("no judge is expected")), Finish.STOP);
    final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());
    final List<Prompt> judged = Collections.synchronizedList(new ArrayList<>());
    private final List<Asked> script = new ArrayList<>();

    /// What a model says to a prompt.
    interface Asked {
        Reply reply(Prompt prompt) throws ModelFailure, InterruptedException;
    }

    Workshop(Path folder) throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        state = folder.resolve("state");
        settings = Settings.of(work, state, Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS))
                .checking(Rigour.USUAL.off());
    }

    /// The worker's next reply runs a command.
    Workshop runs(String command) {
        return calls("bash", Json.obj("command", command));
    }

    /// The worker's next reply writes a file.
    Workshop writes(String path, String content) {
        return calls("write", Json.obj("path", path, "content", content));
    }

    private Workshop calls(String tool, Json.Obj arguments) {
        String id = tool + "-" + script.size();
        return plays(_ -> ScriptedModel.reply(
                List.of(new Content.Call(new ToolCall(id, tool, arguments.write()))), Finish.TOOL_CALLS));
    }

    /// The worker's next reply ends the round.
    Workshop says(String text) {
        return plays(_ -> said(text));
    }

    Workshop plays(Asked turn) {
        script.add(turn);
        return this;
    }

    static Reply said(String text) {
        return ScriptedModel.reply(List.of(new Content.Text(text)), Finish.STOP);
    }

    /// A verdict as a judge writes it.
    static Json.Obj verdict(int index, String verdict, String reason, String evidence) {
        return Json.obj("index", index, "verdict", verdict, "reason", reason, "evidence", evidence);
    }

    static Asked ruling(Json.Obj... verdicts) {
        return _ -> said(Json.arr(List.of(verdicts)).write());
    }

    GoalResult run(Goal goal, int rounds) throws IOException, InterruptedException {
        return loop(rounds).run(goal);
    }

    MasterLoop loop(int rounds) {
        return new MasterLoop(settings, rounds, this::gateway);
    }

    Session session(String id) throws IOException {
        return new Sessions(state, settings.directory()).open(id);
    }

    Gateway gateway() {
        Model worker = model("scripted/worker", prompts, this::next);
        Model asked = model("scripted/judge", judged, prompt -> judge.reply(prompt));
        return new Gateway() {
            @Override
            public Model model(Work work) {
                return work == Work.JUDGE ? asked : worker;
            }

            @Override
            public void choose(String name) {
                throw new IllegalArgumentException("there is no other");
            }

            @Override
            public void think(Optional<String> effort) {
                throw new IllegalArgumentException("it cannot");
            }

            @Override
            public List<Standing> standings() {
                return List.of();
            }
        };
    }

    private Reply next(Prompt prompt) throws ModelFailure, InterruptedException {
        int step = (int) prompt.messages().stream()
                .filter(Message.Assistant.class::isInstance)
                .count();
        if (step >= script.size()) throw new AssertionError("the script ends after " + step + " replies");
        return script.get(step).reply(prompt);
    }

    /// Each with the strictness of a provider.
    private static Model model(String origin, List<Prompt> prompts, Asked answer) {
        return new Model() {
            @Override
            public String origin() {
                return origin;
            }

            @Override
            public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals)
                    throws ModelFailure, InterruptedException {
                prompts.add(prompt);
                return new ScriptedModel()
                        .plays((asked, _) -> answer.reply(asked))
                        .reply(prompt, arrivals);
            }
        };
    }

    /// What the worker was told last before it spoke for the nth time.
    String told(int time) {
        return ((Message.User) prompts.get(time).messages().getLast())
                .content().stream()
                        .map(Content.Text.class::cast)
                        .map(Content.Text::text)
                        .reduce("", String::concat);
    }
}
