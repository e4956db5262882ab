package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Node.Redirection;
import dev.jackdaw.policy.syntax.Word.Literal;
import java.util.ArrayList;
import java.util.List;

/// Here-documents whose line is not at its end yet (Bash Reference Manual, 3.6.6).
final class Documents {
    private final Cursor cursor;
    private final List<Pending> pending = new ArrayList<>();

    Documents(Cursor cursor) {
        this.cursor = cursor;
    }

    /// @param redirections the list that gets the body
    /// @param index where in it
    private record Pending(List<Redirection> redirections, int index, String delimiter, boolean quoted) {
        boolean tabs() {
            return redirections.get(index).operator().equals("<<-");
        }
    }

    /// Announces one that the last redirection begins.
    void expect(List<Redirection> redirections) {
        Word word = redirections.getLast().target();
        if (word.fixed().isEmpty()) cursor.reading.stop("the end of a here-document is unclear");
        boolean quoted = word.pieces().stream().anyMatch(piece -> piece instanceof Literal literal && literal.quoted());
        pending.add(
                new Pending(redirections, redirections.size() - 1, word.fixed().orElse(""), quoted));
    }

    /// Reads the bodies that begin here.
    void read() {
        for (Pending document : List.copyOf(pending)) read(document);
        pending.clear();
    }

    /// Nothing may be left open.
    void end() {
        if (!pending.isEmpty()) cursor.reading.stop("a here-document has no end");
        pending.clear();
    }

    private void read(Pending document) {
        var body = new StringBuilder();
        boolean closed = false;
        while (!closed && cursor.at < cursor.text.length() && cursor.reading.step()) {
            int start = cursor.at;
            String line = line(document.quoted());
            if (document.tabs()) line = line.substring(tabs(line));
            closed = line.equals(document.delimiter()) || parenthesis(line, document, start);
            if (!closed) body.append(line).append('\n');
        }
        if (!closed) cursor.reading.stop("a here-document has no end");
        put(document, body.toString());
    }

    /// `END)` closes the document and the parentheses around it.
    private boolean parenthesis(String line, Pending document, int start) {
        String delimiter = document.delimiter();
        if (delimiter.isEmpty() || !line.startsWith(delimiter) || line.indexOf(')', delimiter.length()) < 0)
            return false;
        if (line.charAt(delimiter.length()) != ')') return false;
        int at = cursor.text.indexOf(delimiter + ")", start);
        if (at < 0) return false;
        cursor.at = at + delimiter.length();
        return true;
    }

    private static int tabs(String line) {
        int tabs = 0;
        while (tabs < line.length() && line.charAt(tabs) == '\t') tabs++;
        return tabs;
    }

    /// The line that begins here, with those that a backslash joins to it.
    private String line(boolean quoted) {
        var line = new StringBuilder();
        boolean escaped = false;
        while (cursor.at < cursor.text.length()) {
            char c = cursor.text.charAt(cursor.at++);
            if (c == '\n' && !(escaped && !quoted)) break;
            if (c == '\n') line.setLength(line.length() - 1);
            else line.append(c);
            escaped = c == '\\' && !escaped;
        }
        return line.toString();
    }

    private void put(Pending document, String body) {
        Redirection written = document.redirections().get(document.index());
        Word word = document.quoted()
                ? new Word(List.of(new Literal(body, true)), body)
                : new Expansions(new Cursor(body, cursor.reading)).document();
        document.redirections().set(document.index(), new Redirection(written.descriptor(), written.operator(), word));
    }
}
