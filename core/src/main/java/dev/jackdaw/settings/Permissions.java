package dev.jackdaw.settings;

import dev.jackdaw.policy.Policy;
import java.nio.file.Path;
import java.util.List;

/// What the settings say about permissions, whatever they say about models.
///
/// @param folders further folders that may be read and written
/// @param tests what the files expect of their own rules
/// @param modeSource who says the mode; `built-in` where nobody does
/// @param problems everything that is wrong with the settings as far as they were looked at
/// @param warnings what was understood otherwise than written, or left out
public record Permissions(
        Policy policy,
        List<Path> folders,
        List<RuleTest> tests,
        String modeSource,
        List<Problem> problems,
        List<Problem> warnings) {
    public Permissions {
        folders = List.copyOf(folders);
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
