package dev.jackdaw.history;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.SeenFiles;
import dev.jackdaw.tool.kit.Vigil;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which content of which files the model had seen when a log ended, and which changes of them it may know of: those
/// its own calls made, and those it was told of. Rewinding forgets them, as it does in a session at work.
public final class Sightings {
    /// Clocks of file systems stand still between ticks.
    private static final Duration TICK = Duration.ofMillis(20);

    /// No command runs longer; one that was cut off may have gone on for so long.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Sight(Fingerprint content, Instant at) {}

    private record Span(Instant from, Instant to) {}

    private record Word(Instant at, String text) {}

    private final Map<String, Sight> sights = new LinkedHashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final List<Span> calls = new ArrayList<>();
    private final List<Instant> background = new ArrayList<>();
    private final List<Word> told = new ArrayList<>();

    private Sightings() {}

    public static Sightings of(List<Line> lines) {
        var sightings = new Sightings();
        for (Line line : lines) sightings.see(line);
        Instant last = lines.isEmpty() ? Instant.EPOCH : lines.getLast().at();
        sightings.begun.forEach((_, at) -> sightings.calls.add(new Span(at.minus(TICK), at.plus(LONGEST))));
        sightings.background.forEach(at -> sightings.calls.add(new Span(at.minus(TICK), last)));
        return sightings;
    }

    private void see(Line line) {
        if (line.fact() instanceof Fact.ToolBegan(var id)) begun.put(id, line.at());
        if (line.fact() instanceof Fact.ToolRan(var id, var result)) ran(line.at(), id, result);
        if (line.fact() instanceof Fact.Reminded(var about, var text)
                && (about.equals(Drift.ABOUT) || about.equals("restored"))) told.add(new Word(line.at(), text));
        if (line.fact() instanceof Fact.Rewound) sights.clear();
    }

    private void ran(Instant at, String id, ToolResult result) {
        Instant from = begun.remove(id);
        Json.Obj details = result.details();
        if (from != null) calls.add(new Span(from.minus(TICK), at));
        if (from != null && details.has("background")) background.add(from);
        String path = details.get("path").text("");
        Fingerprint.labelled(details.get(SeenFiles.FINGERPRINT).text("")).ifPresent(content -> {
            sights.remove(path);
            sights.put(path, new Sight(content, at));
        });
    }

    /// Lets it be known that these files have been seen.
    public Sightings into(SeenFiles seen, Workspace workspace) {
        sights.forEach((name, sight) -> {
            try {
                seen.saw(workspace.toRead(name), sight.content);
            } catch (IOException elsewhere) {
                // The folder it was in is none of this session's any more.
            }
        });
        return this;
    }

    /// Takes for known what the model may know of: what was changed while a call of it ran, or before it was told of
    /// the file.
    void excuse(Vigil vigil, Workspace workspace) {
        sights.forEach((name, sight) -> {
            try {
                Path path = workspace.toRead(name);
                if (known(name, sight, changed(path))) vigil.settle(workspace.files(), path);
            } catch (IOException elsewhere) {
                // As before.
            }
        });
    }

    private boolean known(String name, Sight sight, Instant changed) {
        for (Span call : calls) if (!changed.isBefore(call.from) && !changed.isAfter(call.to)) return true;
        for (Word word : told)
            if (word.at.isAfter(sight.at) && !changed.isAfter(word.at) && word.text.contains(name)) return true;
        return false;
    }

    /// When a file was changed last; for one that is gone, when its folder was.
    private static Instant changed(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) there = Objects.requireNonNull(there.getParent());
        return Files.getLastModifiedTime(there, LinkOption.NOFOLLOW_LINKS).toInstant();
    }
}
