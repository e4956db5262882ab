package dev.jackdaw.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Models asked one after the other until one answers; every change from one to another is told.
///
/// One that failed twice in a row is left alone for a minute, with each further failure for twice as long, ten minutes
/// at most; if all others fail it is asked all the same. What lies with the prompt (too long, invalid) is no reason to
/// ask another.
public final class Failover implements Model {
    private static final int TOLERATED = 2;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final List<Watched> models;
    private final LongSupplier nanoTime;
    private final Map<Watched, Long> rests = new HashMap<>();
    private Watched current;

    /// @param models the preferred first; at least one
    public Failover(List<Watched> models) {
        this(models, System::nanoTime);
    }

    Failover(List<Watched> models, LongSupplier nanoTime) {
        this.models = List.copyOf(models);
        this.nanoTime = nanoTime;
        this.current = models.getFirst();
    }

    @Override
    public String origin() {
        return models.getFirst().origin();
    }

    @Override
    public String name() {
        return models.getFirst().name();
    }

    @Override
    public boolean takes(String kind) {
        return models.getFirst().takes(kind);
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        var failures = new HashMap<Watched, ModelFailure>();
        for (Watched model : order()) {
            turnTo(model, failures, arrivals);
            try {
                Reply reply = model.reply(prompt, arrivals);
                rest(model, 0);
                return reply;
            } catch (ModelFailure failure) {
                if (!failure.elsewhere()) throw failure;
                failures.put(model, failure);
                rest(model, model.health().inRow());
            }
        }
        throw all(failures);
    }

    /// Those that rest come last.
    private synchronized List<Watched> order() {
        long now = nanoTime.getAsLong();
        return models.stream()
                .sorted(Comparator.comparing(model -> rests.getOrDefault(model, now) - now > 0))
                .toList();
    }

    private void turnTo(Watched model, Map<Watched, ModelFailure> failures, Consumer<? super Arrival> arrivals) {
        Watched before;
        synchronized (this) {
            before = current;
            current = model;
        }
        if (before.equals(model)) return;
        ModelFailure failure = failures.get(before);
        String why = failure == null ? model.name() + " is tried again" : failure.why();
        arrivals.accept(new Arrival.Switched(before.origin(), model.origin(), why));
    }

    private synchronized void rest(Watched model, int failuresInRow) {
        rests.remove(model);
        if (failuresInRow < TOLERATED) return;
        long rest = Math.min(LONGEST_REST.toNanos(), REST.toNanos() << Math.min(failuresInRow - TOLERATED, 4));
        rests.put(model, nanoTime.getAsLong() + rest);
    }

    private ModelFailure all(Map<Watched, ModelFailure> failures) {
        List<ModelFailure> inOrder =
                models.stream().map(failures::get).filter(Objects::nonNull).toList();
        var why = new StringBuilder(inOrder.getFirst().why());
        for (int i = 1; i < inOrder.size(); i++)
            why.append("; nor did ")
                    .append(models.get(i).name())
                    .append(" answer (")
                    .append(inOrder.get(i).why())
                    .append(')');
        ModelFailure first = inOrder.getFirst();
        return new ModelFailure(why.toString(), first.cure(), first.category(), first.status());
    }
}
