package dev.jackdaw.agent;

import dev.jackdaw.hook.Hooks;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A session with a scripted model and three small tools, for tests of the loop.
final class Bench {
    private Bench() {}

    /// Looks at something; runs beside others.
    static final class Look implements Tool<Look.Params> {
        record Params(String at) {}

        @Override
        public String name() {
            return "look";
        }

        @Override
        public String description() {
            return "Looks.";
        }

        @Override
        public Class<Params> parameters() {
            return Params.class;
        }

        @Override
        public List<Access> accesses(Params parameters) {
            return List.of(new Access.Read(parameters.at()));
        }

        @Override
        public ToolResult run(Params parameters, Site site) throws InterruptedException {
            if (parameters.at().startsWith("slow")) Thread.sleep(200);
            if (parameters.at().startsWith("forever")) Thread.sleep(60_000);
            return ToolResult.of("saw " + parameters.at());
        }
    }

    /// Changes something; asks first.
    static final class Touch implements Tool<Touch.Params> {
        record Params(String what) {}

        private final List<String> touched;

        Touch(List<String> touched) {
            this.touched = touched;
        }

        @Override
        public String name() {
            return "touch";
        }

        @Override
        public String description() {
            return "Touches.";
        }

        @Override
        public Class<Params> parameters() {
            return Params.class;
        }

        @Override
        public List<Access> accesses(Params parameters) {
            return List.of(new Access.Write(parameters.what()));
        }

        @Override
        public ToolResult run(Params parameters, Site site) throws InterruptedException {
            if (parameters.what().startsWith("forever")) Thread.sleep(60_000);
            touched.add(parameters.what());
            return ToolResult.of("touched " + parameters.what());
        }
    }

    static LiveSession open(Session session, ScriptedModel model, Mode mode, List<String> touched) throws IOException {
        return open(session, Gateway.of(model), Budget.USUAL, Policy.of(mode), touched);
    }

    static LiveSession open(Session session, Gateway gateway, Budget budget, Policy policy, List<String> touched)
            throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        return new LiveSession(
                session,
                new Parts(
                        gateway,
                        List.of(new Look(), new Touch(touched)),
                        List.of(),
                        policy,
                        new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {}),
                        "instructions",
                        budget,
                        LiveSession.Answering.USER,
                        () -> {}));
    }

    /// A session without tools that does what it likes.
    static LiveSession open(Session session, Gateway gateway, Path folder, Hooks hooks, Fitting fitting)
            throws IOException {
        return new LiveSession(
                session,
                new Parts(
                        gateway,
                        List.of(),
                        List.of(),
                        Policy.of(Mode.BYPASS),
                        new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {}),
                        "instructions",
                        Budget.USUAL,
                        LiveSession.Answering.NOBODY,
                        () -> {},
                        hooks,
                        Going.NONE,
                        Sandbox.off(),
                        new Upkeep(List.of(), fitting),
                        Learned.nothing(),
                        Subagents.NONE));
    }

    /// Turns that said something at length, each answered.
    static void talk(Session session, int turns) {
        for (int i = 0; i < turns; i++) {
            session.append(new Fact.UserSaid("step " + i + " of many ".repeat(60), List.of(), Fact.Timing.NOW));
            var text = new Content.Text("step " + i + " is done ".repeat(60));
            session.append(new Fact.ModelSaid(ScriptedModel.reply(List.of(text), Finish.STOP)));
            session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        }
    }

    static ToolCall look(String id, String at) {
        return new ToolCall(id, "look", Json.obj("at", at).write());
    }

    static ToolCall touch(String id, String what) {
        return new ToolCall(id, "touch", Json.obj("what", what).write());
    }
}
