package dev.jackdaw.tui.markdown;

/// Addresses in a text: what a link leads to, `<https://…>`, and those that simply stand there.
final class Address {
    private static final int LONGEST = 1_000;

    private Address() {}

    /// Where the target of a link that begins there is closed; -1 where it is not.
    ///
    /// @param last where the last `)` of the text is, or its end where that may still come
    static int afterTarget(String text, int start, int last) {
        int depth = 0;
        char quote = 0;
        int most = Math.min(last, start + LONGEST);
        for (int at = start; at <= most; at++) {
            if (at == text.length()) return at;
            char c = text.charAt(at);
            if (c == '\\') at++;
            else if (quote != 0) quote = c == quote ? 0 : quote;
            else if ((c == '"' || c == '\'') && at > start && text.charAt(at - 1) == ' ') quote = c;
            else if (c == '(') depth++;
            else if (c == ')' && depth-- == 0) return at;
            else if (c == '\n' || c == ' ' && !titled(text, at)) return -1;
        }
        return -1;
    }

    /// A space in a target stands before a title or at its ends.
    private static boolean titled(String text, int space) {
        char before = text.charAt(space - 1);
        char after = space + 1 < text.length() ? text.charAt(space + 1) : ')';
        return "\"')(".indexOf(after) >= 0 || "\"'( ".indexOf(before) >= 0;
    }

    /// The address of a target, without title and angles.
    static String target(String target) {
        String text = target.strip();
        int end = text.indexOf(' ');
        String address = end < 0 ? text : text.substring(0, end);
        if (address.startsWith("<")) address = address.substring(1, Math.max(1, address.length() - 1));
        return address.replace("\\(", "(").replace("\\)", ")");
    }

    /// Where an address or a tag in angles ends; there, if it is neither.
    static int afterAngle(String text, int start) {
        char first = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        if (!Character.isLetter(first) && first != '/' && first != '!') return start;
        int most = Math.min(text.length(), start + LONGEST);
        for (int at = start + 1; at < most; at++) {
            char c = text.charAt(at);
            if (c == '>') return at + 1;
            if (c == '<' || c == '\n') return start;
        }
        return start;
    }

    static boolean mail(String text) {
        int at = text.indexOf('@');
        return at > 0 && at < text.length() - 1 && text.indexOf(' ') < 0 && text.indexOf('"') < 0;
    }

    /// Where an address of the web ends that begins there; there, if none does.
    static int end(String text, int start) {
        int at = text.startsWith("https://", start) ? start + 8 : text.startsWith("http://", start) ? start + 7 : start;
        int least = at;
        if (at == start) return start;
        int open = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c >= 0x7f || "<>\"`*|[]{}\\^".indexOf(c) >= 0) break;
            if (c == '(') open++;
            if (c == ')' && open-- == 0) break;
        }
        while (at > least && "_~.,:;!?'".indexOf(text.charAt(at - 1)) >= 0) at--;
        return at == least ? start : at;
    }
}
