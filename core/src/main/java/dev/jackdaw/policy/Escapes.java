package dev.jackdaw.policy;

/// The escapes inside the shell's `$'…'`.
final class Escapes {
    private Escapes() {}

    /// The index of the closing quote, or the end of the text.
    static int end(String source, int from) {
        int i = from;
        while (i < source.length() && source.charAt(i) != '\'') i += source.charAt(i) == '\\' ? 2 : 1;
        return Math.min(i, source.length());
    }

    static String decoded(String source, int from) {
        var out = new StringBuilder();
        int end = end(source, from);
        int i = from;
        while (i < end) {
            char c = source.charAt(i++);
            if (c != '\\' || i >= end) {
                out.append(c);
                continue;
            }
            char kind = source.charAt(i);
            int radix = kind == 'x' || kind == 'u' || kind == 'U' ? 16 : 8;
            int digits = radix == 16 ? i + 1 : i;
            int stop = digits;
            int most = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 3;
            while (stop < end && stop - digits < most && Character.digit(source.charAt(stop), radix) >= 0) stop++;
            if (stop > digits) {
                int code = Integer.parseUnsignedInt(source.substring(digits, stop), radix);
                if (Character.isValidCodePoint(code)) out.appendCodePoint(code);
                i = stop;
            } else {
                out.append(named(kind));
                i++;
            }
        }
        return out.toString();
    }

    private static char named(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> kind;
        };
    }
}
