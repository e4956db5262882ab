package dev.jackdaw.prompt;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Turning;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// What of a session's log still counts, from its beginning: a fold that keeps where it is, not what it says.
final class Course {
    private final BitSet gone = new BitSet();
    private Turning turning = Turning.NONE;
    private int[] starts = new int[16];
    private int seen;

    /// Takes in what has come to a log, and gives the facts that were not taken back.
    Iterable<Fact> of(List<Line> lines) {
        for (Line line : lines.subList(seen, lines.size())) take(line.fact());
        return () -> facts(lines);
    }

    private void take(Fact fact) {
        Turning then = turning.with(fact);
        if (turning.back(fact).isPresent()) gone.set(starts[then.turns()], seen + 1);
        else if (then.turns() > turning.turns()) {
            if (then.turns() > starts.length) starts = Arrays.copyOf(starts, 2 * starts.length);
            starts[turning.turns()] = seen;
        }
        turning = then;
        seen++;
    }

    private Iterator<Fact> facts(List<Line> lines) {
        return IntStream.range(0, lines.size())
                .filter(place -> !gone.get(place))
                .mapToObj(place -> lines.get(place).fact())
                .iterator();
    }
}
