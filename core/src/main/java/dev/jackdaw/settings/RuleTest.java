package dev.jackdaw.settings;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Trial;
import dev.jackdaw.policy.Verdict;
import java.util.Optional;

/// What a file of settings expects of its own rules.
///
/// @param source the file
/// @param call as a person reads it
/// @param mode the mode it is judged in; the configured one where empty
public record RuleTest(String source, String call, Trial trial, Optional<Mode> mode, Verdict expected) {}
