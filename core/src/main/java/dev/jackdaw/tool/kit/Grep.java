package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Unadvertised;
import dev.jackdaw.tool.kit.search.FileTypes;
import dev.jackdaw.tool.kit.search.Findings;
import dev.jackdaw.tool.kit.search.Found;
import dev.jackdaw.tool.kit.search.PathFilter;
import dev.jackdaw.tool.kit.search.Query;
import dev.jackdaw.tool.kit.search.Searcher;
import dev.jackdaw.workspace.FileKind;
import dev.jackdaw.workspace.HeldFolder;
import dev.jackdaw.workspace.Walk;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/// Finds text in files.
public final class Grep implements Tool<Grep.Params> {
    private static final int MOST_FOUND = 10_000;
    private static final int SHOWN = 200;
    private static final long PATIENCE = 20_000_000_000L;
    private static final String ALL = "**";

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Params(
            @Doc("Java regular expression") @Alias({"query", "regex", "search", "text"})
            String pattern,

            @Alias({"dir", "directory", "folder", "file", "dir_path"})
            Optional<String> path,

            @Alias({"include", "file_pattern", "glob_filter"})
            Optional<String> glob,

            @Doc("Such as java, py") Optional<String> type,

            @Doc("Default files_with_matches") @Alias({"mode", "outputMode"})
            Optional<Query.Output> output_mode,

            @Doc("Lines around") @Alias({"-C", "C"}) Optional<Integer> context,
            @Unadvertised @Alias({"-B", "B"}) Optional<Integer> before,
            @Unadvertised @Alias({"-A", "A"}) Optional<Integer> after,
            @Alias({"-i", "i", "case_insensitive"}) Optional<Boolean> ignore_case,
            Optional<Boolean> multiline,
            @Alias({"limit", "max_results", "headLimit"}) Optional<Integer> head_limit) {

        Query.Surroundings around() {
            int both = context.orElse(0);
            return new Query.Surroundings(
                    Math.clamp(before.orElse(both), 0, 100), Math.clamp(after.orElse(both), 0, 100));
        }

        /// Lines around are only to be seen in the content.
        Query.Output output() {
            boolean lines = context.isPresent() || before.isPresent() || after.isPresent();
            return output_mode.orElse(lines ? Query.Output.CONTENT : Query.Output.FILES_WITH_MATCHES);
        }

        int limit() {
            int wanted = head_limit.orElse(SHOWN);
            return wanted < 1 ? MOST_FOUND : wanted;
        }
    }

    @Override
    public String name() {
        return "grep";
    }

    @Override
    public List<String> aliases() {
        return List.of("search", "search_files", "grep_search", "search_codebase", "ripgrep");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Read(parameters.path().orElse(".")));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        if (parameters.pattern().isEmpty()) return ToolResult.failure("pattern is empty");
        Path start = site.workspace().toRead(parameters.path().orElse("."));
        FileKind kind = site.workspace().files().kind(start);
        if (kind == FileKind.MISSING) return ToolResult.failure(MissingFile.told(start, site.workspace()));
        if (kind == FileKind.SPECIAL)
            return ToolResult.failure(site.workspace().shown(start) + " is not a regular file; it cannot be searched");
        Query query;
        try {
            query = Query.of(
                    parameters.pattern(),
                    parameters.ignore_case().orElse(false),
                    parameters.multiline().orElse(false),
                    parameters.around(),
                    parameters.output());
        } catch (PatternSyntaxException e) {
            return ToolResult.failure("not a regular expression: " + e.getDescription() + " at index " + e.getIndex()
                    + " of " + parameters.pattern() + "; escape what is meant literally with a backslash");
        }
        return search(parameters, query, new Start(start, kind), site);
    }

    /// A file, or a folder with all below it.
    private record Start(Path path, FileKind kind) {
        Path folder() {
            return kind == FileKind.FOLDER ? path : Objects.requireNonNullElse(path.getParent(), path);
        }

        List<Searcher> visited(Workspace workspace, Supplier<Searcher> searchers)
                throws IOException, InterruptedException {
            if (kind == FileKind.FOLDER) return Walk.over(workspace, path, searchers);
            Path name = Objects.requireNonNull(path.getFileName());
            Searcher one = searchers.get();
            try (HeldFolder held = workspace.files().hold(folder())) {
                one.visit(new Walk.Entry(held, path, name.toString(), held.attributes(name)));
            }
            return List.of(one);
        }
    }

    private static ToolResult search(Params parameters, Query query, Start start, Site site)
            throws IOException, InterruptedException {
        var room = new AtomicInteger(MOST_FOUND);
        var search = new Searcher.Search(query, wanted(parameters, start.folder()), room, System.nanoTime() + PATIENCE);
        try {
            var found = new ArrayList<Found>();
            for (Searcher searcher : start.visited(site.workspace(), () -> new Searcher(search)))
                found.addAll(searcher.found());
            return new Findings(found, query.output(), parameters.limit(), room.get() <= 0).told(site.workspace());
        } catch (StackOverflowError | Searcher.TooSlow slow) {
            return ToolResult.failure(
                    "this expression takes too long; use a simpler one, or fewer files by path, glob or type");
        }
    }

    private static BiPredicate<Path, String> wanted(Params parameters, Path folder) {
        BiPredicate<Path, String> byPattern = new PathFilter(parameters.glob().orElse(ALL), folder);
        if (parameters.type().isEmpty()) return byPattern;
        List<String> endings = FileTypes.endings(parameters.type().get());
        return byPattern.and((file, name) -> endings.stream().anyMatch(name::endsWith));
    }
}
