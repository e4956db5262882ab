package dev.jackdaw.settings;

import java.util.List;
import java.util.Optional;

/// What came of loading settings.
///
/// @param settings empty where there are problems
public record Loaded(
        Optional<Settings> settings, List<Problem> problems, List<Problem> warnings, List<Effective> values) {}
