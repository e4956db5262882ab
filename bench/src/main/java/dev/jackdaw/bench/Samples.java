package dev.jackdaw.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Values of one measure, and their middle.
final class Samples {
    private final List<Double> values = new ArrayList<>();

    Samples add(double value) {
        values.add(value);
        return this;
    }

    int count() {
        return values.size();
    }

    double median() {
        if (values.isEmpty()) throw new IllegalStateException("nothing was measured");
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
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
