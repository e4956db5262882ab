package dev.jackdaw.wording;

/// Long texts made short, for places that have room for so much only.
public final class Brief {
    private Brief() {}

    /// A text of at most so many characters: a longer one ends with `…`.
    public static String head(String text, int most) {
        return text.length() <= most ? text : text.substring(0, whole(text, most - 1)) + "…";
    }

    /// A text in one line.
    public static String line(String text) {
        var line = new StringBuilder(text.length());
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!space) line.append(c);
            else if (!blank) line.append(' ');
            blank = space;
        }
        return line.toString().strip();
    }

    /// That place in a text, or the one before where it would split a character.
    public static int whole(String text, int at) {
        boolean splits = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return splits ? at - 1 : at;
    }
}
