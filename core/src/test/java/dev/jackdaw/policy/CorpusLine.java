package dev.jackdaw.policy;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A line of `src/test/corpus`: a command and the verdict that is demanded of it in the default mode.
///
/// @param kind what it tries, in a word
/// @param verdict ALLOW must run unasked; ASK must not; DENY must be refused
/// @param folder where it starts, relative to the workspace; empty for its root
/// @param whole whether it is a complete command of Bash, so that it may be put into others
record CorpusLine(
        String id, String kind, String command, Verdict verdict, String reason, String folder, boolean whole) {
    private static final Path FOLDER = Path.of("src/test/corpus");

    static List<CorpusLine> of(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve(name)).stream()
                    .map(CorpusLine::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusLine read(String line) {
        Json json = Json.parse(line);
        return new CorpusLine(
                demanded(json, "id"),
                demanded(json, "class"),
                demanded(json, "command"),
                switch (demanded(json, "verdict")) {
                    case "allow" -> Verdict.ALLOW;
                    case "ask" -> Verdict.ASK;
                    case "deny" -> Verdict.DENY;
                    case String other -> throw new AssertionError(other + " is no verdict: " + line);
                },
                demanded(json, "reason"),
                json.get("cwd").text(""),
                json.get("fragment").isNull());
    }

    private static String demanded(Json json, String field) {
        return json.get(field).asText().orElseThrow(() -> new AssertionError(field + " is missing: " + json.write()));
    }

    CorpusLine with(String other) {
        return new CorpusLine(id, kind, other, verdict, reason, folder, whole);
    }

    Verdict judged(Workspace workspace) {
        var access = new Access.Execute(command, Optional.of(workspace.root().resolve(folder)));
        return Policy.of(Mode.DEFAULT).judge("bash", List.of(access), workspace).verdict();
    }

    /// The line as a failure tells it, on one line and not too long.
    String told(Verdict said) {
        String shown = Json.of(command).write();
        String cut = shown.length() <= 160 ? shown : shown.substring(0, 157) + "…\"";
        return "  %s %s, not %s: %s (%s)%s"
                .formatted(id, said, verdict, cut, reason, folder.isEmpty() ? "" : " in " + folder);
    }
}
