package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import java.util.Set;

/// Loops that nothing ends but the memory being full.
final class Endless {
    private static final Set<String> ALWAYS = Set.of(":", "true", "false", "[ 1 ]", "[ true ]");

    private Endless() {}

    static boolean in(Node.Loop loop) {
        return loop.condition().steps().size() == 1
                && loop.condition().steps().getFirst().command() instanceof Node.Simple simple
                && ALWAYS.contains(simple.source().strip())
                && grows(loop.body());
    }

    static boolean in(Node.Count count) {
        boolean open = count.expressions().size() < 2
                || count.expressions().get(1).source().isBlank();
        return open && grows(count.body());
    }

    /// Whether what a round keeps is more than the round before kept.
    private static boolean grows(Node.Script body) {
        for (Node.Step step : body.steps())
            if (step.command() instanceof Node.Simple simple
                    && simple.words().isEmpty()
                    && simple.source().indexOf('$') >= 0) return true;
        return false;
    }
}
