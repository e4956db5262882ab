package dev.jackdaw.headless;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A session with a scripted model and two small tools, told by the face without a screen.
final class Trial {
    private final Path folder;
    private final ScriptedModel model;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Policy policy = Policy.of(Mode.BYPASS);
    private Budget budget = Budget.USUAL;
    private String input = "";

    Trial(Path folder, ScriptedModel model) {
        this.folder = folder;
        this.model = model;
    }

    Trial asking() {
        policy = Policy.of(Mode.DEFAULT);
        return this;
    }

    Trial within(Budget limits) {
        budget = limits;
        return this;
    }

    Trial hearing(String lines) {
        input = lines;
        return this;
    }

    int run(Options.Format format, Set<Options.Extra> extras, Optional<String> prompt)
            throws IOException, InterruptedException {
        return run(format, extras, prompt, UnaryOperator.identity());
    }

    int run(
            Options.Format format,
            Set<Options.Extra> extras,
            Optional<String> prompt,
            UnaryOperator<PrintStream> wrapping)
            throws IOException, InterruptedException {
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {});
        var parts = new Parts(
                Gateway.of(model),
                List.of(new Shell(), new Read()),
                List.of(),
                policy,
                site,
                "Be good.",
                budget,
                LiveSession.Answering.NOBODY,
                () -> {});
        var about = new About("0.1.0", List.of(), "none", 128_000, 0);
        var standard = Standard.of(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                wrapping.apply(new PrintStream(out, false, StandardCharsets.UTF_8)),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        try (var live = new LiveSession(Session.inMemory("session-1"), parts)) {
            return new Headless(live, new Options(format, extras, prompt, about), standard).run();
        }
    }

    /// What was printed, with times, random ids, the folder and the policy's words replaced.
    String printed() throws IOException {
        return out.toString(StandardCharsets.UTF_8)
                .replace(folder.toRealPath().toString(), "FOLDER")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
                .replaceAll("msg_[0-9a-f]{32}", "msg_ID")
                .replaceAll("Not allowed: [^\"]*", "Not allowed: WHY")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"TIME\"")
                .replaceAll("\"(duration_ms|duration_api_ms|ttft_ms)\":\\d+", "\"$1\":0");
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    static Budget replies(int most) {
        return new Budget(100, OptionalInt.of(most), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Runs nothing and says what it was told to run.
    public static final class Shell implements Tool<Shell.ShellParameters> {
        public record ShellParameters(String command) {}

        @Override
        public String name() {
            return "bash";
        }

        @Override
        public String description() {
            return "Runs a command.";
        }

        @Override
        public Class<ShellParameters> parameters() {
            return ShellParameters.class;
        }

        @Override
        public List<Access> accesses(ShellParameters parameters) {
            return List.of(new Access.Execute(parameters.command()));
        }

        @Override
        public ToolResult run(ShellParameters parameters, Site site) throws InterruptedException {
            if (parameters.command().equals("hang")) Thread.sleep(60_000);
            return ToolResult.of("ran " + parameters.command())
                    .with(Json.obj("command", parameters.command(), "exitCode", 0));
        }
    }

    /// Reads nothing and says what it was told to read.
    public static final class Read implements Tool<Read.ReadParameters> {
        public record ReadParameters(String path) {}

        @Override
        public String name() {
            return "read";
        }

        @Override
        public String description() {
            return "Reads a file.";
        }

        @Override
        public Class<ReadParameters> parameters() {
            return ReadParameters.class;
        }

        @Override
        public List<Access> accesses(ReadParameters parameters) {
            return List.of(new Access.Read(parameters.path()));
        }

        @Override
        public ToolResult run(ReadParameters parameters, Site site) {
            return ToolResult.of("     1→text").with(Json.obj("path", parameters.path()));
        }
    }
}
