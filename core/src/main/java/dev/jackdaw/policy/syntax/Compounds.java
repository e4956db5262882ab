package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Node.Branch;
import dev.jackdaw.policy.syntax.Node.Choice;
import dev.jackdaw.policy.syntax.Node.Script;
import dev.jackdaw.policy.syntax.Words.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compound commands and functions (Bash Reference Manual, 3.2.5, 3.2.6 and 3.3).
final class Compounds {
    private final Cursor cursor;
    private final Scripts scripts;
    private final Commands commands;
    private final Words words;

    Compounds(Cursor cursor, Scripts scripts, Commands commands, Words words) {
        this.cursor = cursor;
        this.scripts = scripts;
        this.commands = commands;
        this.words = words;
    }

    /// The compound command that comes next, if one does.
    Optional<Node> compound() {
        if (cursor.peek() == '(') return Optional.of(parenthesis());
        String reserved = cursor.reserved();
        // Behind a bar `time` is a program; before it, a pipeline has taken it.
        if (reserved.isEmpty() || reserved.equals("time")) return Optional.empty();
        cursor.takeWord(reserved);
        cursor.blanks();
        return Optional.of(
                switch (reserved) {
                    case "{" -> new Node.Group(closed("}"), commands.redirections());
                    case "if" -> conditional();
                    case "while", "until" -> new Node.Loop(closed("do"), closed("done"), commands.redirections());
                    case "for", "select" -> cursor.looking("((") && reserved.equals("for") ? count() : each();
                    case "case" -> choice();
                    case "function" -> named();
                    case "[[" -> new Node.Test(new Conditions(cursor, scripts, words).read(), commands.redirections());
                    case "coproc" -> coprocess();
                    default -> misplaced(reserved);
                });
    }

    private Node misplaced(String word) {
        cursor.reading.stop("`" + word + "` stands where it cannot");
        return new Node.Group(new Script(List.of()), List.of());
    }

    private Node parenthesis() {
        Optional<Word> expression = cursor.looking("((") ? words.balanced().attempt() : Optional.empty();
        if (expression.isPresent()) return new Node.Arithmetic(expression.get(), commands.redirections());
        cursor.at++;
        Script body = scripts.body();
        if (!cursor.take(")")) cursor.reading.stop("`)` is missing");
        return new Node.Subshell(body, commands.redirections());
    }

    private void expect(String word) {
        cursor.blanks();
        if (!cursor.takeWord(word)) cursor.reading.stop("`" + word + "` is missing");
    }

    /// Commands up to the given word, which is taken.
    private Script closed(String word) {
        Script body = scripts.body();
        expect(word);
        return body;
    }

    private Node conditional() {
        var branches = new ArrayList<Branch>();
        do branches.add(new Branch(closed("then"), scripts.body()));
        while (cursor.takeWord("elif"));
        Optional<Script> otherwise = cursor.takeWord("else") ? Optional.of(scripts.body()) : Optional.empty();
        expect("fi");
        return new Node.If(branches, otherwise, commands.redirections());
    }

    private Node count() {
        cursor.take("((");
        List<Word> expressions = words.balanced().until("))", ';').orElse(List.of());
        if (expressions.size() != 3) cursor.reading.stop("`for ((` has not three parts");
        cursor.blanks();
        cursor.take(";");
        scripts.lines();
        return new Node.Count(expressions, looped(), commands.redirections());
    }

    private Node each() {
        String name = words.word(Place.DELIMITER).fixed().orElse("");
        if (name.isEmpty()) cursor.reading.stop("a loop has no name");
        cursor.blanks();
        boolean separated = cursor.peek() == '\n';
        scripts.lines();
        Optional<List<Word>> listed = cursor.takeWord("in") ? Optional.of(listed()) : Optional.empty();
        cursor.blanks();
        separated |= cursor.peek() == '\n' || cursor.peek() == ';';
        if (listed.isEmpty() || cursor.peek() == ';') cursor.take(";");
        scripts.lines();
        if (!separated && (listed.isPresent() || cursor.reserved().equals("{"))) cursor.reading.stop("`;` is missing");
        return new Node.Each(name, listed, looped(), commands.redirections());
    }

    private List<Word> listed() {
        var listed = new ArrayList<Word>();
        cursor.blanks();
        while (!Cursor.endsWord(cursor.peek()) || cursor.second() == '(' && cursor.peek() != '(') {
            Word word = words.word(Place.ARGUMENT);
            if (word.source().isEmpty()) break;
            listed.add(word);
            cursor.blanks();
        }
        return listed;
    }

    /// `do … done`, or `{ … }`, which Bash takes as well.
    private Script looped() {
        if (cursor.takeWord("{")) return closed("}");
        expect("do");
        return closed("done");
    }

    private Node choice() {
        Word subject = words.word(Place.VALUE);
        if (subject.source().isEmpty()) cursor.reading.stop("`case` has no subject");
        scripts.lines();
        expect("in");
        scripts.lines();
        var choices = new ArrayList<Choice>();
        while (!cursor.reserved().equals("esac") && !cursor.ended()) {
            choices.add(new Choice(patterns(), scripts.script()));
            cursor.blanks();
            if (!cursor.take(";;&") && !cursor.take(";;") && !cursor.take(";&")) break;
            scripts.lines();
        }
        expect("esac");
        return new Node.Case(subject, choices, commands.redirections());
    }

    private List<Word> patterns() {
        var patterns = new ArrayList<Word>();
        cursor.take("(");
        do {
            cursor.blanks();
            patterns.add(words.word(Place.PATTERN));
            if (patterns.getLast().source().isEmpty()) cursor.reading.stop("a pattern of `case` is missing");
            cursor.blanks();
        } while (cursor.take("|"));
        if (!cursor.take(")")) cursor.reading.stop("`)` is missing");
        return patterns;
    }

    /// What follows the word `function`.
    private Node named() {
        Word name = words.word(Place.DELIMITER);
        if (name.source().isEmpty()) cursor.reading.stop("a function has no name");
        cursor.blanks();
        int start = cursor.at;
        if (cursor.take("(")) {
            cursor.blanks();
            if (!cursor.take(")")) cursor.at = start;
        }
        return defined(name);
    }

    /// What follows the name of a function that is written with parentheses.
    Node function(Word name) {
        cursor.at++;
        cursor.blanks();
        if (!cursor.take(")")) cursor.reading.stop("`(` stands where no command can begin");
        return defined(name);
    }

    private Node defined(Word name) {
        scripts.lines();
        if (!begins()) cursor.reading.stop("a function has no body");
        return new Node.Function(name.fixed().orElse(name.source()), scripts.command());
    }

    /// Whether a compound command comes next.
    private boolean begins() {
        if (cursor.peek() == '(') return true;
        String reserved = cursor.reserved();
        return !reserved.isEmpty() && !reserved.equals("function") && !reserved.equals("coproc");
    }

    private Node coprocess() {
        int start = cursor.at;
        if (!begins() && !words.word(Place.DELIMITER).source().isEmpty()) {
            cursor.blanks();
            if (!begins()) cursor.at = start;
        }
        return new Node.Coprocess(scripts.command());
    }
}
