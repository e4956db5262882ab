package dev.jackdaw.model;

import dev.jackdaw.model.ModelFailure.Cure;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// A model that is asked again while asking again may help: up to ten times where its provider is busy, up to six times
/// and for about a minute where it cannot be reached. Who asks at the same time asks again at different times.
public final class Retrying implements Around {

    /// A way to wait, and to tell the time.
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;

        /// Nanoseconds since some moment.
        default long now() {
            return System.nanoTime();
        }
    }

    private static final int MOST_WHEN_BUSY = 10;
    private static final int MOST_WHEN_AWAY = 6;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(60);
    private static final Duration FIRST_WHEN_BUSY = Duration.ofSeconds(1);
    private static final Duration FIRST_WHEN_AWAY = Duration.ofMillis(500);
    private static final Duration STEEPEST_WHEN_BUSY = Duration.ofSeconds(30);
    private static final Duration STEEPEST_WHEN_AWAY = Duration.ofSeconds(8);
    private static final long APART = Duration.ofMillis(120).toNanos();
    private static final double JITTER = 0.2;

    private final Model model;
    private final int patience;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final TreeSet<Long> taken = new TreeSet<>();

    public Retrying(Model model) {
        this(model, MOST_WHEN_BUSY);
    }

    /// @param patience attempts at most, whatever the failure
    public Retrying(Model model, int patience) {
        this(model, patience, Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
    }

    /// @param random gives numbers from 0 to 1
    public Retrying(Model model, Sleeper sleeper, DoubleSupplier random) {
        this(model, MOST_WHEN_BUSY, sleeper, random);
    }

    private Retrying(Model model, int patience, Sleeper sleeper, DoubleSupplier random) {
        this.model = model;
        this.patience = patience;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        var listening = new Listening(arrivals, sleeper);
        for (int attempt = 1; ; attempt++) {
            try {
                return model.reply(prompt, listening);
            } catch (ModelFailure failure) {
                Duration delay = delay(failure, attempt, listening);
                arrivals.accept(new Arrival.Retrying(
                        attempt, most(failure), delay.toMillis(), failure.status(), failure.why()));
                sleeper.sleep(delay);
            }
        }
    }

    /// Passes arrivals on and remembers when the last one was.
    private static final class Listening implements Consumer<Arrival> {
        private final Consumer<? super Arrival> arrivals;
        private final Sleeper sleeper;
        private long last;

        Listening(Consumer<? super Arrival> arrivals, Sleeper sleeper) {
            this.arrivals = arrivals;
            this.sleeper = sleeper;
            this.last = sleeper.now();
        }

        @Override
        public void accept(Arrival arrival) {
            last = sleeper.now();
            arrivals.accept(arrival);
        }

        Duration silent() {
            return Duration.ofNanos(sleeper.now() - last);
        }
    }

    private static boolean away(ModelFailure failure) {
        return failure.status() == 0;
    }

    private int most(ModelFailure failure) {
        return Math.min(patience, away(failure) ? MOST_WHEN_AWAY : MOST_WHEN_BUSY);
    }

    /// How long to wait before the next attempt.
    ///
    /// @throws ModelFailure when there is to be none
    private Duration delay(ModelFailure failure, int attempt, Listening listening) throws ModelFailure {
        if (!(failure.cure() instanceof Cure.Retry(var after))) throw failure;
        if (attempt >= most(failure)) throw lasting(failure, " (gave up after " + attempt + " attempts)");
        Duration asked = after.orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST) > 0)
            throw lasting(failure, " (asked to wait " + asked.toMinutes() + " minutes, which is too long)");
        double jitter = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        Duration floor = longer(asked, backOff(failure, attempt));
        Duration delay = longer(asked, Duration.ofMillis(Math.round(floor.toMillis() * jitter)));
        // Whoever was silent for long is asked once more all the same.
        if (away(failure) && attempt > 1 && listening.silent().plus(delay).compareTo(LONGEST_AWAY) > 0)
            throw lasting(
                    failure,
                    " (gave up after " + attempt + " attempts in "
                            + listening.silent().toSeconds() + " s)");
        return alone(delay);
    }

    private static Duration backOff(ModelFailure failure, int attempt) {
        Duration first = away(failure) ? FIRST_WHEN_AWAY : FIRST_WHEN_BUSY;
        Duration steepest = away(failure) ? STEEPEST_WHEN_AWAY : STEEPEST_WHEN_BUSY;
        Duration backOff = first.multipliedBy(1L << Math.min(attempt - 1, 10));
        return backOff.compareTo(steepest) > 0 ? steepest : backOff;
    }

    /// That delay, or the next longer one at whose end nobody else asks.
    private synchronized Duration alone(Duration delay) {
        long now = sleeper.now();
        taken.headSet(now).clear();
        long at = now + delay.toNanos();
        for (Long other = taken.ceiling(at - APART); other != null && other < at + APART; ) {
            at = other + APART;
            other = taken.higher(other);
        }
        taken.add(at);
        return delay.plusNanos(at - now - delay.toNanos());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static ModelFailure lasting(ModelFailure failure, String why) {
        return new ModelFailure(failure.why() + why, failure.cure(), failure.category(), failure.status());
    }
}
