package dev.jackdaw.memory;

import dev.jackdaw.memory.search.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Whether two texts say the same.
///
/// They do when they have the same letters, or nearly the same words; but not when they differ in a number or in a
/// word that turns the meaning around.
public final class Alike {
    /// Shared words by all words.
    private static final double NEARLY = 0.85;

    private static final String[] TURNS = {
        " not ", " no ", " never ", "n't ", " without ", " off ", " disabled ", "不", "没", "别", "勿", "禁", "非", "未"
    };

    private final String id;
    private final Vocabulary words;
    private final String marks;

    private Alike(String text) {
        this.id = id(text);
        this.words = Vocabulary.of(text);
        this.marks = marks(text);
    }

    public static Alike to(String text) {
        return new Alike(text);
    }

    String id() {
        return id;
    }

    /// Eight digits that follow from the letters and digits of a text alone.
    public static String id(String text) {
        var letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((letters.isEmpty() ? text : letters.toString()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean same(String other) {
        return id.equals(id(other)) || near(other);
    }

    private boolean near(String text) {
        Vocabulary others = Vocabulary.of(text);
        int most = Math.max(words.size(), others.size());
        if (most == 0 || Math.min(words.size(), others.size()) < NEARLY * most) return false;
        int shared = words.shared(others);
        return shared >= NEARLY * (words.size() + others.size() - shared) && marks.equals(marks(text));
    }

    /// The numbers, and how often each word that turns a meaning around occurs.
    private static String marks(String text) {
        String spaced = " " + text.toLowerCase(Locale.ROOT) + " ";
        var marks = new StringBuilder();
        for (int i = 1; i < spaced.length(); i++) {
            boolean digit = Character.isDigit(spaced.charAt(i));
            if (digit) marks.append(spaced.charAt(i));
            else if (Character.isDigit(spaced.charAt(i - 1))) marks.append(' ');
        }
        for (String turn : TURNS) {
            int count = 0;
            for (int at = spaced.indexOf(turn); at >= 0; at = spaced.indexOf(turn, at + 1)) count++;
            marks.append(count);
        }
        return marks.toString();
    }
}
