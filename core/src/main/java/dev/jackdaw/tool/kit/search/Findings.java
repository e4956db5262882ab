package dev.jackdaw.tool.kit.search;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.util.Comparator;
import java.util.List;

/// What a search found, as the model reads it.
///
/// @param limit how many lines or files are shown
/// @param more whether the search stopped before its end
public record Findings(List<Found> found, Query.Output output, int limit, boolean more) {

    public ToolResult told(Workspace workspace) {
        if (found.isEmpty()) return ToolResult.of("No match.").with(details());
        String text = switch (output) {
            case CONTENT -> content(workspace);
            case FILES_WITH_MATCHES -> files(workspace);
            case COUNT -> counts(workspace);
        };
        return ToolResult.of(text).with(details());
    }

    private Json.Obj details() {
        return Json.obj(
                "files",
                found.size(),
                "matches",
                found.stream().mapToInt(Found::count).sum());
    }

    private String files(Workspace workspace) {
        var out = new StringBuilder();
        found.stream()
                .sorted(Comparator.comparingLong(Found::modified).reversed().thenComparing(Found::file))
                .limit(limit)
                .forEach(file -> out.append(workspace.shown(file.file())).append('\n'));
        return out + rest(found.size(), "files");
    }

    private String counts(Workspace workspace) {
        var out = new StringBuilder();
        found.stream()
                .sorted(Comparator.comparing(Found::file))
                .limit(limit)
                .forEach(file -> out.append(workspace.shown(file.file()))
                        .append(": ")
                        .append(file.count())
                        .append('\n'));
        int total = found.stream().mapToInt(Found::count).sum();
        return out + rest(found.size(), "files") + "[" + total + " lines in " + found.size() + " files]\n";
    }

    /// The lines below the name of their file; `:` after the number of a match, `-` after that of a line beside one.
    private String content(Workspace workspace) {
        var out = new StringBuilder();
        int shown = 0;
        int total = 0;
        for (Found file :
                found.stream().sorted(Comparator.comparing(Found::file)).toList()) {
            total += file.lines().size();
            if (shown >= limit) continue;
            out.append(workspace.shown(file.file())).append('\n');
            int last = 0;
            for (Found.Line line : file.lines()) {
                if (shown++ >= limit) break;
                if (last > 0 && line.number() > last + 1 && hasContext(file)) out.append("--\n");
                last = line.number();
                out.append(last)
                        .append(line.matches() ? ':' : '-')
                        .append(line.text())
                        .append('\n');
            }
        }
        return out + rest(total, "lines");
    }

    private static boolean hasContext(Found file) {
        return file.lines().size() > file.count();
    }

    private String rest(int total, String what) {
        if (more) return "[more than " + total + " " + what + "; the search was stopped, narrow it down]\n";
        return total > limit
                ? "[" + (total - limit) + " more " + what + "; narrow the search or raise head_limit]\n"
                : "";
    }
}
