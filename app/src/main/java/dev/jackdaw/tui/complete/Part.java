package dev.jackdaw.tui.complete;

/// The part of a text that names a file, up to the cursor.
///
/// @param from where it begins; -1 where there is none
/// @param name what is typed of the name
/// @param sign what it is marked by: `@`, or nothing
record Part(int from, String name, String sign) {
    private static final Part NONE = new Part(-1, "", "");

    /// What ends an unquoted name in a shell, or means something else in it.
    private static final String SHELL = "'\"$`\\;&|<>()*?[]#!{} ";

    /// A name behind `@` at the beginning of a word, quoted where it has spaces.
    static Part mention(CharSequence text, int cursor) {
        for (int at = cursor - 1; at >= 0; at--) {
            if (text.charAt(at) == '\n') return NONE;
            if (text.charAt(at) != '@' || at > 0 && !Character.isWhitespace(text.charAt(at - 1))) continue;
            String typed = text.subSequence(at + 1, cursor).toString();
            if (!typed.isEmpty() && (typed.charAt(0) == '"' || typed.charAt(0) == '\'')) {
                boolean open = typed.indexOf(typed.charAt(0), 1) < 0;
                return open ? new Part(at, typed.substring(1), "@") : NONE;
            }
            boolean word = typed.chars().noneMatch(Character::isWhitespace);
            return word ? new Part(at, typed, "@") : NONE;
        }
        return NONE;
    }

    /// The last word of a command for the shell.
    static Part word(CharSequence text, int cursor) {
        int at = cursor;
        while (at > 1 && (!Character.isWhitespace(text.charAt(at - 1)) || at > 1 && text.charAt(at - 2) == '\\')) at--;
        String typed = text.subSequence(at, cursor).toString();
        var name = new StringBuilder();
        for (int i = 0; i < typed.length(); i++)
            if (typed.charAt(i) != '\\' || i + 1 == typed.length()) name.append(typed.charAt(i));
        return cursor == 0 ? NONE : new Part(at, name.toString(), "");
    }

    /// How a path is written there: a folder so that typing goes on in it.
    String writing(String path) {
        boolean folder = path.endsWith("/");
        String end = folder ? "" : " ";
        if (sign.isEmpty()) return escaped(path) + end;
        if (path.indexOf(' ') < 0 && !path.startsWith("\"") && !path.startsWith("'")) return sign + path + end;
        char quote = path.indexOf('"') < 0 ? '"' : '\'';
        return sign + quote + path + (folder ? "" : quote + end);
    }

    private static String escaped(String path) {
        var written = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (SHELL.indexOf(path.charAt(i)) >= 0) written.append('\\');
            written.append(path.charAt(i));
        }
        return written.toString();
    }
}
