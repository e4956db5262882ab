package dev.jackdaw.headless;

/// Text from a model, a file or a tool, made safe for a terminal: control characters but newline and tab become
/// visible, and so do the marks that turn the direction of writing around.
final class Printable {
    private Printable() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) if (!plain(text.charAt(i))) return replaced(text);
        return text;
    }

    private static boolean plain(char c) {
        if (c == '\n' || c == '\t') return true;
        boolean control = c < 0x20 || c >= 0x7F && c < 0xA0;
        boolean turning = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return !control && !turning;
    }

    private static String replaced(String text) {
        String lines = text.replace("\r\n", "\n");
        var out = new StringBuilder(lines.length());
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (plain(c)) out.append(c);
            else if (c < 0x20) out.append((char) (0x2400 + c));
            else out.append('\uFFFD');
        }
        return out.toString();
    }
}
