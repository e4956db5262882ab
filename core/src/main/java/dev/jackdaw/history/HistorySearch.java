package dev.jackdaw.history;

import dev.jackdaw.session.Line;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Unadvertised;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets the model search its own session, and recall what is in its prompt no more.
public final class HistorySearch implements Tool<HistorySearch.Params> {
    private static final String NAME = "history_search";
    private static final List<String> ALIASES = List.of("search_history", "recall_history");
    private static final int USUAL = 10;
    private static final int MOST = 50;

    public record Params(
            @Alias({"q", "text", "search"}) Optional<String> query,

            @Doc("Call id, turn-N or line-N") Optional<String> id,

            @Unadvertised @Alias({"count", "max_results", "top_k"})
            Optional<Integer> limit,

            Optional<Integer> offset) {}

    private final Supplier<List<Line>> lines;

    /// @param lines those of the session's log
    public HistorySearch(Supplier<List<Line>> lines) {
        this.lines = lines;
    }

    /// Whether a tool of that name is this one.
    static boolean named(String tool) {
        String lower = tool.toLowerCase(Locale.ROOT);
        return lower.equals(NAME) || ALIASES.contains(lower);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> aliases() {
        return ALIASES;
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    /// What it shows the model was shown before.
    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        var history = new History(lines.get());
        int offset = Math.max(0, parameters.offset().orElse(0));
        String id = parameters.id().orElse("").strip();
        String query = parameters.query().orElse("").strip();
        if (!id.isEmpty()) return Recall.of(history, id, offset);
        if (query.isEmpty()) return ToolResult.failure("say what to search for as query, or what to recall as id");
        int limit = Math.clamp(parameters.limit().orElse(USUAL), 1, MOST);
        return Told.of(query, history.search(query, offset, limit), offset);
    }
}
