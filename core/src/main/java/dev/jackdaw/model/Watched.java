package dev.jackdaw.model;

import java.time.Duration;
import java.util.function.Consumer;

/// A model of which it is known how it does. A prompt that no model could have answered says nothing about it.
///
/// @param pulse where that is kept; several may share it that are one model asked in different manners
public record Watched(Model model, Pulse pulse) implements Around {

    /// How a model has done so far. Safe for use by several threads.
    public static final class Pulse {
        private volatile Health health = Health.FRESH;

        public Health health() {
            return health;
        }

        synchronized void answered(Duration first) {
            health = health.answered(first);
        }

        synchronized void failed(String why) {
            health = health.failed(why);
        }
    }

    public Watched(Model model) {
        this(model, new Pulse());
    }

    public Health health() {
        return pulse.health();
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        var watch = new Watch(arrivals);
        try {
            Reply reply = model.reply(prompt, watch);
            pulse.answered(watch.first());
            return reply;
        } catch (ModelFailure failure) {
            if (failure.elsewhere()) pulse.failed(failure.why());
            throw failure;
        }
    }

    /// Takes the time to the first sign of the attempt that succeeded.
    private static final class Watch implements Consumer<Arrival> {
        private final Consumer<? super Arrival> arrivals;
        private long asked = System.nanoTime();
        private long heard;

        Watch(Consumer<? super Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public void accept(Arrival arrival) {
            if (arrival instanceof Arrival.Retrying again) {
                asked = System.nanoTime()
                        + Duration.ofMillis(again.delayMillis()).toNanos();
                heard = 0;
            } else if (heard == 0) heard = System.nanoTime();
            arrivals.accept(arrival);
        }

        Duration first() {
            return Duration.ofNanos(Math.max(0, (heard == 0 ? System.nanoTime() : heard) - asked));
        }
    }
}
