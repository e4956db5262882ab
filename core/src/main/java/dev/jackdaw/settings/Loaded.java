package dev.jackdaw.settings;

import java.util.List;
import java.util.Optional;

/// What loading the settings gave.
///
/// @param settings empty exactly where there are problems
/// @param problems everything that is wrong, not only the first
/// @param warnings what was understood otherwise than written, or left out
/// @param values the settings as they hold
/// @param leavesOut whether a project says something that does not count before it is trusted
public record Loaded(
        Optional<Settings> settings,
        List<Problem> problems,
        List<Problem> warnings,
        List<Effective> values,
        boolean leavesOut) {
    public Loaded {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        values = List.copyOf(values);
    }
}
