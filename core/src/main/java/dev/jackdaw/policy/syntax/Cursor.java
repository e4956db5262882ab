package dev.jackdaw.policy.syntax;

import java.util.Set;

/// A place in a text of Bash. A backslash with a line break is passed over wherever characters are looked at, as Bash
/// removes it before it looks for words (Bash Reference Manual, 3.1.2.1); what must not do so reads [#text] itself.
final class Cursor {
    /// What stands behind the last character. A NUL in the text ends it as well, as it ends what a system call takes.
    static final char END = '\0';

    private static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "elif",
            "else",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "select",
            "function",
            "{",
            "}",
            "!",
            "[[",
            "time",
            "coproc");

    final String text;
    final Reading reading;
    int at;

    Cursor(String text, Reading reading) {
        this.text = text;
        this.reading = reading;
    }

    char peek() {
        if (!reading.step()) return END;
        at = over(at);
        return character(at);
    }

    /// The character behind the one that is next.
    char second() {
        return reading.stopped() ? END : character(over(at + 1));
    }

    char next() {
        char next = peek();
        if (next != END) at++;
        return next;
    }

    boolean ended() {
        return peek() == END;
    }

    private char character(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    private int over(int index) {
        int here = index;
        while (text.startsWith("\\\n", here)) here += 2;
        return here;
    }

    boolean looking(String expected) {
        return behind(expected) >= 0;
    }

    boolean take(String expected) {
        int behind = behind(expected);
        if (behind >= 0) at = behind;
        return behind >= 0;
    }

    private int behind(String expected) {
        if (ended()) return -1;
        int here = at;
        for (int i = 0; i < expected.length(); i++) {
            here = over(here);
            if (character(here) != expected.charAt(i)) return -1;
            here++;
        }
        return here;
    }

    /// Takes a word that is written without quotes, if it is the next.
    boolean takeWord(String expected) {
        int behind = behind(expected);
        if (behind < 0 || !endsWord(character(over(behind)))) return false;
        at = behind;
        return true;
    }

    /// The reserved word that comes next, or nothing (3.2.1).
    String reserved() {
        peek();
        var word = new StringBuilder();
        int here = at;
        while (!reading.stopped() && word.length() < 9 && !endsWord(character(here))) {
            word.append(character(here));
            here = over(here + 1);
        }
        String found = word.toString();
        return endsWord(character(here)) && RESERVED.contains(found) ? found : "";
    }

    /// Passes over blanks and a comment, which may only stand between words.
    void blanks() {
        char next = peek();
        while (next == ' ' || next == '\t') {
            at++;
            next = peek();
        }
        if (next != '#') return;
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /// The text without quotes or expansions that the given test finds, which may be empty.
    String name() {
        var name = new StringBuilder();
        while (name.isEmpty() ? startsName(peek()) : continuesName(peek())) name.append(next());
        return name.toString();
    }

    String from(int start) {
        return text.substring(Math.min(start, at), at);
    }

    static boolean endsWord(char c) {
        return switch (c) {
            case END, ' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    static boolean startsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean continuesName(char c) {
        return startsName(c) || digit(c);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
