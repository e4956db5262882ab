package dev.jackdaw.memory.kit;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds notes.
public final class Recall implements Tool<Recall.Params> {
    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final Memory memory;

    public Recall(Memory memory) {
        this.memory = memory;
    }

    public record Params(
            @Alias({"q", "text", "question"}) String query,
            @Alias({"top_k", "max_results"}) Optional<Integer> limit) {}

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public List<String> aliases() {
        return List.of("memory_search", "search_memory", "read_memory");
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
        int most = Math.clamp(parameters.limit().orElse(USUAL), 1, MOST);
        List<Note> found = memory.search(parameters.query(), most);
        return ToolResult.of(found.isEmpty() ? "No note has these words; try others." : Wording.lines(found));
    }
}
