package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Trial;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `jackdaw permissions judge`: commands as JSON lines, each answered by a line with its verdict, until the input ends.
///
/// `allow` means: without asking, in the default mode, with no sandbox. The rules of the configuration count only with
/// `--with-rules`.
final class JudgeLines {
    private static final int MOST_FOLDERS = 10_000;
    private static final List<String> SHELLS = List.of("", "bash", "sh");

    private final Path directory;
    private final Policy policy;
    private final Map<Path, Workspace> workspaces = new HashMap<>();

    private JudgeLines(Path directory, Policy policy) {
        this.directory = directory;
        this.policy = policy;
    }

    static int run(Start start) throws CommandFault, IOException {
        Mode mode = mode(start);
        Policy policy = start.line().has("--with-rules")
                ? PermissionsCommand.load(start).policy().in(mode)
                : Policy.of(mode);
        var lines = new JudgeLines(start.directory(), policy);
        var in = new BufferedReader(new InputStreamReader(start.standard().in(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) continue;
            start.standard().out().println(lines.answer(line).write());
            start.standard().out().flush();
        }
        return ExitCode.DONE;
    }

    private static Mode mode(Start start) throws CommandFault {
        try {
            return start.line()
                    .value("--mode")
                    .or(() -> start.line().value("--permission-mode"))
                    .map(Mode::named)
                    .orElse(Mode.DEFAULT);
        } catch (IllegalArgumentException unknown) {
            throw CommandFault.usage(String.valueOf(unknown.getMessage()));
        }
    }

    private Json answer(String line) {
        Json asked;
        try {
            asked = Json.parse(line);
        } catch (JsonFault fault) {
            return fault(Json.none(), "not JSON: " + fault.getMessage());
        }
        Json id = asked.get("id");
        if (!(asked.get("command") instanceof Json.Str(var command))) return fault(id, "\"command\" must be a text");
        try {
            return told(id, command, judged(asked, command));
        } catch (IOException | InvalidPathException wrong) {
            return fault(id, "\"cwd\": " + wrong.getMessage());
        }
    }

    private Judgement judged(Json asked, String command) throws IOException {
        String shell = asked.get("shell").text("");
        Workspace workspace = workspace(directory.resolve(asked.get("cwd").text("")));
        try {
            return SHELLS.contains(shell)
                    ? Why.judged(policy, workspace, Trial.of("bash", command))
                    : policy.judge("bash", List.of(new Access.Execute(command)), workspace, shell);
        } catch (StackOverflowError deep) {
            return new Judgement(Verdict.ASK, "the command is nested too deeply to be understood", "");
        }
    }

    private Workspace workspace(Path folder) throws IOException {
        Workspace known = workspaces.get(folder);
        if (known != null) return known;
        if (workspaces.size() >= MOST_FOLDERS) workspaces.clear();
        Workspace made =
                Files.isDirectory(folder) ? new Workspace(folder, List.of(), List.of()) : Workspace.supposed(folder);
        workspaces.put(folder, made);
        return made;
    }

    private static Json told(Json id, String command, Judgement judgement) {
        List<Judgement.Part> parts = judgement.parts().isEmpty()
                ? List.of(new Judgement.Part(command, judgement.verdict(), judgement.why()))
                : judgement.parts();
        return Json.obj(
                "id", id,
                "verdict", Why.label(judgement),
                "reason", judgement.why(),
                "parts", Why.parts(new Judgement(judgement.verdict(), judgement.why(), "", parts)));
    }

    private static Json fault(Json id, String what) {
        return Json.obj("id", id, "error", what);
    }
}
