package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Enterprise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The calls of the last reply that have no answer yet, as lines for a person.
final class Works {
    private static final long WORTH_TELLING = 1_000;
    private static final int REMEMBERED = 4_000;
    /// What a team's work is kept as, between the commands of the user's.
    private static final String TEAM = "/team ";

    /// @param since when it began to run
    /// @param printed the end of what it printed
    private record Work(ToolCall call, Stand stand, long since, StringBuilder printed) {}

    private enum Stand {
        WAITS,
        RUNS
    }

    /// A call that has its answer.
    ///
    /// @param millis how long it ran, 0 where that is not known or not worth telling
    record Done(ToolCall call, long millis) {}

    private final LongSupplier clock;
    private final Map<String, Work> works = new LinkedHashMap<>();

    Works(LongSupplier clock) {
        this.clock = clock;
    }

    Optional<ToolCall> call(String id) {
        return Optional.ofNullable(works.get(id)).map(Work::call);
    }

    void wanted(List<ToolCall> calls) {
        works.clear();
        for (ToolCall call : calls) works.put(call.id(), new Work(call, Stand.WAITS, 0, new StringBuilder()));
    }

    /// A command of the user's; always runs.
    boolean ordered(Fact.UserBegan began) {
        boolean team = began.command().startsWith(TEAM);
        Json.Obj asked = team
                ? Json.obj("task", began.command().substring(TEAM.length()))
                : Json.obj("command", began.command());
        var call = new ToolCall(began.id(), team ? "team" : "bash", asked.write());
        works.put(call.id(), new Work(call, Stand.RUNS, clock.getAsLong(), new StringBuilder()));
        return true;
    }

    void started(String id) {
        works.computeIfPresent(id, (_, work) -> new Work(work.call(), Stand.RUNS, clock.getAsLong(), work.printed()));
    }

    void printed(String id, String text) {
        Work work = works.get(id);
        if (work == null) return;
        StringBuilder all = work.printed().append(text);
        if (all.length() > 2 * REMEMBERED) all.delete(0, all.length() - REMEMBERED);
    }

    Optional<Done> ran(String id) {
        return Optional.ofNullable(works.remove(id)).map(work -> {
            long millis = work.stand() == Stand.RUNS ? clock.getAsLong() - work.since() : 0;
            return new Done(work.call(), millis < WORTH_TELLING ? 0 : millis);
        });
    }

    /// Nothing of it goes on.
    List<Row> stopped(Words words) {
        var rows = new ArrayList<Row>();
        for (Work work : works.values()) {
            boolean ran = work.stand() == Stand.RUNS;
            rows.add(Row.EMPTY);
            rows.add(Calls.title(work.call(), Ink.WARNING, ran ? "■ " : "○ "));
            rows.add(Row.of(Ink.WARNING, Results.FIRST + words.of(ran ? "call.stopped" : "call.not-run")));
        }
        works.clear();
        return rows;
    }

    /// Those that run, each with the last lines it printed; to be cut, not wrapped.
    ///
    /// @param most lines of output for each
    List<Row> unfinished(int most) {
        var rows = new ArrayList<Row>();
        for (Work work : works.values()) {
            if (work.stand() != Stand.RUNS || Enterprise.tells(work.call())) continue;
            rows.add(Row.EMPTY);
            rows.add(Calls.title(work.call(), Ink.ACCENT, "● "));
            String mark = Results.FIRST;
            for (String line : tail(work.printed(), most)) {
                rows.add(Row.of(Ink.DIM, mark + Sanitiser.line(line).stripTrailing()));
                mark = Results.NEXT;
            }
        }
        return rows;
    }

    int runningCalls() {
        int running = 0;
        for (Work work : works.values()) if (work.stand() == Stand.RUNS) running++;
        return running;
    }

    Optional<ToolCall> running() {
        return works.values().stream()
                .filter(work -> work.stand() == Stand.RUNS)
                .map(Work::call)
                .findFirst();
    }

    /// The last lines that say something; what a carriage return was to write over is gone.
    private static List<String> tail(StringBuilder printed, int most) {
        var lines = new ArrayList<String>();
        int end = printed.length();
        while (end > 0 && lines.size() < most) {
            int start = printed.lastIndexOf("\n", end - 1) + 1;
            String line = printed.substring(start, end);
            String left = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            String last = left.substring(left.lastIndexOf('\r') + 1);
            if (!last.isBlank()) lines.addFirst(last);
            end = start - 1;
        }
        return lines;
    }
}
