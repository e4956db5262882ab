package dev.jackdaw.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /// The notes of several files. One that stands twice counts once; another with the id of one, because a line was
    /// copied by hand, has an id of its own.
    static List<Note> together(List<Page> pages) {
        Map<String, Note> notes = new LinkedHashMap<>();
        for (Page page : pages)
            for (Part part : page.parts)
                if (part.note().isPresent()) put(notes, part.note().get());
        return List.copyOf(notes.values());
    }

    private static void put(Map<String, Note> notes, Note note) {
        Note named = note;
        for (int more = 1; ; more++) {
            Note other = notes.putIfAbsent(named.id(), named);
            if (other == null || Alike.to(other.text()).same(note.text())) return;
            named = note.named(Alike.id(note.text()) + (more == 1 ? "" : "-" + more));
        }
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
        return changing(note -> note.id().equals(id), change);
    }

    /// The same with another, or none, in the place of a note; what only has its id, because a line was copied by hand,
    /// is another note.
    Page changing(Note old, Function<Note, Optional<Note>> change) {
        return changing(
                note -> (note.id().equals(old.id()) || old.id().startsWith(Alike.id(note.text())))
                        && Alike.to(old.text()).same(note.text()),
                change);
    }

    private Page changing(Predicate<Note> which, Function<Note, Optional<Note>> change) {
        var changed = new ArrayList<Part>();
        for (Part part : parts) {
            if (part.note().filter(which).isEmpty()) changed.add(part);
            else change.apply(part.note().orElseThrow()).map(part::saying).ifPresent(changed::add);
        }
        return new Page(changed);
    }

    /// Takes a file apart.
    private static final class Reading {
        /// What some editors put first, as bytes.
        private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

        private final String content;
        private final Bullet.Setting setting;
        private final List<Part> parts = new ArrayList<>();
        private int at;

        Reading(String content, Bullet.Setting setting) {
            this.content = content;
            this.setting = setting;
        }

        List<Part> parts() {
            if (content.startsWith(BYTE_ORDER_MARK)) {
                at = BYTE_ORDER_MARK.length();
                parts.add(new Part(BYTE_ORDER_MARK, Optional.empty()));
            }
            if (content.startsWith("---\n", at) || content.startsWith("---\r\n", at)) block("\n---");
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
            int to = end(end, at);
            parts.add(new Part(content.substring(at, to), Optional.empty()));
            at = to;
        }

        private int end(String end, int from) {
            int found = content.indexOf(end, from + 1);
            return found < 0 ? content.length() : lineEnd(found + end.length());
        }

        private void line() {
            int to = lineEnd(at);
            boolean bullet = Bullet.begins(content, at);
            while (bullet && to < content.length() && indented(to)) to = lineEnd(to);
            int comment = bullet ? -1 : content.indexOf("<!--", at);
            if (comment >= 0 && comment < to) to = Math.max(to, end("-->", comment));
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
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
