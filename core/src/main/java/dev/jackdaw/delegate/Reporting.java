package dev.jackdaw.delegate;

import dev.jackdaw.delegate.Report.Evidence;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a subagent says what came of its task; it ends with that. The places it names are looked up.
public final class Reporting implements Tool<Reporting.Params> {
    static final int LONGEST_SUMMARY = 2_000;
    static final String DETAIL = "report";

    private static final int MOST_EVIDENCE = 10;
    private static final int LONGEST_NOTE = 200;
    private static final int MOST_QUESTIONS = 5;
    private static final int LONGEST_NEXT = 300;

    /// Bytes of a file whose lines are counted at most.
    private static final long LARGEST = 16L * 1024 * 1024;

    /// A place in a file.
    public record Place(
            @Alias({"path", "file_path"}) String file,
            Optional<Integer> line,
            @Alias({"text", "why"}) Optional<String> note) {}

    /// How sure it is.
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Params(
            @Doc("What came of the task, at most 2,000 characters") @Alias({"result", "answer", "text", "message"})
            String summary,

            @Doc("Places that bear it out, at most 10") Optional<List<Place>> evidence,

            @Doc("What stays open, at most 5") @Alias("questions")
            Optional<List<String>> open_questions,

            Optional<Confidence> confidence,

            @Doc("What you would do next") @Alias({"recommended_next_step", "next"})
            Optional<String> next_step) {}

    /// What was said, as it is kept.
    public record Said(
            String summary, List<Evidence> evidence, List<String> questions, String confidence, String next) {}

    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<String> aliases() {
        return List.of("submit", "submit_report", "finish");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException {
        if (parameters.summary().isBlank())
            return ToolResult.failure("\"summary\" is empty; say what came of the task");
        var evidence = new ArrayList<Evidence>();
        int dropped = 0;
        for (Place place : parameters.evidence().orElse(List.of())) {
            Optional<Evidence> found = found(place, site.workspace());
            if (found.isEmpty()) dropped++;
            else if (evidence.size() < MOST_EVIDENCE) evidence.add(found.get());
        }
        var questions = new ArrayList<String>();
        for (String question : parameters.open_questions().orElse(List.of()))
            if (questions.size() < MOST_QUESTIONS) questions.add(Brief.head(Brief.line(question), LONGEST_NEXT));
        if (dropped > 0) questions.add(Words.of("dropped").formatted(dropped));
        var said = new Said(
                Brief.head(parameters.summary().strip(), LONGEST_SUMMARY),
                evidence,
                questions,
                parameters
                        .confidence()
                        .map(sure -> sure.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                Brief.head(Brief.line(parameters.next_step().orElse("")), LONGEST_NEXT));
        return ToolResult.of(Words.of("noted")).with(Json.obj(DETAIL, Records.write(said)));
    }

    /// A place that is there.
    private static Optional<Evidence> found(Place place, Workspace workspace) {
        try {
            Path file = workspace.toRead(place.file());
            int line = place.line().orElse(0);
            if (!Files.exists(file) || line < 0 || line > 0 && !has(file, line)) return Optional.empty();
            String note = Brief.head(Brief.line(place.note().orElse("")), LONGEST_NOTE);
            return Optional.of(new Evidence(workspace.shown(file), line, note));
        } catch (IOException outside) {
            return Optional.empty();
        }
    }

    private static boolean has(Path file, int line) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) return false;
        byte[] bytes = Files.readAllBytes(file);
        int lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        for (byte each : bytes) if (each == '\n') lines++;
        return line <= lines;
    }

    /// Whether the last thing that happened is that it was said.
    static boolean done(Conversation conversation) {
        for (Message message : conversation.messages().reversed()) {
            if (!(message instanceof Message.Answer(var _, var result))) return false;
            if (!result.details().get(DETAIL).isNull()) return true;
        }
        return false;
    }
}
