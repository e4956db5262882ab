package dev.jackdaw.history;

import dev.jackdaw.secret.Secrets;
import dev.jackdaw.wording.Brief;

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
        int start = Brief.whole(masked, Math.max(0, place - BEFORE));
        int end = Brief.whole(masked, Math.min(masked.length(), place + AFTER));
        String more = end < masked.length() || to < text.length() ? "…" : "";
        return (start > 0 || from > 0 ? "…" : "") + Brief.line(masked.substring(start, end)) + more;
    }
}
