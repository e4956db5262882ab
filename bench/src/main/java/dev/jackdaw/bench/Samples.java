package dev.jackdaw.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Values of one measure, and their middle.
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public Samples add(double value) {
        values.add(value);
        return this;
    }

    int count() {
        return values.size();
    }

    public double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// The value that so many of a hundred do not exceed.
    public double percentile(int percent) {
        List<Double> sorted = sorted();
        return sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    }

    private List<Double> sorted() {
        if (values.isEmpty()) throw new IllegalStateException("nothing was measured");
        return values.stream().sorted().toList();
    }

    /// The mean, for clocks whose ticks are longer than what they measure.
    double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    double least() {
        return Collections.min(values);
    }

    double most() {
        return Collections.max(values);
    }
}
