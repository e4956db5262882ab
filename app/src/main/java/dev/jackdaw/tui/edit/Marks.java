package dev.jackdaw.tui.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The placeholders of a text. Each is a character of the last private plane, which nothing else in the text is.
final class Marks {
    private static final int FIRST = 0x10f000;
    private static final int LAST = 0x10fffd;

    private final List<Placeholder> placeholders = new ArrayList<>();
    private long size;

    boolean full() {
        return placeholders.size() > LAST - FIRST;
    }

    /// How many characters are kept for them.
    long size() {
        return size;
    }

    /// The character that stands for one from now on.
    String add(Placeholder placeholder) {
        placeholders.add(placeholder);
        size += placeholder.text().length();
        return Character.toString(FIRST + placeholders.size() - 1);
    }

    Optional<Placeholder> at(int codePoint) {
        int place = codePoint - FIRST;
        return place >= 0 && place < placeholders.size() ? Optional.of(placeholders.get(place)) : Optional.empty();
    }

    /// A text with what its placeholders stand for.
    String whole(CharSequence marked) {
        if (placeholders.isEmpty()) return marked.toString();
        var whole = new StringBuilder(marked.length());
        for (int at = 0; at < marked.length(); ) {
            int codePoint = Character.codePointAt(marked, at);
            at += Character.charCount(codePoint);
            Optional<Placeholder> placeholder = codePoint < FIRST ? Optional.empty() : at(codePoint);
            if (placeholder.isPresent()) whole.append(placeholder.get().text());
            else whole.appendCodePoint(codePoint);
        }
        return whole.toString();
    }

    /// A text that may come in: without characters that stand for something here.
    static String without(String text) {
        boolean clean = true;
        for (int i = 0; i < text.length() && clean; i++) clean = text.charAt(i) < '\udbfc' || text.charAt(i) > '\udbff';
        if (clean) return text;
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(c >= FIRST ? 0xfffd : c));
        return safe.toString();
    }

    void clear() {
        placeholders.clear();
        size = 0;
    }
}
