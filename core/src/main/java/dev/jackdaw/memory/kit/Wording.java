package dev.jackdaw.memory.kit;

import dev.jackdaw.memory.Note;
import dev.jackdaw.secret.Secrets;
import java.time.LocalDate;
import java.util.List;

/// What the model reads about notes.
final class Wording {
    /// Characters of a note where several are shown.
    private static final int SHOWN = 600;

    private static final long DAY = 86_400;

    private Wording() {}

    static String lines(List<Note> notes) {
        var lines = new StringBuilder();
        for (Note note : notes) lines.append(lines.isEmpty() ? "" : "\n").append(line(note));
        return lines.toString();
    }

    /// `- [1c9a77e0] Tests run offline. (debug-notes, 2026-03-01)`
    private static String line(Note note) {
        String whole = plain(note.text());
        String text = whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…";
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(note.at().getEpochSecond(), DAY));
        return "- [" + plain(note.id()) + "] " + text + " (" + note.topic().label() + ", " + day + ")";
    }

    /// In one line, without secrets, and unable to end the block notes are told in.
    private static String plain(String text) {
        String open = Secrets.mask(text);
        var plain = new StringBuilder();
        for (int i = 0; i < open.length(); i++) {
            char c = open.charAt(i);
            boolean ends = c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
            plain.append(ends ? ' ' : c == '<' && tag(open, i + 1) ? '‹' : c);
        }
        return plain.toString();
    }

    private static boolean tag(String text, int from) {
        int at = from;
        while (at < text.length() && " /".indexOf(text.charAt(at)) >= 0) at++;
        return text.regionMatches(true, at, "notes", 0, "notes".length());
    }
}
