package dev.jackdaw.policy.syntax;

import static java.util.stream.Collectors.joining;

import dev.jackdaw.policy.syntax.Node.Assignment;
import dev.jackdaw.policy.syntax.Node.Redirection;
import dev.jackdaw.policy.syntax.Node.Script;
import dev.jackdaw.policy.syntax.Word.Piece;
import java.util.List;

/// Trees as one line each: what is in round brackets is a node named by its first word, `'…'` is kept from expansion.
final class TreeText {
    private TreeText() {}

    static String of(String command) {
        Parsed parsed = Bash.parse(command);
        return parsed.fault().map(fault -> "FAULT " + fault + ": ").orElse("") + script(parsed.script());
    }

    private static String script(Script script) {
        return script.steps().stream()
                .map(step -> node(step.command()) + (step.background() ? " &" : ""))
                .collect(joining("; "));
    }

    private static String node(Node node) {
        return switch (node) {
            case Script script -> script(script);
            case Node.Simple simple ->
                spaced(
                        simple.assignments().stream().map(TreeText::assignment).collect(joining(" ")),
                        words(simple.words()),
                        redirections(simple.redirections()));
            case Node.Pipeline(List<Node> parts, boolean negated, boolean timed) ->
                "(" + spaced(negated ? "not" : "", timed ? "time" : "", nodes(parts, " | ")) + ")";
            case Node.Either(Node left, boolean and, Node right) ->
                "(" + node(left) + (and ? " && " : " || ") + node(right) + ")";
            case Node.Group(Script body, var redirections) -> compound("group", script(body), redirections);
            case Node.Subshell(Script body, var redirections) -> compound("sub", script(body), redirections);
            case Node.If(var branches, var otherwise, var redirections) ->
                compound(
                        "if",
                        branches.stream()
                                        .map(branch -> script(branch.condition()) + " -> " + script(branch.body()))
                                        .collect(joining(", "))
                                + otherwise
                                        .map(body -> ", else " + script(body))
                                        .orElse(""),
                        redirections);
            case Node.Loop(Script condition, Script body, var redirections) ->
                compound("loop", script(condition) + " -> " + script(body), redirections);
            case Node.Each(String name, var words, Script body, var redirections) ->
                compound(
                        "each",
                        name + words.map(list -> " in " + words(list)).orElse("") + " -> " + script(body),
                        redirections);
            case Node.Count(var expressions, Script body, var redirections) ->
                compound(
                        "count",
                        expressions.stream().map(TreeText::word).collect(joining(";")) + " -> " + script(body),
                        redirections);
            case Node.Case(Word subject, var choices, var redirections) ->
                compound(
                        "case",
                        word(subject)
                                + choices.stream()
                                        .map(choice -> ", " + words(choice.patterns()) + " -> " + script(choice.body()))
                                        .collect(joining()),
                        redirections);
            case Node.Function(String name, Node body) -> "(function " + name + " " + node(body) + ")";
            case Node.Arithmetic(Word expression, var redirections) -> compound("sum", word(expression), redirections);
            case Node.Test(var words, var redirections) -> compound("test", words(words), redirections);
            case Node.Coprocess(Node command) -> "(coproc " + node(command) + ")";
        };
    }

    private static String compound(String name, String inner, List<Redirection> redirections) {
        return "(" + spaced(name, inner) + ")" + (redirections.isEmpty() ? "" : " " + redirections(redirections));
    }

    private static String spaced(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(joining(" "));
    }

    private static String nodes(List<Node> nodes, String between) {
        return nodes.stream().map(TreeText::node).collect(joining(between));
    }

    private static String assignment(Assignment assignment) {
        String index = assignment.index().map(word -> "[" + word(word) + "]").orElse("");
        String values = words(assignment.values());
        return assignment.name() + index + ":=" + (assignment.array() ? "(" + values + ")" : values);
    }

    private static String redirections(List<Redirection> redirections) {
        return redirections.stream()
                .map(each -> each.descriptor() + each.operator() + word(each.target()))
                .collect(joining(" "));
    }

    static String words(List<Word> words) {
        return words.stream().map(TreeText::word).collect(joining(" "));
    }

    private static String word(Word word) {
        return word.pieces().stream().map(TreeText::piece).collect(joining()).replace("\n", "␤");
    }

    private static String piece(Piece piece) {
        return switch (piece) {
            case Word.Literal(String text, boolean quoted) -> quoted ? "'" + text + "'" : text;
            case Word.Glob(String pattern) -> "‹" + pattern + "›";
            case Word.Tilde(String user) -> "‹~" + user + "›";
            case Word.Variable(String name, String operation, var nested, boolean quoted) ->
                quote(quoted) + "${" + spaced(name + operation, nested.isEmpty() ? "" : "← " + words(nested)) + "}";
            case Word.Substitution(Script script, boolean quoted) -> quote(quoted) + "$(" + script(script) + ")";
            case Word.Piped(Script script, boolean input) -> (input ? "<(" : ">(") + script(script) + ")";
            case Word.Sum(Word expression, boolean quoted) -> quote(quoted) + "$((" + word(expression) + "))";
            case Word.Braces(var alternatives, boolean whole) ->
                alternatives.stream().map(TreeText::word).collect(joining("|", "‹", whole ? "›" : "|…›"));
        };
    }

    private static String quote(boolean quoted) {
        return quoted ? "\"" : "";
    }
}
