package dev.jackdaw.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A body apart: words, commands to run and files to show. It is taken apart before arguments are put in, so that
/// nothing in an argument is ever run.
///
/// A command is `` !`command` `` and a file `@path`, each at the beginning of a line or after a blank; what stands in
/// fences, and `@` in code, is an example.
final class Template {

    sealed interface Piece {
        record Text(String text) implements Piece {}

        record Run(String command) implements Piece {}

        /// @param after what was written with the path, but is not part of it
        record Show(String path, String after) implements Piece {}
    }

    private static final String CLOSING = ",.;:!?)]>\"'";

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Template() {}

    static List<Piece> of(String body) {
        var template = new Template();
        boolean fenced = false;
        for (String line : body.split("(?<=\n)")) {
            String stripped = line.strip();
            boolean fence = stripped.startsWith("```") || stripped.startsWith("~~~");
            if (fence) fenced = !fenced;
            if (fence || fenced) template.text.append(line);
            else template.line(line);
        }
        template.flush();
        return template.pieces;
    }

    private void line(String line) {
        boolean code = false;
        for (int at = 0; at < line.length(); ) {
            char c = line.charAt(at);
            boolean begins = at == 0 || Character.isWhitespace(line.charAt(at - 1));
            Optional<Integer> end = begins && !code ? special(line, at) : Optional.empty();
            if (end.isPresent()) {
                at = end.get();
                continue;
            }
            if (c == '`') code = !code;
            text.append(c);
            at++;
        }
    }

    /// Takes the command or file that begins there; gives where it ends.
    private Optional<Integer> special(String line, int at) {
        if (line.startsWith("!`", at)) {
            int close = line.indexOf('`', at + 2);
            if (close < 0 || line.substring(at + 2, close).isBlank()) return Optional.empty();
            piece(new Piece.Run(line.substring(at + 2, close)));
            return Optional.of(close + 1);
        }
        if (line.charAt(at) != '@') return Optional.empty();
        int end = at + 1;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '`') end++;
        int path = end;
        while (path > at + 1 && CLOSING.indexOf(line.charAt(path - 1)) >= 0) path--;
        if (path == at + 1) return Optional.empty();
        piece(new Piece.Show(line.substring(at + 1, path), line.substring(path, end)));
        return Optional.of(end);
    }

    private void piece(Piece piece) {
        flush();
        pieces.add(piece);
    }

    private void flush() {
        if (!text.isEmpty()) pieces.add(new Piece.Text(text.toString()));
        text.setLength(0);
    }
}
