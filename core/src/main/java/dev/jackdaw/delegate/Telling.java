package dev.jackdaw.delegate;

import dev.jackdaw.delegate.Report.Evidence;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A report as the model reads it.
final class Telling {
    private Telling() {}

    static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// As the result of the call that waited for it. That a task did not work out is no fault of the call.
    static ToolResult result(Report report, Delegated handed) {
        Json.Obj details = Json.obj(
                "agent",
                report.agent(),
                "role",
                handed.role(),
                "child",
                report.child(),
                "outcome",
                outcome(report.outcome()),
                "worktree",
                handed.worktree(),
                "delegated",
                Records.write(report));
        boolean failed = report.outcome() == Outcome.FAILED && report.summary().isEmpty();
        ToolResult result = failed ? ToolResult.failure(text(report, handed)) : ToolResult.of(text(report, handed));
        return result.with(details);
    }

    static String text(Report report, Delegated handed) {
        var text = new StringBuilder(Words.of("head." + outcome(report.outcome()))
                .formatted(report.agent() + " (" + handed.role() + ")", report.ended()));
        if (!report.summary().isEmpty()) {
            if (report.outcome() != Outcome.ANSWERED) text.append('\n').append(Words.of("partly"));
            text.append("\n\n").append(report.summary()).append('\n');
        }
        list(text, "evidence", report.evidence().stream().map(Telling::place).toList());
        list(text, "changed", report.changed());
        list(text, "questions", report.questions());
        if (!report.read().isEmpty()) line(text, Words.of("read") + " " + String.join(", ", report.read()));
        if (!report.confidence().isEmpty()) line(text, Words.of("confidence").formatted(report.confidence()));
        if (!report.next().isEmpty()) line(text, Words.of("next").formatted(report.next()));
        if (!handed.worktree().isEmpty() && Files.isDirectory(Path.of(handed.worktree())))
            line(text, Words.of("worktree").formatted(report.agent()));
        if (!report.child().isEmpty())
            line(
                    text,
                    Words.of("session").formatted(report.child(), report.usage().total(), report.agent()));
        return text.toString();
    }

    private static String place(Evidence place) {
        return place.file()
                + (place.line() > 0 ? ":" + place.line() : "")
                + (place.note().isEmpty() ? "" : " " + place.note());
    }

    private static void list(StringBuilder text, String about, List<String> items) {
        if (items.isEmpty()) return;
        line(text, Words.of(about));
        for (String item : items) line(text, "- " + item);
    }

    private static void line(StringBuilder text, String line) {
        text.append('\n').append(line);
    }
}
