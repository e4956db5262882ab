package dev.jackdaw.policy.syntax;

/// Whether a person sees what a text says: characters without a shape, spaces that are none to a shell, and those that
/// turn the direction of others are told apart by Unicode's general categories (Unicode Standard, 4.5).
final class Visible {
    private Visible() {}

    static boolean all(String text) {
        int previous = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c < 0x20 ? c != '\n' && c != '\t' : c >= 0x7f && !shows(c, previous)) return false;
            previous = c;
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean shows(int c, int previous) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default ->
                switch (c) {
                    // letters and marks without a shape (Default_Ignorable_Code_Point), and the empty Braille cell
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> false;
                    case 0xFE0F -> Character.getType(previous) == Character.OTHER_SYMBOL;
                    default ->
                        !(c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c < 0xFE0F || c >= 0xE0000 && c < 0xE1000);
                };
        };
    }
}
