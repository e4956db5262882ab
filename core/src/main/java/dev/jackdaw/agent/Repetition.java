package dev.jackdaw.agent;

import java.time.Duration;
import java.time.Instant;

/// What loops go by.
///
/// @param until whether what ends a loop holds
public record Repetition(Timepiece time, Condition until) {
    static final Repetition NONE = new Repetition(Timepiece.SYSTEM, _ -> false);

    /// Whether a command succeeds.
    @FunctionalInterface
    public interface Condition {
        boolean holds(String command) throws InterruptedException;
    }

    /// Tells the time, and waits.
    public interface Timepiece {
        Timepiece SYSTEM = new Timepiece() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };

        Instant now();

        void sleep(Duration time) throws InterruptedException;
    }
}
