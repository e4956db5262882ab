package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import java.util.List;

/// A shell function that pipes itself into itself, in the background.
final class ForkBomb {
    private ForkBomb() {}

    /// Whether a text that is no command is the well-known one, which some shells take without its blanks.
    static boolean written(String text) {
        return text.replace(" ", "").contains(":(){:|:&}");
    }

    static boolean in(Node.Function function) {
        return grows(function.body(), function.name());
    }

    private static boolean grows(Node node, String name) {
        return switch (node) {
            case Node.Script script ->
                script.steps().stream()
                                        .filter(step -> step.background() && self(step.command(), name))
                                        .count()
                                > 1
                        || script.steps().stream()
                                .anyMatch(step -> piped(step.command(), name) && step.background()
                                        || grows(step.command(), name));
            case Node.Group group -> grows(group.body(), name);
            case Node.Subshell subshell -> grows(subshell.body(), name);
            case Node.Loop loop -> grows(loop.body(), name);
            case Node.If choice -> choice.branches().stream().anyMatch(branch -> grows(branch.body(), name));
            case Node.Pipeline pipeline -> twice(pipeline.parts(), name);
            case Node.Either either -> grows(either.left(), name) || grows(either.right(), name);
            default -> false;
        };
    }

    private static boolean piped(Node node, String name) {
        return node instanceof Node.Pipeline(var parts, var _, var _)
                && parts.stream().anyMatch(part -> self(part, name));
    }

    private static boolean twice(List<Node> parts, String name) {
        return parts.stream().filter(part -> self(part, name)).count() > 1;
    }

    private static boolean self(Node node, String name) {
        return switch (node) {
            case Node.Simple simple ->
                !simple.words().isEmpty()
                        && simple.words()
                                .getFirst()
                                .fixed()
                                .filter(name::equals)
                                .isPresent();
            case Node.Pipeline pipeline -> pipeline.parts().stream().anyMatch(part -> self(part, name));
            case Node.Group group -> group.body().steps().stream().anyMatch(step -> self(step.command(), name));
            case Node.Subshell subshell ->
                subshell.body().steps().stream().anyMatch(step -> self(step.command(), name));
            default -> false;
        };
    }
}
