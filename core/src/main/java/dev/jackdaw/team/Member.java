package dev.jackdaw.team;

import java.util.List;
import java.util.Optional;

/// Somebody of a team.
///
/// @param name small letters, digits and dashes; what the others call it by
/// @param role the part it plays as a subagent
/// @param after names of those whose work it needs first
public record Member(String name, String role, List<String> after, String task) {
    private static final String AFTER = ") after ";

    public Member {
        after = List.copyOf(after);
    }

    /// As a step of a plan: `name (role) after other: task`.
    String step() {
        return name + " (" + role + (after.isEmpty() ? ")" : AFTER + String.join(", ", after)) + ": " + task;
    }

    /// What [#step()] wrote.
    static Optional<Member> of(String step) {
        int open = step.indexOf(" (");
        int close = step.indexOf(')', Math.max(open, 0));
        int colon = step.indexOf(": ", Math.max(close, 0));
        if (open <= 0 || close < 0 || colon < 0) return Optional.empty();
        List<String> after = step.startsWith(AFTER, close)
                ? List.of(step.substring(close + AFTER.length(), colon).split(", "))
                : List.of();
        return Optional.of(
                new Member(step.substring(0, open), step.substring(open + 2, close), after, step.substring(colon + 2)));
    }
}
