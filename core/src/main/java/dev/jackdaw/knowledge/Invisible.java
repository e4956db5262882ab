package dev.jackdaw.knowledge;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Characters nobody sees and a model reads all the same: a place to hide instructions in. Those that writing needs
/// stay: joiners in emoji and in scripts that join, marks of direction beside letters written from the right, selectors
/// behind what they select.
public final class Invisible {
    /// Loaded once there are characters that are not ASCII.
    private static final class Scripts {
        /// Scripts in which joiners change how letters are drawn.
        private static final Set<UnicodeScript> JOINING = EnumSet.of(
                UnicodeScript.ARABIC,
                UnicodeScript.SYRIAC,
                UnicodeScript.NKO,
                UnicodeScript.MONGOLIAN,
                UnicodeScript.DEVANAGARI,
                UnicodeScript.BENGALI,
                UnicodeScript.GURMUKHI,
                UnicodeScript.GUJARATI,
                UnicodeScript.ORIYA,
                UnicodeScript.TAMIL,
                UnicodeScript.TELUGU,
                UnicodeScript.KANNADA,
                UnicodeScript.MALAYALAM,
                UnicodeScript.SINHALA,
                UnicodeScript.TIBETAN);
        /// Scripts without spaces, in which breaks may be marked.
        private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
                UnicodeScript.THAI,
                UnicodeScript.LAO,
                UnicodeScript.KHMER,
                UnicodeScript.MYANMAR,
                UnicodeScript.TIBETAN);
    }

    /// The flags made of tag characters that are in use: https://unicode.org/reports/tr51/#valid-emoji-tag-sequences
    private static final Set<String> FLAGS = Set.of("gbeng", "gbsct", "gbwls");

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int KEYCAP = 0x20E3;
    private static final int TAGS = 0xE0000;
    private static final int LAST_TAG = 0xE007F;

    private final int[] points;

    private Invisible(int[] points) {
        this.points = points;
    }

    /// @param lines where something was removed, counted from 1
    public record Cleaned(String text, List<Integer> lines) {

        /// What a person is told of it; nothing where nothing was removed.
        public Optional<String> warning() {
            if (lines.isEmpty()) return Optional.empty();
            List<String> shown = lines.stream().limit(5).map(String::valueOf).toList();
            return Optional.of("invisible characters, which could hide instructions, were removed from line "
                    + String.join(", ", shown) + (lines.size() > 5 ? " and others" : ""));
        }
    }

    /// A text without them.
    public static Cleaned removed(String text) {
        if (plain(text)) return new Cleaned(text, List.of());
        int[] points = text.codePoints().toArray();
        var all = new Invisible(points);
        var kept = new StringBuilder(text.length());
        var lines = new LinkedHashSet<Integer>();
        int line = 1;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '\n') line++;
            if (!hidden(points[i]) || all.meant(i)) kept.appendCodePoint(points[i]);
            else if (points[i] != 0xFEFF || i > 0) lines.add(line);
        }
        return new Cleaned(kept.toString(), new ArrayList<>(lines));
    }

    /// Without a stream: most texts are plain, and there may be many before the first request.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7F) return false;
        }
        return true;
    }

    private static boolean hidden(int c) {
        if (c < 0xA0) return c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' || c >= 0x7F;
        return switch (c) {
            case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0 -> true;
            // Signs of Arabic, Syriac and Kaithi that are drawn around what follows.
            case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD -> false;
            default ->
                Character.getType(c) == Character.FORMAT
                        || selector(c)
                        || c >= 0xFFF0 && c <= 0xFFF8
                        || c >= TAGS && c <= 0xE0FFF;
        };
    }

    private static boolean selector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180F;
    }

    private int at(int i) {
        return i < 0 || i >= points.length ? ' ' : points[i];
    }

    private boolean meant(int i) {
        int c = points[i];
        if (selector(c)) return selects(i);
        if (c >= TAGS) return c <= LAST_TAG && flag(i);
        return switch (c) {
            case 0x200C -> joining(at(i - 1));
            case 0x200D -> joining(at(i - 1)) || emoji(i - 1) && Character.isExtendedPictographic(at(i + 1));
            case 0x200B, 0x2060 -> Scripts.UNSPACED.contains(UnicodeScript.of(at(i - 1)));
            case 0x200E, 0x200F, 0x61C -> fromTheRight(i);
            case 0xAD -> Character.isLetter(at(i - 1)) && Character.isLetter(at(i + 1));
            case 0x34F -> at(i - 1) > 0x7F && !hidden(at(i - 1));
            case 0x115F, 0x1160 ->
                UnicodeScript.of(at(i - 1)) == UnicodeScript.HANGUL
                        ^ UnicodeScript.of(at(i + 1)) == UnicodeScript.HANGUL;
            default -> false;
        };
    }

    private static boolean joining(int c) {
        return Scripts.JOINING.contains(UnicodeScript.of(c)) && !selector(c);
    }

    /// Whether an emoji ends here.
    private boolean emoji(int i) {
        int c = at(i);
        if (c == 0xFE0F) return Character.isExtendedPictographic(at(i - 1));
        return Character.isExtendedPictographic(c) || Character.isEmojiModifier(c);
    }

    private boolean selects(int i) {
        int base = at(i - 1);
        int c = points[i];
        if (c == 0xFE0E || c == 0xFE0F)
            return base < 0x80
                    ? Character.isEmoji(base) && at(i + 1) == KEYCAP
                    : Character.isEmoji(base) || symbol(base);
        if (c >= 0x180B && c <= 0x180F) return UnicodeScript.of(base) == UnicodeScript.MONGOLIAN && !selector(base);
        boolean han = UnicodeScript.of(base) == UnicodeScript.HAN;
        return c >= 0xE0100 ? han : han || symbol(base) || UnicodeScript.of(base) == UnicodeScript.MYANMAR;
    }

    private static boolean symbol(int c) {
        int type = Character.getType(c);
        return c > 0x7F && (type == Character.MATH_SYMBOL || type == Character.OTHER_SYMBOL);
    }

    private boolean flag(int i) {
        int start = i;
        while (start > 0 && tag(at(start - 1))) start--;
        if (at(start - 1) != BLACK_FLAG) return false;
        var name = new StringBuilder();
        for (int at = start; tag(at(at)); at++) name.appendCodePoint(at(at) == LAST_TAG ? '.' : at(at) - TAGS);
        return name.length() == 6 && name.charAt(5) == '.' && FLAGS.contains(name.substring(0, 5));
    }

    private static boolean tag(int c) {
        return c >= TAGS && c <= LAST_TAG;
    }

    /// Whether something on the line is written from the right.
    private boolean fromTheRight(int i) {
        for (int step : new int[] {-1, 1})
            for (int at = i; at >= 0 && at < points.length && points[at] != '\n'; at += step) {
                byte direction = Character.getDirectionality(points[at]);
                boolean letter = Character.isLetter(points[at]);
                if (letter
                        && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)) return true;
            }
        return false;
    }
}
