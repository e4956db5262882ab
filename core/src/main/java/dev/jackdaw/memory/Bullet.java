package dev.jackdaw.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A note as a line of Markdown: its text first, then in a comment what only the program needs.
///
/// `- Tests run offline. <!-- id=1c9a77e0 date=2026-03-01T09:30:00Z importance=0.8 tags=mvn,tests origin=explicit -->`
final class Bullet {
    /// What a bullet counts that somebody wrote by hand.
    static final double BY_HAND = 0.6;

    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    /// What a bullet says that says no more.
    ///
    /// @param topic of the file it stands in
    /// @param at when that was changed
    record Setting(Topic topic, Scope scope, Instant at) {}

    private Bullet() {}

    /// Whether a line begins a bullet, which may be a link to another file.
    static boolean begins(String line) {
        return begins(line, 0);
    }

    static boolean begins(String text, int at) {
        return text.length() > at + 2 && "-*+".indexOf(text.charAt(at)) >= 0 && text.charAt(at + 1) == ' ';
    }

    /// Whether the bullet has its comment.
    static boolean stamped(String text) {
        return comment(text) >= 0;
    }

    /// The note of a bullet; nothing where it is empty, or leads to another file of an index.
    static Optional<Note> note(String bullet, Setting setting) {
        String line = bullet.substring(2).strip();
        int comment = comment(line);
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (text.isEmpty() || comment < 0 && leads(text)) return Optional.empty();
        var said = new Said(setting);
        if (comment >= 0) said.read(line, comment + OPEN.length(), line.length() - CLOSE.length());
        return Optional.of(said.note(text));
    }

    /// What a comment says, its fields with blanks between them in any order; the rest is as where the bullet stands.
    private static final class Said {
        private final Setting setting;
        private String id = "";
        private Topic topic;
        private double importance = BY_HAND;
        private Instant at;
        private List<String> tags = List.of();
        private Note.Origin origin = Note.Origin.EXPLICIT;

        Said(Setting setting) {
            this.setting = setting;
            this.topic = setting.topic();
            this.at = setting.at();
        }

        void read(String line, int from, int to) {
            for (int at = from; at < to; ) {
                int end = line.indexOf(' ', at);
                if (end < 0 || end > to) end = to;
                int value = line.indexOf('=', at) + 1;
                if (value > 0 && value < end) field(line.substring(at, value), line.substring(value, end));
                at = end + 1;
            }
        }

        private void field(String name, String value) {
            switch (name) {
                case "id=" -> id = value;
                case "topic=" -> topic = Topic.labelled(value).orElse(topic);
                case "importance=" -> importance = share(value);
                case "date=" -> at = instant(value).orElse(at);
                case "tags=" -> tags = List.of(value.split(","));
                case "origin=" -> origin = origin(value);
                default -> {}
            }
        }

        Note note(String text) {
            String known = id.isEmpty() ? Alike.id(text) : id;
            return new Note(known, text, topic, setting.scope(), importance, at, tags, origin);
        }
    }

    static String line(Note note) {
        return "- " + note.text() + " " + comment(note);
    }

    static String comment(Note note) {
        String tags = note.tags().isEmpty() ? "" : " tags=" + String.join(",", note.tags());
        return OPEN + " id=" + note.id() + " date=" + note.at().truncatedTo(ChronoUnit.SECONDS) + " importance="
                + Math.round(note.importance() * 100) / 100.0 + tags + " topic="
                + note.topic().label() + " origin=" + note.origin().name().toLowerCase(Locale.ROOT) + " " + CLOSE;
    }

    /// Where the comment begins; -1 where there is none.
    private static int comment(String line) {
        if (!line.endsWith(CLOSE)) return -1;
        int at = line.lastIndexOf(OPEN);
        return at >= 0 && line.startsWith(" id=", at + OPEN.length()) ? at : -1;
    }

    /// `[Testing](testing.md)`: a line of an index.
    private static boolean leads(String text) {
        int middle = text.indexOf("](");
        return text.startsWith("[") && middle > 0 && text.indexOf(".md)", middle) > 0;
    }

    private static double share(String number) {
        try {
            return Math.clamp(Double.parseDouble(number), 0, 1);
        } catch (NumberFormatException mistyped) {
            return BY_HAND;
        }
    }

    private static Note.Origin origin(String name) {
        for (Note.Origin origin : Note.Origin.values()) if (origin.name().equalsIgnoreCase(name)) return origin;
        return Note.Origin.EXPLICIT;
    }

    /// A date, and a time where there is one. By hand: the library's reader takes 40 ms to be ready.
    private static Optional<Instant> instant(String text) {
        try {
            LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            long seconds = text.length() < 19
                    ? 0
                    : number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
            return Optional.of(Instant.ofEpochSecond(day.toEpochDay() * 86_400 + seconds));
        } catch (RuntimeException mistyped) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
