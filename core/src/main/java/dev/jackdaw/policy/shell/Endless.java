package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import dev.jackdaw.policy.syntax.Word;
import java.util.List;
import java.util.Set;

/// Loops that nothing ends.
final class Endless {
    private static final Set<String> ALWAYS = Set.of(":", "true", "false", "[ 1 ]", "[ true ]");
    private static final List<String> ENDS = List.of("break", "exit", "return", "sleep");

    private Endless() {}

    static boolean in(Node.Loop loop) {
        return loop.condition().steps().size() == 1
                && loop.condition().steps().getFirst().command() instanceof Node.Simple simple
                && ALWAYS.contains(simple.source().strip())
                && !ends(loop.body());
    }

    static boolean in(Node.Count count) {
        boolean open = count.expressions().size() < 2
                || count.expressions().get(1).source().isBlank();
        return open && !ends(count.body());
    }

    private static boolean ends(Node.Script body) {
        for (Node.Step step : body.steps())
            switch (step.command()) {
                case Node.Simple simple -> {
                    for (Word word : simple.words()) if (ENDS.contains(word.source())) return true;
                }
                default -> {
                    return true;
                }
            }
        return false;
    }
}
