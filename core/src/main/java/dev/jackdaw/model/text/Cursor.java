package dev.jackdaw.model.text;

import java.util.Optional;

/// A place in a text that moves on as the text is read.
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void at(int place) {
        at = place;
    }

    boolean ended() {
        return at >= text.length();
    }

    /// The character here, or 0 at the end.
    char peek() {
        return ended() ? 0 : text.charAt(at);
    }

    boolean sees(String token) {
        return text.startsWith(token, at);
    }

    /// Whether the token stands here; moves past it.
    boolean take(String token) {
        boolean here = sees(token);
        if (here) at += token.length();
        return here;
    }

    boolean takeAny(String... tokens) {
        for (String token : tokens) if (take(token)) return true;
        return false;
    }

    Cursor space() {
        while (!ended() && Character.isWhitespace(text.charAt(at))) at++;
        return this;
    }

    /// The text up to a token, past which it moves; empty, without moving, where there is none.
    Optional<String> until(String token) {
        int there = text.indexOf(token, at);
        if (there < 0) return Optional.empty();
        String before = text.substring(at, there);
        at = there + token.length();
        return Optional.of(before);
    }

    /// The text up to a place, to which it moves.
    String to(int place) {
        String before = text.substring(at, place);
        at = place;
        return before;
    }

    /// All that is left, past which it moves.
    String rest() {
        return to(text.length());
    }

    /// The namespace of the tag that begins here, or empty.
    String namespace() {
        return Spelling.namespace(text, at);
    }

    int find(String token, int from) {
        return text.indexOf(token, from);
    }

    /// Letters, digits and what else names are made of.
    String name() {
        int from = at;
        while (!ended() && (Character.isJavaIdentifierPart(peek()) || peek() == '.' || peek() == '-')) at++;
        return text.substring(from, at);
    }

    /// The value that begins here in brackets or quotes, to its closing one; empty, without moving, where there is
    /// none.
    Optional<String> value() {
        int end = end(at);
        return end < 0 ? Optional.empty() : Optional.of(to(end));
    }

    /// The value of an argument in parentheses, up to the comma or bracket after it.
    String argument() {
        int end = at;
        while (end < text.length() && ",)".indexOf(text.charAt(end)) < 0) {
            int after = "{[(\"'".indexOf(text.charAt(end)) < 0 ? end + 1 : end(end);
            end = after < 0 ? text.length() : after;
        }
        return to(end);
    }

    private int end(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' && (i == from || depth > 0 && quotes(i))) i = string(i);
            else if ("{[(".indexOf(c) >= 0) depth++;
            else if ("}])".indexOf(c) >= 0) depth--;
            if (i < 0) return -1;
            if (depth <= 0) return c == '"' || c == '\'' || "}])".indexOf(c) >= 0 ? i + 1 : -1;
        }
        return -1;
    }

    /// Whether a single quote may begin a string: what is before it is no letter.
    private boolean quotes(int place) {
        return !Character.isLetterOrDigit(text.charAt(place - 1));
    }

    /// Where the string that begins at a quote ends, or -1.
    private int string(int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == quote) return i;
        }
        return -1;
    }
}
