package dev.jackdaw.tui.code;

import dev.jackdaw.tui.code.Highlighting.State;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Pen;
import dev.jackdaw.tui.screen.Row;
import java.util.Locale;

/// One line of code. No character is looked at more often than the language has spans.
final class Lexer {
    /// What comes after so many characters is shown as it is.
    private static final int LONGEST = 4_000;

    /// The longest character written as an escape, with its marks, as in Rust.
    private static final int ESCAPED = 12;

    private final Language language;
    private final String line;
    private final int end;
    private final Pen pen = new Pen();
    private State state;
    private int first;

    Lexer(Language language, State state, String line) {
        this.language = language;
        this.state = state;
        this.line = line;
        int most = Math.min(line.length(), LONGEST);
        boolean halves = most < line.length() && Character.isLowSurrogate(line.charAt(most));
        this.end = halves ? most - 1 : most;
    }

    /// What the next line begins with; known once the row is.
    State state() {
        return state;
    }

    Row row() {
        int at = 0;
        if (!state.here().isEmpty()) at = here();
        else if (state.span() >= 0) at = within(language.spans().get(state.span()), 0, 0);
        else if (!state.tag()) at = start();
        while (at < end) at = language.has(Language.Trait.TAGS) ? markup(at) : step(at);
        pen.write(Ink.PLAIN, line, end, line.length());
        return pen.row();
    }

    private int here() {
        boolean ends = line.strip().equals(state.here());
        if (ends) state = State.START;
        return write(ends ? Ink.KEYWORD : Ink.STRING, 0, end);
    }

    private int write(Ink ink, int from, int to) {
        pen.write(ink, line, from, to);
        return to;
    }

    /// What only a line's beginning can mean.
    private int start() {
        for (Language.Whole whole : language.lines())
            if (line.startsWith(whole.start())) return write(whole.ink(), 0, end);
        while (first < end && blank(line.charAt(first))) first++;
        int at = write(Ink.PLAIN, 0, first);
        if (language.keys().isEmpty()) return at;
        while (line.startsWith("- ", at)) {
            at += 2;
            while (at < end && line.charAt(at) == ' ') at++;
        }
        write(Ink.PLAIN, first, at);
        first = at;
        return at < end && spanAt(at) < 0 ? write(Ink.NAME, at, afterKey(at)) : at;
    }

    /// Where the key that begins there ends; there, if it is none.
    private int afterKey(int start) {
        if ("\"'{[&*!|>%@".indexOf(line.charAt(start)) >= 0) return start;
        for (int at = start; at < end; at++) {
            char c = line.charAt(at);
            if (c == '#' || c == '"' || c == '\'') return start;
            if (language.keys().indexOf(c) < 0) continue;
            if (c != ':' || at + 1 == line.length() || line.charAt(at + 1) == ' ') return at;
        }
        return start;
    }

    private int step(int at) {
        char c = line.charAt(at);
        if (blank(c)) return write(Ink.PLAIN, at, at + 1);
        int span = spanAt(at);
        if (span >= 0) return open(span, at);
        if (c == '<' && language.has(Language.Trait.HERE)) seeHere(at);
        for (Language.Sigil sigil : language.sigils())
            if (sigil.mark() == c && (!sigil.first() || at == first)) return sigil(sigil, at);
        if (c >= '0' && c <= '9') return write(Ink.NUMBER, at, afterNumber(at));
        if (starts(c)) return word(at);
        return write(Ink.PLAIN, at, at + 1);
    }

    private int spanAt(int at) {
        for (int i = 0; i < language.spans().size(); i++) {
            Span span = language.spans().get(i);
            if (span.open().charAt(0) == line.charAt(at) && line.startsWith(span.open(), at) && begins(span, at))
                return i;
        }
        return -1;
    }

    private boolean begins(Span span, int at) {
        if (span.has(Span.Trait.FIRST)) return at == first;
        if (span.has(Span.Trait.CHARACTER)) return character(at) > at;
        return !span.has(Span.Trait.ALONE) || at == 0 || blank(line.charAt(at - 1)) || line.charAt(at - 1) == ';';
    }

    /// Where the character in marks that begins there ends; there, if it is none.
    private int character(int start) {
        if (start + 2 >= end) return start;
        char mark = line.charAt(start);
        if (line.charAt(start + 1) != '\\') {
            int at = start + 1 + Character.charCount(line.codePointAt(start + 1));
            return line.startsWith(String.valueOf(mark), at) ? at + 1 : start;
        }
        for (int at = start + 3; at < Math.min(end, start + ESCAPED); at++) if (line.charAt(at) == mark) return at + 1;
        return start;
    }

    private int open(int index, int at) {
        Span span = language.spans().get(index);
        if (span.has(Span.Trait.CHARACTER)) return write(span.ink(), at, character(at));
        state = new State(index, 1, state.here(), state.tag());
        return within(span, at, at + span.open().length());
    }

