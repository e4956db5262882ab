package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls of the last reply that have no answer yet, as lines for a person.
final class Works {

    /// @param tail what it printed last
    private record Work(ToolCall call, Stand stand, String tail) {}

    private enum Stand {
        WAITS,
        RUNS
    }

    private final Map<String, Work> works = new LinkedHashMap<>();

    Optional<ToolCall> call(String id) {
        return Optional.ofNullable(works.get(id)).map(Work::call);
    }

    void wanted(List<ToolCall> calls) {
        works.clear();
        for (ToolCall call : calls) works.put(call.id(), new Work(call, Stand.WAITS, ""));
    }

    /// A command of the user's; always runs.
    boolean ordered(Fact.UserBegan began) {
        var call = new ToolCall(
                began.id(), "bash", Json.obj("command", began.command()).write());
        works.put(call.id(), new Work(call, Stand.RUNS, ""));
        return true;
    }

    void started(String id) {
        works.computeIfPresent(id, (_, work) -> new Work(work.call(), Stand.RUNS, work.tail()));
    }

    void printed(String id, String text) {
        works.computeIfPresent(id, (_, work) -> new Work(work.call(), work.stand(), Results.tail(work.tail(), text)));
    }

    List<Row> ran(String id, ToolResult result, Display display, Words words) {
        Work work = works.remove(id);
        if (work == null) return List.of();
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Calls.title(work.call(), result.failed() ? Ink.BAD : Ink.GOOD).hanging(2));
        rows.addAll(
                display.shows(Display.Part.RESULTS) ? Results.whole(result, words) : Results.preview(result, words));
        return rows;
    }

    /// Nothing of it goes on.
    List<Row> stopped(Words words) {
        var rows = new ArrayList<Row>();
        for (Work work : works.values()) {
            String how = words.of(work.stand() == Stand.RUNS ? "call.stopped" : "call.not-run");
            rows.add(Row.EMPTY);
            rows.add(Calls.title(work.call(), Ink.WARNING).hanging(2));
            rows.add(Row.of(Ink.WARNING, "  ⎿ " + how));
        }
        works.clear();
        return rows;
    }

    List<Row> unfinished() {
        var rows = new ArrayList<Row>();
        for (Work work : works.values()) {
            if (work.stand() != Stand.RUNS) continue;
            rows.add(Row.EMPTY);
            rows.add(Calls.title(work.call(), Ink.ACCENT));
            String tail = Sanitiser.line(work.tail()).strip();
            if (!tail.isEmpty()) rows.add(Row.of(Ink.DIM, "  ⎿ " + tail));
        }
        return rows;
    }

    Optional<ToolCall> running() {
        return works.values().stream()
                .filter(work -> work.stand() == Stand.RUNS)
                .map(Work::call)
                .findFirst();
    }
}
