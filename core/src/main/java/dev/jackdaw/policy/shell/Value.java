package dev.jackdaw.policy.shell;

import java.util.Optional;

/// What a word of a command is when it runs, as far as that is known: text, in which signs of a private range stand for
/// what is not.
///
/// @param text with signs in it
/// @param many whether it is split, and may become several words or none
public record Value(String text, boolean many) {
    /// Anything at all.
    public static final char ANY = '\uE000';
    /// What `*` and `?` of a pattern stand for.
    public static final char STAR = '\uE001';
    public static final char ONE = '\uE002';
    /// Names of files below the folder before it, as a listing gives them.
    public static final char NAME = '\uE003';
    /// A number, hash, date or branch: letters, digits and a few signs, no flag and no way out of a folder.
    public static final char WORD = '\uE004';
    /// What a server sent.
    public static final char DOWNLOAD = '\uE005';
    /// What another command prints into a file that has no name.
    public static final char PIPE = '\uE006';

    public static final Value NOTHING = new Value("", false);

    public static Value of(String text) {
        return new Value(text, false);
    }

    static Value sign(char sign) {
        return new Value(String.valueOf(sign), false);
    }

    public static boolean sign(int c) {
        return c >= ANY && c <= PIPE;
    }

    public boolean known() {
        return text.chars().noneMatch(Value::sign);
    }

    public Optional<String> fixed() {
        return known() ? Optional.of(text) : Optional.empty();
    }

    boolean has(char sign) {
        return text.indexOf(sign) >= 0;
    }

    /// Whether nothing in it could surprise arithmetic, a flag's value or an operand that is no file.
    boolean plain() {
        return text.chars().noneMatch(c -> sign(c) && c != WORD);
    }

    Value with(boolean split) {
        return new Value(text, split);
    }

    Value plus(Value more) {
        return new Value(text + more.text, many || more.many);
    }

    /// One value for two ways things may have gone.
    Value or(Value other) {
        if (text.equals(other.text)) return new Value(text, many || other.many);
        if (has(DOWNLOAD) || other.has(DOWNLOAD)) return new Value(String.valueOf(DOWNLOAD), many || other.many);
        boolean words = wordy() && other.wordy();
        return new Value(String.valueOf(words ? WORD : ANY), many || other.many);
    }

    private boolean wordy() {
        if (text.isEmpty() || text.charAt(0) == '-' || text.contains("..") || text.charAt(0) == '/') return false;
        return text.chars()
                .allMatch(c -> c == WORD || c < 128 && Character.isLetterOrDigit(c) || "_-+:,=@%".indexOf(c) >= 0);
    }

    /// It as a person would write it.
    public String shown() {
        var out = new StringBuilder();
        for (char c : text.toCharArray())
            switch (c) {
                case STAR, NAME -> out.append('*');
                case ONE -> out.append('?');
                case ANY, WORD, DOWNLOAD, PIPE -> out.append('…');
                default -> out.append(c);
            }
        return out.toString();
    }

    @Override
    public String toString() {
        return shown();
    }
}
