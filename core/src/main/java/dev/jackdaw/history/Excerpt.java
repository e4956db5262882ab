package dev.jackdaw.history;

import dev.jackdaw.secret.Secrets;

/// A piece of a text around what was looked for, in one line.
final class Excerpt {
    private static final int BEFORE = 90;
    private static final int AFTER = 210;

    /// So much around it is looked at for secrets: more than a private key is long.
    private static final int LOOKED_AT = 8_000;

    private Excerpt() {}

    /// Empty where it stands in a secret only.
    static String of(Entry entry, Term term) {
        for (String part : entry.parts()) {
            int at = term.in(part, 0);
            if (at >= 0) return around(part, at, term);
        }
        return "";
    }

    private static String around(String text, int at, Term term) {
        int from = Math.max(0, at - LOOKED_AT);
        int to = Math.min(text.length(), at + LOOKED_AT);
        String masked = Secrets.mask(text.substring(from, to));
        int further = term.in(masked, Math.min(at - from, masked.length()));
        int place = further >= 0 ? further : term.in(masked, 0);
        if (place < 0) return "";
        int start = whole(masked, Math.max(0, place - BEFORE));
        int end = whole(masked, Math.min(masked.length(), place + AFTER));
        String more = end < masked.length() || to < text.length() ? "…" : "";
        return (start > 0 || from > 0 ? "…" : "") + line(masked.substring(start, end)) + more;
    }

    /// A place that splits no character.
    static int whole(String text, int at) {
        return at > 0
                        && at < text.length()
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1))
                ? at - 1
                : at;
    }

    /// The text in one line.
    static String line(String text) {
        var line = new StringBuilder(text.length());
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!space) line.append(c);
            else if (!blank) line.append(' ');
            blank = space;
        }
        return line.toString().strip();
    }
}