    /// Goes on in a span to where it or the line ends.
    private int within(Span span, int start, int from) {
        int depth = state.depth();
        int at = from;
        while (at < end && depth > 0 && !span.close().isEmpty()) {
            if (line.startsWith(span.close(), at)) {
                depth--;
                at += span.close().length();
            } else if (span.has(Span.Trait.NESTED) && line.startsWith(span.open(), at)) {
                depth++;
                at += span.open().length();
            } else at += span.has(Span.Trait.ESCAPE) && line.charAt(at) == '\\' ? 2 : 1;
        }
        boolean over = depth == 0 || !span.has(Span.Trait.LINES);
        state = over
                ? new State(-1, 0, state.here(), state.tag())
                : new State(state.span(), depth, state.here(), state.tag());
        int to = depth == 0 ? Math.min(at, end) : end;
        boolean key = depth == 0 && span.ink() == Ink.STRING && language.has(Language.Trait.PAIRS) && colon(to);
        return write(key ? Ink.NAME : span.ink(), start, to);
    }

    private boolean colon(int from) {
        int at = from;
        while (at < end && blank(line.charAt(at))) at++;
        return at < end && line.charAt(at) == ':';
    }

    /// The word after `<<` ends what begins with the next line.
    private void seeHere(int start) {
        if (!line.startsWith("<<", start) || line.startsWith("<<<", start)) return;
        if (start > 0 && line.charAt(start - 1) == '<') return;
        int at = start + 2;
        while (at < end && "-~ \"'\\".indexOf(line.charAt(at)) >= 0) at++;
        int from = at;
        while (at < end && continues(line.charAt(at))) at++;
        if (at > from && !Character.isDigit(line.charAt(from)))
            state = new State(-1, 0, line.substring(from, at), state.tag());
    }

    private int sigil(Language.Sigil sigil, int start) {
        int at = start + 1;
        if (at < end && line.charAt(at) == '{') {
            int close = line.indexOf('}', at);
            at = close < 0 || close >= end ? end : close + 1;
        } else if (sigil.mark() == '$' && at < end && "?#@*!$-".indexOf(line.charAt(at)) >= 0) at++;
        else while (at < end && continues(line.charAt(at))) at++;
        return write(at > start + 1 ? sigil.ink() : Ink.PLAIN, start, at);
    }

    private int afterNumber(int start) {
        int at = start + 1;
        while (at < end) {
            char c = line.charAt(at);
            boolean dot = c == '.' && at + 1 < end && Character.isDigit(line.charAt(at + 1));
            boolean sign =
                    (c == '+' || c == '-') && "eE".indexOf(line.charAt(at - 1)) >= 0 && line.charAt(start) != '0';
            if (!dot && !sign && c != '_' && !Character.isLetterOrDigit(c)) break;
            at++;
        }
        return at;
    }

    private int word(int start) {
        int at = start + 1;
        while (at < end && continues(line.charAt(at))) at++;
        String word = line.substring(start, at);
        String known = language.has(Language.Trait.FOLDS) ? word.toLowerCase(Locale.ROOT) : word;
        Ink ink = language.words().get(known);
        if (ink == null) ink = language.has(Language.Trait.CAPITALS) && type(word) ? Ink.NAME : Ink.PLAIN;
        return write(ink, start, at);
    }

    private static boolean type(String word) {
        if (!Character.isUpperCase(word.charAt(0))) return false;
        for (int i = 1; i < word.length(); i++) if (Character.isLowerCase(word.charAt(i))) return true;
        return word.length() == 1;
    }

    private int markup(int at) {
        char c = line.charAt(at);
        if (state.tag()) {
            boolean closes = c == '>' || (c == '/' || c == '?') && line.startsWith(">", at + 1);
            if (closes) state = State.START;
            if (closes) return write(Ink.KEYWORD, at, c == '>' ? at + 1 : Math.min(end, at + 2));
            if (starts(c)) return write(Ink.NAME, at, afterWord(at));
            return c == '<' ? text(at) : step(at);
        }
        return text(at);
    }

    /// What stands between tags: nothing but comments and references is code there.
    private int text(int at) {
        char c = line.charAt(at);
        int span = c == '<' ? spanAt(at) : -1;
        if (span >= 0) return open(span, at);
        char next = at + 1 < end ? line.charAt(at + 1) : ' ';
        if (c != '<' || !starts(next) && "/!?".indexOf(next) < 0) return write(Ink.PLAIN, at, at + 1);
        state = new State(-1, 0, "", true);
        return write(Ink.KEYWORD, at, afterWord(at + 2));
    }

    private int afterWord(int start) {
        int at = start;
        while (at < end && (continues(line.charAt(at)) || line.charAt(at) == ':')) at++;
        return Math.min(at, end);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private boolean starts(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c > 0x7f && Character.isUnicodeIdentifierStart(c);
    }

    private boolean continues(char c) {
        return starts(c)
                || c >= '0' && c <= '9'
                || language.letters().indexOf(c) >= 0
                || c > 0x7f && Character.isUnicodeIdentifierPart(c);
    }
}
