package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Node.Assignment;
import dev.jackdaw.policy.syntax.Node.Redirection;
import dev.jackdaw.policy.syntax.Words.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Simple commands, with their assignments and redirections (Bash Reference Manual, 3.2.2, 3.4 and 3.6), and the choice
/// between them and all others.
final class Commands {
    private static final Set<String> DECLARING = Set.of("declare", "export", "local", "readonly", "typeset");

    private static final List<String> OPERATORS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");

    private final Cursor cursor;
    private final Scripts scripts;
    private final Documents documents;
    private final Words words;
    private final Compounds compounds;

    Commands(Cursor cursor, Scripts scripts, Documents documents) {
        this.cursor = cursor;
        this.scripts = scripts;
        this.documents = documents;
        words = new Words(cursor);
        compounds = new Compounds(cursor, scripts, this, words);
    }

    Node command() {
        return compounds.compound().orElseGet(this::simple);
    }

    private Node simple() {
        int start = cursor.at;
        int end = start;
        var assignments = new ArrayList<Assignment>();
        var arguments = new ArrayList<Word>();
        var redirections = new ArrayList<Redirection>();
        boolean declaring = true;
        cursor.reading.command();
        while (!ended()) {
            if (cursor.peek() == '(') {
                if (arguments.size() == 1 && assignments.isEmpty() && redirections.isEmpty())
                    return compounds.function(arguments.getFirst());
                cursor.reading.stop("`(` stands where no command can begin");
            } else if (!redirection(redirections) && !(declaring && assignment(assignments))) {
                arguments.add(words.word(Place.ARGUMENT));
                declaring = DECLARING.contains(arguments.getFirst().source());
            }
            end = cursor.at;
            cursor.blanks();
        }
        return new Node.Simple(
                assignments,
                arguments,
                Collections.unmodifiableList(redirections),
                cursor.text.substring(start, Math.max(start, end)));
    }

    private boolean ended() {
        return switch (cursor.peek()) {
            case Cursor.END, '\n', ';', '|', ')' -> true;
            case '&' -> cursor.second() != '>';
            default -> false;
        };
    }

    List<Redirection> redirections() {
        var redirections = new ArrayList<Redirection>();
        cursor.blanks();
        while (redirection(redirections)) cursor.blanks();
        return Collections.unmodifiableList(redirections);
    }

    private boolean redirection(List<Redirection> redirections) {
        int start = cursor.at;
        String descriptor = descriptor();
        char c = cursor.peek();
        boolean begins = (c == '<' || c == '>') && cursor.second() != '('
                || c == '&' && cursor.second() == '>' && descriptor.isEmpty();
        if (!begins) {
            cursor.at = start;
            return false;
        }
        for (String operator : OPERATORS)
            if (cursor.take(operator)) {
                cursor.blanks();
                boolean document = operator.equals("<<") || operator.equals("<<-");
                Word target = words.word(document ? Place.DELIMITER : Place.ARGUMENT);
                if (target.source().isEmpty()) cursor.reading.stop("a redirection has no target");
                redirections.add(new Redirection(descriptor, operator, target));
                if (document) documents.expect(redirections);
                break;
            }
        return true;
    }

    /// The digits or the name in braces that may stand before a redirection.
    private String descriptor() {
        var text = new StringBuilder();
        while (Cursor.digit(cursor.peek())) text.append(cursor.next());
        if (!text.isEmpty() || cursor.peek() != '{') return text.toString();
        cursor.at++;
        String name = cursor.name();
        return cursor.take("}") ? "{" + name + "}" : "";
    }

    /// `NAME=value` and the like, if that comes next (3.4).
    private boolean assignment(List<Assignment> assignments) {
        int start = cursor.at;
        String name = cursor.name();
        Optional<Word> index = Optional.empty();
        if (!name.isEmpty() && cursor.take("[")) {
            index = words.balanced().word("]");
            if (index.isEmpty()) cursor.reading.stop("`]` is missing");
        }
        if (name.isEmpty() || !cursor.take("=") && !cursor.take("+=")) {
            if (index.isPresent() && index.get().source().indexOf(' ') >= 0)
                cursor.reading.stop("a subscript is unclear");
            cursor.at = start;
            return false;
        }
        boolean array = cursor.take("(");
        assignments.add(new Assignment(name, index, array ? elements() : List.of(words.word(Place.VALUE)), array));
        return true;
    }

    private List<Word> elements() {
        var elements = new ArrayList<Word>();
        scripts.lines();
        while (!cursor.ended() && !cursor.take(")")) {
            Word element = cursor.peek() == '[' ? keyed() : words.word(Place.ARGUMENT);
            if (element.source().isEmpty()) cursor.reading.stop("an array is not closed");
            elements.add(element);
            scripts.lines();
        }
        return elements;
    }

    /// `[index]=value`, or a pattern that begins alike.
    private Word keyed() {
        int start = cursor.at++;
        Optional<Word> index = words.balanced().word("]");
        if (index.isEmpty() || !cursor.looking("=") && !cursor.looking("+=")) {
            cursor.at = start;
            return words.word(Place.ARGUMENT);
        }
        var pieces = new Pieces(cursor);
        pieces.bare('[');
        index.get().pieces().forEach(pieces::add);
        pieces.bare(']');
        return words.word(Place.VALUE, pieces, start);
    }
}
