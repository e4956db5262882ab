package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Sanitiser;

/// References to characters, as HTML has them: those people write, and all numeric ones.
final class Entities {
    private static final String NAMED = " amp& lt< gt> quot\" apos' nbsp\u00a0 copy© reg® trade™ hellip… mdash— ndash–"
            + " lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• middot· times× divide÷ plusmn± deg° sect§ para¶"
            + " larr← uarr↑ rarr→ darr↓ harr↔ rArr⇒ le≤ ge≥ ne≠ asymp≈ infin∞ euro€ pound£ yen¥ micro\u00b5"
            + " auml\u00e4 ouml\u00f6 uuml\u00fc szlig\u00df eacute\u00e9 egrave\u00e8 ";

    /// The longest name there is.
    static final int LONGEST = 8;

    private Entities() {}

    /// Where the reference that begins there ends, after its `;`; there, if it is none.
    static int end(String text, int start) {
        int most = Math.min(text.length(), start + LONGEST + 2);
        for (int at = start + 1; at < most; at++) {
            char c = text.charAt(at);
            if (c == ';') return read(text.substring(start + 1, at)).isEmpty() ? start : at + 1;
            if (c != '#' && !(c < 0x80 && Character.isLetterOrDigit(c))) return start;
        }
        return start;
    }

    /// What a reference stands for, without `&` and `;`; empty where nobody knows, or where it may not be shown.
    static String read(String name) {
        if (name.startsWith("#")) return numeric(name);
        if (name.isEmpty()) return "";
        int at = NAMED.indexOf(" " + name);
        int sign = at + 1 + name.length();
        boolean known = at >= 0 && NAMED.charAt(sign + 1) == ' ';
        return known ? NAMED.substring(sign, sign + 1) : "";
    }

    private static String numeric(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hexadecimal ? 2 : 1);
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0 || value > Character.MAX_CODE_POINT) return "";
            value = value * (hexadecimal ? 16 : 10) + digit;
        }
        boolean fit = value > 0 && value <= Character.MAX_CODE_POINT;
        return fit ? Sanitiser.line(Character.toString(value)) : "";
    }
}
