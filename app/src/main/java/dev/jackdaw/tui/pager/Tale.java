package dev.jackdaw.tui.pager;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session as a row of entries, one for each line of its log, and the turns among them. What an entry says is
/// composed when it is asked for: a long session costs no more than what is looked at.
public final class Tale {
    /// Lines looked back for what belongs to one: a call to its answer, its beginning to its end.
    private static final int FAR = 2_000;

    private final Telling telling;
    private final Map<Integer, Affairs> affairs = new HashMap<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private List<Line> lines = List.of();
    private Affairs last = Affairs.NONE;
    private boolean settled = true;
    private int queued;
    private int turn;

    public Tale(Telling telling) {
        this.telling = telling;
    }

    /// Takes in what has come to a log that only grows.
    public void grow(List<Line> now) {
        int known = lines.size();
        lines = now;
        for (int i = known; i < now.size(); i++) count(now.get(i).fact(), i);
    }

    private void count(Fact fact, int place) {
        last = last.with(fact);
        if (fact instanceof Undertaking) affairs.put(place, last);
        if (fact instanceof Fact.UserSaid said) {
            if (settled) begin(place);
            else if (said.timing() == Fact.Timing.LATER) queued++;
        } else if (fact instanceof Fact.TurnEnded(var ending)) {
            settled = true;
            if (ending.reason() == Ending.Reason.ANSWERED && queued > 0) {
                queued--;
                begin(place + 1);
            }
        } else if (fact instanceof Fact.Rewound(var to)) turn = Math.max(0, to);
    }

    private void begin(int place) {
        settled = false;
        starts.add(place);
        numbers.add(++turn);
    }

    int size() {
        return lines.size();
    }

    Instant at(int place) {
        return lines.get(place).at();
    }

    /// The number of the last turn.
    int turns() {
        return turn;
    }

    /// The number of the turn an entry belongs to, 0 before the first.
    int turn(int place) {
        int last = before(place);
        return last < 0 ? 0 : numbers.get(last);
    }

    /// Where the turn begins that an entry belongs to.
    int start(int place) {
        int last = before(place);
        return last < 0 ? 0 : starts.get(last);
    }

    /// Where the turn after that entry's begins, if there is one that has said something.
    Optional<Integer> nextStart(int place) {
        int next = before(place) + 1;
        return next < starts.size() && starts.get(next) < size() ? Optional.of(starts.get(next)) : Optional.empty();
    }

    private int before(int place) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (starts.get(middle) <= place) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// All an entry says.
    List<Row> rows(int place) {
        Line line = lines.get(place);
        int last = before(place);
        boolean first = last >= 0 && starts.get(last) == place;
        var rows = new ArrayList<Row>();
        if (first) rows.addAll(telling.heading(numbers.get(last), line.at()));
        rows.addAll(telling.of(
                line,
                new Telling.Around(
                        first,
                        call(line.fact(), place),
                        took(line, place),
                        affairs.getOrDefault(place, Affairs.NONE))));
        return rows;
    }

    private Optional<ToolCall> call(Fact fact, int place) {
        String id = switch (fact) {
            case Fact.ToolRan ran -> ran.callId();
            case Fact.ApprovalAsked asked -> asked.callId();
            case Fact _ -> "";
        };
        if (id.isEmpty()) return Optional.empty();
        for (int i = place - 1; i >= Math.max(0, place - FAR); i--)
            if (lines.get(i).fact() instanceof Fact.ModelSaid(var reply))
                for (ToolCall call : reply.calls()) if (call.id().equals(id)) return Optional.of(call);
        return Optional.empty();
    }

    private Optional<Duration> took(Line line, int place) {
        if (line.fact() instanceof Fact.TurnEnded) return since(Math.min(start(place), place), line);
        if (!(line.fact() instanceof Fact.ToolRan ran)) return Optional.empty();
        for (int i = place - 1; i >= Math.max(0, place - FAR); i--)
            if (lines.get(i).fact() instanceof Fact.ToolBegan(var id) && id.equals(ran.callId())) return since(i, line);
        return Optional.empty();
    }

    private Optional<Duration> since(int place, Line line) {
        return Optional.of(Duration.between(lines.get(place).at(), line.at()));
    }
}
