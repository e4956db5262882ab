package dev.jackdaw.delegate;

import java.time.Duration;
import java.util.Optional;

/// What the subagents of a session may use, all of them together.
///
/// @param together how many may be at work at a time; others wait
/// @param all how many may begin while the session is open
/// @param depth how deep tasks may be handed down: 1 where a subagent hands out none
/// @param tokens of all their prompts and replies while the session is open
/// @param dollars US dollars they may cost while the session is open
/// @param time one stretch of their work may take, from the first that begins to the last that ends
/// @param model what works them, where their role does not say; the session's own where empty
public record Caps(
        int together,
        int all,
        int depth,
        Optional<Long> tokens,
        Optional<Double> dollars,
        Optional<Duration> time,
        Optional<String> model) {
    public static final Caps USUAL =
            new Caps(8, 32, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// One of them keeps a subagent from beginning.
    public static final class Reached extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Reached(String why) {
            super(why);
        }
    }
}
