package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.secret.Secrets;
import java.util.Locale;
import java.util.Optional;

/// Lets through what could be a note: no secrets, no scraps, and no orders but the user's.
final class Sieve {
    /// Characters of what a model or a pattern finds; what the user wants remembered may be as long as a note.
    private static final int LONGEST = 400;

    private static final int FEWEST_LETTERS = 8;
    private static final int FEWEST_IDEOGRAPHS = 4;

    private Sieve() {}

    /// The text in one line, cut where it is too long; nothing where it is not fit for a note.
    static Optional<String> text(String said, Note.Origin origin) {
        String text = said.strip().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (scrap(text) || secret(text)) return Optional.empty();
        if (origin != Note.Origin.EXPLICIT && order(text)) return Optional.empty();
        return Optional.of(cut(text, origin == Note.Origin.EXPLICIT ? Note.LONGEST : LONGEST));
    }

    private static boolean scrap(String text) {
        long ideographs = text.codePoints().filter(Character::isIdeographic).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        boolean sentence = letters >= FEWEST_LETTERS && text.indexOf(' ') > 0;
        return ideographs < FEWEST_IDEOGRAPHS && !sentence
                || 2 * letters
                        < text.length()
                                - text.codePoints().filter(c -> c == ' ').count();
    }

    /// Whether it tells whoever reads it what to do.
    static boolean order(String text) {
        return Cues.start("orders.start", text).isPresent() || Cues.within("orders", text);
    }

    /// Besides what looks like a key: `the password is hunter2`.
    private static boolean secret(String text) {
        if (!Secrets.mask(text).equals(text)) return true;
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : Cues.list("secret")) {
            int at = lower.indexOf(name);
            if (at >= 0 && told(lower.substring(at + name.length()))) return true;
        }
        return false;
    }

    /// Whether a value follows: one word with a digit or a sign in it, or the last one.
    private static boolean told(String rest) {
        for (String is : Cues.list("secret.is")) {
            int at = rest.indexOf(is);
            if (at < 0 || at > 30) continue;
            String after = rest.substring(at + is.length()).strip();
            int end = after.indexOf(' ');
            String value = end < 0 ? after : after.substring(0, end);
            boolean signs = value.chars().anyMatch(c -> c < 128 && !Character.isLetter(c) && "'.,`".indexOf(c) < 0);
            if (!value.isEmpty() && (end < 0 || signs)) return true;
        }
        return false;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int blank = text.lastIndexOf(' ', most - 1);
        return text.substring(0, blank > most / 2 ? blank : most - 1) + "…";
    }
}
