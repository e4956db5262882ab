package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.search.PathFilter;
import dev.jackdaw.workspace.FileKind;
import dev.jackdaw.workspace.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds files by their names.
public final class Glob implements Tool<Glob.Params> {
    private static final int MOST = 100;

    public record Params(
            @Doc("Such as src/**/*.{ts,tsx}") @Alias({"glob", "glob_pattern", "query"})
            String pattern,

            @Alias({"dir", "directory", "folder", "dir_path", "cwd"})
            Optional<String> path) {

        /// The folder to look in, and the pattern within it.
        Params narrowed() {
            int special = pattern.length();
            for (int i = 0; i < pattern.length() && special == pattern.length(); i++)
                if ("*?[{\\".indexOf(pattern.charAt(i)) >= 0) special = i;
            int slash = pattern.lastIndexOf('/', special);
            if (slash < 0) return this;
            String folder = slash == 0 ? "/" : pattern.substring(0, slash);
            boolean whole = folder.startsWith("/") || folder.startsWith("~");
            String start = whole ? folder : path.orElse(".") + "/" + folder;
            String rest = pattern.substring(slash + 1);
            return new Params(rest.indexOf('/') >= 0 ? rest : "/" + rest, Optional.of(start));
        }
    }

    /// A file that fits.
    private record Fit(Path path, long modified) {}

    @Override
    public String name() {
        return "glob";
    }

    @Override
    public List<String> aliases() {
        return List.of("find_files", "find", "file_search");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Read(parameters.narrowed().path().orElse(".")));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        Params narrowed = parameters.narrowed();
        Path folder = site.workspace().toRead(narrowed.path().orElse("."));
        if (site.workspace().files().kind(folder) != FileKind.FOLDER)
            return ToolResult.failure(site.workspace().shown(folder) + " is not a folder");
        var filter = new PathFilter(narrowed.pattern(), folder);
        var fits = new ArrayList<Fit>();
        for (Finder finder : Walk.over(site.workspace(), folder, () -> new Finder(filter))) fits.addAll(finder.fits);
        fits.sort(Comparator.comparingLong(Fit::modified).reversed().thenComparing(Fit::path));
        return told(fits, site);
    }

    private static ToolResult told(List<Fit> fits, Site site) {
        List<String> names = fits.stream()
                .limit(MOST)
                .map(fit -> site.workspace().shown(fit.path()))
                .toList();
        String text = fits.isEmpty() ? "No file matches." : String.join("\n", names);
        if (fits.size() > MOST) text += "\n[" + (fits.size() - MOST) + " more, older; narrow the pattern]";
        return ToolResult.of(text).with(Json.obj("files", names, "total", fits.size()));
    }

    private static final class Finder implements Walk.Visitor {
        private final PathFilter filter;
        private final List<Fit> fits = new ArrayList<>();

        private Finder(PathFilter filter) {
            this.filter = filter;
        }

        @Override
        public void visit(Walk.Entry entry) {
            if (filter.test(entry.path(), entry.name()))
                fits.add(new Fit(
                        entry.path(), entry.attributes().lastModifiedTime().toMillis()));
        }
    }
}
