package dev.jackdaw.tool.kit.search;

import java.util.Optional;

/// Text that every match of a regular expression contains, found by a cautious reading of the expression.
final class RequiredText {
    private static final String META = "\\[](){}.*+?^$|";

    /// Letters that after a backslash take one character, or none.
    private static final String CLASSES = "bBwWdDsS";

    private final String pattern;
    private final StringBuilder run = new StringBuilder();
    private String best = "";

    private RequiredText(String pattern) {
        this.pattern = pattern;
    }

    /// Whether the expression is nothing but text.
    static boolean isPlain(String pattern) {
        for (int i = 0; i < pattern.length(); i++) if (META.indexOf(pattern.charAt(i)) >= 0) return false;
        return true;
    }

    /// The longest such text; nothing where none is sure.
    static Optional<String> of(String pattern) {
        if (isPlain(pattern)) return Optional.of(pattern);
        if (pattern.contains("(?") || pattern.contains("\\Q")) return Optional.empty();
        return new RequiredText(pattern).find();
    }

    private Optional<String> find() {
        for (int i = 0; i < pattern.length(); ) {
            i = step(i);
            if (i < 0) return Optional.empty();
        }
        end();
        return best.length() < 2 ? Optional.empty() : Optional.of(best);
    }

    /// Takes what stands at a place and says where the next begins; -1 where nothing is sure any more.
    private int step(int i) {
        char c = pattern.charAt(i);
        if (c == '|') return -1;
        if (c == '\\') return escape(i);
        if (META.indexOf(c) < 0) {
            run.append(c);
            return i + 1;
        }
        if (c == '*' || c == '?' || c == '{') dropLast();
        end();
        return switch (c) {
            case '[' -> afterClass(i);
            case '(' -> afterGroup(i);
            case '{' -> after(i, '}');
            default -> i + 1;
        };
    }

    private int escape(int i) {
        if (i + 1 >= pattern.length()) return -1;
        char escaped = pattern.charAt(i + 1);
        if (!Character.isLetterOrDigit(escaped)) run.append(escaped);
        else if (CLASSES.indexOf(escaped) < 0) return -1;
        else end();
        return i + 2;
    }

    private void end() {
        if (run.length() > best.length()) best = run.toString();
        run.setLength(0);
    }

    /// What a quantifier makes optional.
    private void dropLast() {
        if (run.isEmpty()) return;
        run.setLength(run.length() - Character.charCount(run.codePointBefore(run.length())));
    }

    private int after(int i, char close) {
        int end = pattern.indexOf(close, i);
        return end < 0 ? -1 : end + 1;
    }

    private int afterClass(int open) {
        int i = open + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') i++;
        if (i < pattern.length() && pattern.charAt(i) == ']') i++;
        for (; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') return -1;
            if (c == '\\') i++;
            else if (c == ']') return i + 1;
        }
        return -1;
    }

    private int afterGroup(int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') i++;
            else if (c == '[') {
                i = afterClass(i) - 1;
                if (i < 0) return -1;
            } else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return i + 1;
        }
        return -1;
    }
}
