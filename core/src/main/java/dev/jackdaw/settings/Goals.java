package dev.jackdaw.settings;

import java.time.Duration;

/// How goals are pursued.
///
/// @param rounds how often the model may try
/// @param check how long a command that checks a criterion may take
/// @param judge how long the verdict of a judge is waited for
public record Goals(int rounds, Duration check, Duration judge) {
    public static final Goals USUAL = new Goals(10, Duration.ofSeconds(60), Duration.ofMinutes(2));
}
