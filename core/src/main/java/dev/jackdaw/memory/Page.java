package dev.jackdaw.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A Markdown file of notes. What is no note stays byte for byte, whatever is done to the notes: raw text is held with
/// a character for each byte.
///
/// A note is a bullet with the indented lines below it; bullets in fenced code, comments and front matter are none.
record Page(List<Part> parts) {

    /// @param raw with its line ends
    /// @param note what stands there, if it is a note
    private record Part(String raw, Optional<Note> note) {

        Part stamped() {
            if (note.isEmpty() || Bullet.stamped(utf(raw).strip())) return this;
            int end = raw.length();
            while (end > 0 && raw.charAt(end - 1) <= ' ') end--;
            return new Part(raw.substring(0, end) + " " + bytes(Bullet.comment(note.get())) + raw.substring(end), note);
        }

        Part saying(Note other) {
            return new Part(bytes(Bullet.line(other)) + "\n", Optional.of(other));
        }
    }

    static Page of(byte[] content, Bullet.Setting setting) {
        return new Page(new Reading(new String(content, StandardCharsets.ISO_8859_1), setting).parts());
    }

    List<Note> notes() {
        var notes = new ArrayList<Note>();
        for (Part part : parts) part.note().ifPresent(notes::add);
        return notes;
    }

    /// The file. Notes written by hand get their comments: what they are known by must not change with the file.
    byte[] content() {
        var out = new StringBuilder();
        for (Part part : parts) out.append(part.stamped().raw());
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The text without the comments of notes.
    String text() {
        var out = new StringBuilder();
        for (Part part : parts)
            out.append(part.note().map(note -> "- " + note.text() + "\n").orElseGet(() -> utf(part.raw())));
        return out.toString();
    }

    Page adding(Note note) {
        var more = new ArrayList<>(parts);
        int at = more.size();
        for (int i = 0; i < more.size(); i++) if (more.get(i).note().isPresent()) at = i + 1;
        if (at > 0 && !more.get(at - 1).raw().endsWith("\n"))
            more.set(
                    at - 1,
                    new Part(
                            more.get(at - 1).stamped().raw() + "\n",
                            more.get(at - 1).note()));
        more.add(at, new Part(bytes(Bullet.line(note)) + "\n", Optional.of(note)));
        return new Page(more);
    }

    /// The same with another note, or none, in the place of each that has the id.
    Page changing(String id, Function<Note, Optional<Note>> change) {
        var changed = new ArrayList<Part>();
        for (Part part : parts) {
            if (part.note().filter(note -> note.id().equals(id)).isEmpty()) changed.add(part);
            else change.apply(part.note().orElseThrow()).map(part::saying).ifPresent(changed::add);
        }
        return new Page(changed);
    }

    /// Takes a file apart.
    private static final class Reading {
        private final String content;
        private final Bullet.Setting setting;
        private final List<Part> parts = new ArrayList<>();
        private int at;

        Reading(String content, Bullet.Setting setting) {
            this.content = content;
            this.setting = setting;
        }

        List<Part> parts() {
            if (content.startsWith("---\n")) block("\n---");
            while (at < content.length()) {
                if (content.startsWith("```", at)) block("\n```");
                else if (content.startsWith("~~~", at)) block("\n~~~");
                else if (content.startsWith("<!--", at)) block("-->");
                else line();
            }
            return parts;
        }

        /// Up to the end of the line that ends it, or of the file.
        private void block(String end) {
            int found = content.indexOf(end, at + 1);
            int to = found < 0 ? content.length() : lineEnd(found + end.length());
            parts.add(new Part(content.substring(at, to), Optional.empty()));
            at = to;
        }

        private void line() {
            int to = lineEnd(at);
            boolean bullet = content.length() > at + 2 && Bullet.begins(content.substring(at, at + 3));
            while (bullet && to < content.length() && indented(to)) to = lineEnd(to);
            String raw = content.substring(at, to);
            parts.add(new Part(raw, bullet ? Bullet.note(joined(utf(raw)), setting) : Optional.empty()));
            at = to;
        }

        private int lineEnd(int from) {
            int end = content.indexOf('\n', from);
            return end < 0 ? content.length() : end + 1;
        }

        private boolean indented(int from) {
            char first = content.charAt(from);
            return (first == ' ' || first == '\t')
                    && !content.substring(from, lineEnd(from)).isBlank();
        }

        private static String joined(String bullet) {
            String one = bullet.strip();
            if (one.indexOf('\n') < 0) return one;
            var lines = new StringBuilder();
            for (String line : one.split("\n"))
                lines.append(lines.isEmpty() ? "" : " ").append(line.strip());
            return lines.toString();
        }
    }

    private static String utf(String raw) {
        boolean ascii = true;
        for (int i = 0; ascii && i < raw.length(); i++) ascii = raw.charAt(i) < 128;
        if (ascii) return raw;
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
