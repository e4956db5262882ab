package dev.jackdaw.team;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.Usage;
import java.util.List;

/// What came of a team's work.
///
/// @param outcome `approved`, `rounds`, `budget`, `failed` or `stopped`
/// @param rounds how often it was reviewed
/// @param verdict what the reviewer said last, or what stood in its way
/// @param changed files, as the members' own sessions tell
/// @param tokens of all members since the work began or was taken up
public record TeamResult(
        String outcome,
        String task,
        int rounds,
        List<Part> members,
        String verdict,
        List<String> changed,
        long tokens,
        double dollars) {
    public TeamResult {
        members = List.copyOf(members);
        changed = List.copyOf(changed);
    }

    /// @param status of its item: `done`, `failed`, `pending`, `in_progress`
    /// @param summary what came of it, at most 200 characters
    public record Part(String name, String role, String task, String status, String summary) {}

    /// Whether the reviewer found nothing wrong any more.
    public boolean approved() {
        return outcome.equals("approved");
    }

    public Json.Obj json() {
        return (Json.Obj) Records.write(this);
    }

    public static TeamResult of(Json json) {
        return Records.read(json, TeamResult.class);
    }

    static TeamResult of(String outcome, Roster roster, String verdict, List<String> changed, Usage used) {
        var parts = roster.members().stream()
                .map(member -> {
                    var step = roster.steps().get(roster.members().indexOf(member));
                    String status = step.status().name().toLowerCase(java.util.Locale.ROOT);
                    return new Part(member.name(), member.role(), member.task(), status, step.note());
                })
                .toList();
        return new TeamResult(
                outcome, roster.task(), roster.reviews(), parts, verdict, changed, used.total(), nano(used.cost()));
    }

    /// Without what adding fractions leaves behind.
    private static double nano(double dollars) {
        return Math.round(dollars * 1e9) / 1e9;
    }

    /// For a person and a model.
    public String text() {
        var text = new StringBuilder(approved() ? "[TEAM APPROVED]" : "[TEAM NOT APPROVED: " + outcome + "]");
        text.append(" after ").append(rounds).append(rounds == 1 ? " review\n" : " reviews\n");
        for (Part part : members)
            text.append(part.status().equals("done") ? "[x] " : "[ ] ")
                    .append(part.name())
                    .append(" (")
                    .append(part.role())
                    .append("): ")
                    .append(part.summary().isEmpty() ? part.status() : part.summary())
                    .append('\n');
        if (!verdict.isEmpty()) text.append("Verdict: ").append(verdict).append('\n');
        if (!changed.isEmpty())
            text.append("Changed: ").append(String.join(", ", changed)).append('\n');
        return text.append("Used: ").append(tokens).append(" tokens").toString();
    }
}
