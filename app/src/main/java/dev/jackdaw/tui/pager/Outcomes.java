package dev.jackdaw.tui.pager;

import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What calls gave, complete: also what was too long for the log, from the file it was kept in.
final class Outcomes {
    /// Bytes shown of such a file.
    private static final int MOST = 1 << 20;

    private final Words words;
    private final Path spool;

    Outcomes(Words words, Path spool) {
        this.words = words;
        this.spool = spool;
    }

    /// @param when the time it came, and how long it took
    List<Row> of(Optional<ToolCall> call, ToolResult result, String when) {
        Ink ink = result.details().get("refused").truth(false) ? Ink.WARNING : result.failed() ? Ink.BAD : Ink.PLAIN;
        var rows = new ArrayList<Row>();
        rows.add(Row.of(result.failed() ? Ink.BAD : Ink.GOOD, "  └ ")
                .and(Ink.BOLD, call.map(Calls::label).orElse("?"))
                .and(Ink.DIM, " · " + when));
        String diff = result.details().get("diff").text("");
        Optional<Path> file = kept(result.details().get("log").text(""));
        if (!result.failed() && !diff.isBlank()) rows.addAll(diff(diff));
        else if (file.isEmpty()) rows.addAll(lines(ink, result.text()));
        else rows.addAll(whole(file.get(), ink, result));
        result.media()
                .forEach(media -> rows.add(Row.of(
                        Ink.DIM,
                        "    "
                                + words.of(
                                        "pager.media",
                                        Sanitiser.line(media.type()),
                                        media.base64().length() * 3L / 4))));
        return rows;
    }

    /// The file of that name, if it is one of those results are kept in: a log may name any.
    private Optional<Path> kept(String name) {
        if (name.isEmpty()) return Optional.empty();
        try {
            Path file = Path.of(name).toRealPath();
            return file.startsWith(spool.toRealPath()) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException gone) {
            return Optional.empty();
        }
    }

    /// The file, and what the text says of how it ended.
    private List<Row> whole(Path file, Ink ink, ToolResult result) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST);
            var rows = new ArrayList<>(lines(ink, new String(bytes, StandardCharsets.UTF_8)));
            if (Files.size(file) > bytes.length)
                rows.add(Row.of(Ink.DIM, "    " + words.of("pager.rest", Sanitiser.line(file.toString()))));
            for (String line : result.text().lines().toList().reversed()) {
                if (!line.startsWith("[")) break;
                rows.add(Row.of(Ink.DIM, "    " + Sanitiser.line(line)));
            }
            return rows;
        } catch (IOException unreadable) {
            return lines(ink, result.text());
        }
    }

    private List<Row> lines(Ink ink, String text) {
        String shown = Sanitiser.clean(text).stripTrailing();
        if (shown.isEmpty()) return List.of(Row.of(Ink.DIM, "    " + words.of("result.empty")));
        return shown.lines()
                .map(line -> Row.of("    ").and(ink, line).hanging(4))
                .toList();
    }

    private static List<Row> diff(String diff) {
        return Sanitiser.clean(diff)
                .lines()
                .map(line -> Row.of("    ").and(ink(line), line).hanging(4))
                .toList();
    }

    private static Ink ink(String line) {
        if (line.startsWith("+++") || line.startsWith("---")) return Ink.DIM;
        if (line.startsWith("@@")) return Ink.ACCENT;
        return line.startsWith("+") ? Ink.ADDED : line.startsWith("-") ? Ink.REMOVED : Ink.PLAIN;
    }
}
