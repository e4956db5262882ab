package dev.jackdaw.model;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.ModelFailure.Category;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of takes, one a line, which several models may write to or be played from. It is opened when it is first
/// used; the first take that is written replaces what was there. It holds what models said and digests of what they
/// were asked, never a key. Safe for use by several threads.
public final class Tape {
    private final Path file;
    private Optional<List<Take>> left = Optional.empty();
    private int taken;

    public Tape(Path file) {
        this.file = file;
    }

    /// @throws ModelFailure when the file cannot be written
    synchronized void write(Take take) throws ModelFailure {
        // A stream, because an interrupt closes a channel.
        try (var out = new FileOutputStream(file.toFile(), taken > 0)) {
            out.write((Records.write(take).write() + "\n").getBytes(StandardCharsets.UTF_8));
            taken++;
        } catch (IOException e) {
            throw failure("the recording cannot be written: " + e.getMessage());
        }
    }

    /// What came of that prompt, the first time it is asked for of the first take of it that is left.
    ///
    /// @throws ModelFailure when there is none, telling which message differs, or the file cannot be read
    synchronized Take of(Prompt prompt) throws ModelFailure {
        if (left.isEmpty()) left = Optional.of(read());
        List<Take> takes = left.get();
        List<String> asked = Take.digests(prompt);
        for (Take take : takes)
            if (take.messages().equals(asked)) {
                takes.remove(take);
                taken++;
                return take;
            }
        throw failure(takes.isEmpty() ? file + " ends after " + taken + " prompts" : difference(takes, asked));
    }

    private List<Take> read() throws ModelFailure {
        var takes = new ArrayList<Take>();
        try {
            for (String line : Files.readAllLines(file))
                if (!line.isBlank()) takes.add(Records.read(Json.parse(line), Take.class));
            return takes;
        } catch (IOException e) {
            throw failure("the recording cannot be read: " + e.getMessage());
        } catch (JsonFault e) {
            throw failure("line " + (takes.size() + 1) + " of " + file + " is none of a recording: " + e.getMessage());
        }
    }

    /// How the prompt differs from the one recorded that is most like it.
    private String difference(List<Take> takes, List<String> asked) {
        Take nearest = takes.getFirst();
        for (Take take : takes) if (common(take, asked) > common(nearest, asked)) nearest = take;
        int same = common(nearest, asked);
        String how = same < Math.min(asked.size(), nearest.messages().size())
                ? "message " + (same + 1) + " differs"
                : "it has " + asked.size() + " messages in place of "
                        + nearest.messages().size();
        return "the prompt is not the one recorded in " + file + " (prompt " + (taken + 1) + "): " + how
                + "; say the same, or record anew with --record";
    }

    private static int common(Take take, List<String> asked) {
        int same = 0;
        int most = Math.min(take.messages().size(), asked.size());
        while (same < most && take.messages().get(same).equals(asked.get(same))) same++;
        return same;
    }

    private static ModelFailure failure(String why) {
        return ModelFailure.lasting(why, Category.UNKNOWN, 0);
    }
}
