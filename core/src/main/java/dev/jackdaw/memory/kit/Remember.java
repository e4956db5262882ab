package dev.jackdaw.memory.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Kept;
import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Unadvertised;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Keeps a note.
///
/// A note touches nothing of the workspace, so it is kept unasked, in every mode; a rule on the tool's name forbids it.
/// A pinned one would stand in the system prompt of every session to come: that writes a file, which the gate judges.
public final class Remember implements Tool<Remember.Params> {
    /// What a note counts that a model found worth it.
    private static final double IMPORTANCE = 0.6;

    private final Memory memory;

    public Remember(Memory memory) {
        this.memory = memory;
    }

    public record Params(
            @Alias({"content", "note", "memory", "fact"}) String text,
            Optional<Topic> topic,
            Optional<Scope> scope,
            @Unadvertised Optional<Boolean> pin,
            @Unadvertised Optional<List<String>> tags) {}

    @Override
    public String name() {
        return "remember";
    }

    @Override
    public List<String> aliases() {
        return List.of("memory_write", "save_memory");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return pinned(parameters)
                ? List.of(
                        new Access.Write(memory.book(scope(parameters)).index().toString()))
                : List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException {
        var draft = new Draft(
                parameters.text(),
                parameters.topic().orElse(Topic.PROJECT_CONTEXT),
                IMPORTANCE,
                parameters.tags().orElse(List.of()),
                Note.Origin.INFERENCE,
                pinned(parameters) ? Draft.Reach.ALWAYS : Draft.Reach.RELEVANT);
        Kept kept = memory.add(draft, scope(parameters));
        String id = kept.note().id();
        return switch (kept.outcome()) {
            case ADDED -> told("Kept as note " + id + ".", kept);
            case REFRESHED -> told("Note " + id + " says the same already; it is refreshed.", kept);
            case RETIRED ->
                ToolResult.failure("Not kept: the same was taken back before. If it is true again, the user may say"
                        + " /remember.");
        };
    }

    private static ToolResult told(String text, Kept kept) {
        return ToolResult.of(text).with(Json.obj("note", kept.note().id()));
    }

    private static boolean pinned(Params parameters) {
        return parameters.pin().orElse(false);
    }

    private static Scope scope(Params parameters) {
        return parameters.scope().orElse(Scope.PROJECT);
    }
}
