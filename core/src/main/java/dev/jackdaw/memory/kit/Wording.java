package dev.jackdaw.memory.kit;

import dev.jackdaw.memory.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What the model reads about notes.
final class Wording {
    /// Characters of a note where several are shown.
    private static final int SHOWN = 600;

    private static final long DAY = 86_400;

    private Wording() {}

    static String text(String name) {
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lines(List<Note> notes) {
        var lines = new StringBuilder();
        for (Note note : notes) lines.append(lines.isEmpty() ? "" : "\n").append(line(note));
        return lines.toString();
    }

    /// `- [1c9a77e0] Tests run offline. (debug-notes, 2026-03-01)`
    private static String line(Note note) {
        String text = note.text().length() <= SHOWN ? note.text() : note.text().substring(0, SHOWN) + "…";
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(note.at().getEpochSecond(), DAY));
        return "- [" + note.id() + "] " + text + " (" + note.topic().label() + ", " + day + ")";
    }
}
