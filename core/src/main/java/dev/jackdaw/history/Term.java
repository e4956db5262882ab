package dev.jackdaw.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A word or phrase looked for in texts, in whatever case.
///
/// A text is run through for the rarest two characters of it that follow each other, in each of their cases: the
/// virtual machine does that for many characters at a time. Only where they stand is the rest compared.
final class Term {
    /// What texts and programs are mostly made of, the most frequent first; whatever is not here is rare.
    private static final String FREQUENT = " etaoinsrlcdpumfhg\n,.\"b_yv0w()1/-:=k2;x5389467q{}z$'<>j[]";

    private final String text;
    private final int rarest;
    private final List<String> pairs;

    Term(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.rarest = rarest(this.text);
        this.pairs = pairs(this.text.substring(rarest, Math.min(rarest + 2, this.text.length())));
    }

    private static int rarest(String text) {
        int best = 0;
        for (int i = 1; i + 1 < text.length(); i++) if (rarity(text, i) > rarity(text, best)) best = i;
        return best;
    }

    private static int rarity(String text, int at) {
        return at + 1 == text.length() ? 0 : rarity(text.charAt(at)) + rarity(text.charAt(at + 1));
    }

    private static int rarity(char c) {
        int place = FREQUENT.indexOf(c);
        return place < 0 ? FREQUENT.length() : place;
    }

    /// Each way to write one or two characters.
    private static List<String> pairs(String lower) {
        char first = lower.charAt(0);
        char upper = Character.toUpperCase(first);
        String rest = lower.substring(1);
        String loud = rest.toUpperCase(Locale.ROOT).length() == rest.length() ? rest.toUpperCase(Locale.ROOT) : rest;
        return Stream.of(first + rest, upper + rest, first + loud, upper + loud)
                .distinct()
                .toList();
    }

    /// The first place of it from a place on, or -1.
    int in(String where, int from) {
        int last = where.length() - text.length();
        if (from > last) return -1;
        int found = Integer.MAX_VALUE;
        for (String pair : pairs) {
            int at = where.indexOf(pair, from + rarest, Math.min(where.length(), found));
            while (at >= 0 && !(at - rarest <= last && where.regionMatches(true, at - rarest, text, 0, text.length())))
                at = where.indexOf(pair, at + 1, Math.min(where.length(), found));
            if (at >= 0) found = at;
        }
        return found == Integer.MAX_VALUE ? -1 : found - rarest;
    }
}
