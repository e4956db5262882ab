package dev.jackdaw.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What the user said to begin each turn that was not taken back.
public final class Requests {
    private Requests() {}

    /// @param longest characters of each that are kept
    public static List<String> of(Iterable<Line> lines, int longest) {
        var requests = new ArrayList<String>();
        var queued = new ArrayDeque<String>();
        Turning now = Turning.NONE;
        for (Line line : lines) {
            Turning then = now.with(line.fact());
            if (now.back(line.fact()).isPresent())
                requests.subList(then.turns(), requests.size()).clear();
            if (line.fact() instanceof Fact.UserSaid said && (now.settled() || then.queued() > now.queued()))
                queued.add(
                        said.text().substring(0, Math.min(longest, said.text().length())));
            if (then.turns() > now.turns())
                requests.add(line.fact() instanceof Fact.UserSaid ? queued.removeLast() : queued.remove());
            if (then.queued() == 0) queued.clear();
            now = then;
        }
        return requests;
    }
}
