package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Node.Script;
import dev.jackdaw.policy.syntax.Node.Step;
import java.util.ArrayList;
import java.util.List;

/// Lists and pipelines (Bash Reference Manual, 3.2.3 and 3.2.4). One reads what stands in one pair of parentheses, or a
/// whole text: here-documents begin and end in the same.
final class Scripts {
    private final Cursor cursor;
    private final Documents documents;
    private final Commands commands;

    Scripts(Cursor cursor) {
        this.cursor = cursor;
        documents = new Documents(cursor);
        commands = new Commands(cursor, this, documents);
    }

    /// A whole text.
    static Script whole(String text, Reading reading) {
        return new Scripts(new Cursor(text, reading)).whole();
    }

    Script whole() {
        cursor.reading.enter();
        Script script = script();
        String word = cursor.reserved();
        if (!cursor.ended())
            cursor.reading.stop(
                    "`%s` stands where no command can go on".formatted(word.isEmpty() ? cursor.peek() : word));
        documents.end();
        cursor.reading.leave();
        return script;
    }

    /// What stands before the given end, which is taken.
    Script enclosed(String end) {
        cursor.reading.enter();
        Script script = script();
        if (!cursor.take(end)) cursor.reading.stop("`" + end + "` is missing");
        documents.end();
        cursor.reading.leave();
        return script;
    }

    /// Commands up to what cannot begin one.
    Script script() {
        var steps = new ArrayList<Step>();
        lines();
        while (begins()) {
            Node command = list();
            cursor.blanks();
            boolean background = cursor.take("&");
            boolean more = background || cursor.peek() == '\n' || cursor.peek() == ';' && !ending();
            if (!background && more) cursor.take(";");
            steps.add(new Step(command, background));
            if (!more) break;
            lines();
        }
        return new Script(steps);
    }

    /// Whether `;;`, `;&` or `;;&` comes next.
    private boolean ending() {
        return cursor.looking(";;") || cursor.looking(";&");
    }

    /// Commands of which there must be one.
    Script body() {
        Script script = script();
        if (script.steps().isEmpty()) cursor.reading.stop("a command is missing");
        return script;
    }

    /// Passes over blanks, comments and line breaks, behind which here-documents stand.
    void lines() {
        cursor.blanks();
        while (cursor.peek() == '\n') {
            cursor.at++;
            documents.read();
            cursor.blanks();
        }
    }

    private boolean begins() {
        return switch (cursor.peek()) {
            case Cursor.END, ')', ';', '|', '\n' -> false;
            case '&' -> cursor.second() == '>';
            default ->
                switch (cursor.reserved()) {
                    case "then", "elif", "else", "fi", "do", "done", "esac", "}" -> false;
                    default -> true;
                };
        };
    }

    private Node list() {
        Node left = pipeline();
        while (!cursor.reading.stopped()) {
            cursor.blanks();
            boolean and = cursor.take("&&");
            if (!and && !cursor.take("||")) break;
            lines();
            left = new Node.Either(left, and, pipeline());
        }
        return left;
    }

    private Node pipeline() {
        boolean negated = false;
        boolean timed = false;
        boolean prefixed = false;
        cursor.blanks();
        while (cursor.reserved().equals("!") || cursor.reserved().equals("time")) {
            prefixed = true;
            if (cursor.takeWord("!")) negated = !negated;
            else timed |= time();
            cursor.blanks();
        }
        if (prefixed && (cursor.ended() || cursor.peek() == '\n' || cursor.peek() == ';'))
            return new Node.Pipeline(List.of(), negated, timed);
        var parts = new ArrayList<Node>(1);
        parts.add(command());
        while (bar()) {
            lines();
            if (cursor.reserved().equals("!")) cursor.reading.stop("`!` stands within a pipeline");
            parts.add(command());
        }
        return parts.size() == 1 && !prefixed ? parts.getFirst() : new Node.Pipeline(parts, negated, timed);
    }

    private boolean time() {
        cursor.takeWord("time");
        cursor.blanks();
        if (cursor.takeWord("-p")) cursor.blanks();
        cursor.takeWord("--");
        return true;
    }

    private boolean bar() {
        cursor.blanks();
        return !cursor.looking("||") && (cursor.take("|&") || cursor.take("|"));
    }

    Node command() {
        cursor.blanks();
        cursor.reading.enter();
        if (!begins()) cursor.reading.stop("a command is missing");
        Node command = commands.command();
        cursor.reading.leave();
        return command;
    }
}
