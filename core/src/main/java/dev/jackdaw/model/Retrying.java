package dev.jackdaw.model;

import dev.jackdaw.model.ModelFailure.Cure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// A model that is asked again while asking again may help: ten times where its provider is busy, five times where it
/// cannot be reached.
public final class Retrying implements Model {

    /// A way to wait.
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private static final int MOST_WHEN_BUSY = 10;
    private static final int MOST_WHEN_AWAY = 5;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration STEEPEST = Duration.ofSeconds(30);
    private static final double JITTER = 0.2;

    private final Model model;
    private final int patience;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

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
    public String origin() {
        return model.origin();
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return model.reply(prompt, arrivals);
            } catch (ModelFailure failure) {
                Duration delay = delay(failure, attempt);
                int most = most(failure);
                arrivals.accept(new Arrival.Retrying(attempt, most, delay.toMillis(), failure.status(), failure.why()));
                sleeper.sleep(delay);
            }
        }
    }

    private int most(ModelFailure failure) {
        return Math.min(patience, failure.status() == 0 ? MOST_WHEN_AWAY : MOST_WHEN_BUSY);
    }

    /// How long to wait before the next attempt.
    ///
    /// @throws ModelFailure when there is to be none
    private Duration delay(ModelFailure failure, int attempt) throws ModelFailure {
        if (!(failure.cure() instanceof Cure.Retry(var after))) throw failure;
        if (attempt >= most(failure)) throw lasting(failure, "gave up after " + attempt + " attempts");
        Duration asked = after.orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST) > 0)
            throw lasting(failure, "asked to wait " + asked.toMinutes() + " minutes, which is too long");
        Duration backOff = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration floor = longer(asked, backOff.compareTo(STEEPEST) > 0 ? STEEPEST : backOff);
        double jitter = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return longer(asked, Duration.ofMillis(Math.round(floor.toMillis() * jitter)));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static ModelFailure lasting(ModelFailure failure, String why) {
        return new ModelFailure(failure.why() + " (" + why + ")", failure.cure(), failure.category(), failure.status());
    }
}
