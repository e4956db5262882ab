package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/// One measured figure beside its floor and the bar it is to reach.
///
/// @param samples how many values the median was taken of
/// @param spread the smallest and the largest of them, or empty
/// @param floor the same work by the floor, in the same run and unit
/// @param bar what the best peer needed on another day of another machine, to be read with care
/// @param goal at most that much
public record Figure(
        String name,
        String unit,
        double value,
        int samples,
        Optional<double[]> spread,
        OptionalDouble floor,
        OptionalDouble bar,
        OptionalDouble goal) {

    public static Figure of(String name, String unit, Samples samples) {
        return new Figure(
                name,
                unit,
                samples.median(),
                samples.count(),
                Optional.of(new double[] {samples.least(), samples.most()}),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    public static Figure of(String name, String unit, double value) {
        return of(name, unit, new Samples().add(value));
    }

    public Figure above(Samples floor) {
        return new Figure(name, unit, value, samples, spread, OptionalDouble.of(floor.median()), bar, goal);
    }

    /// Sets the bar of the best peer, where nothing is promised.
    Figure beside(double bar) {
        return new Figure(name, unit, value, samples, spread, floor, OptionalDouble.of(bar), goal);
    }

    /// Sets the goal, where no peer was measured.
    public Figure promised(double goal) {
        return new Figure(name, unit, value, samples, spread, floor, bar, OptionalDouble.of(goal));
    }

    /// Sets the bar of the best peer and the figure to reach.
    public Figure against(double bar, double goal) {
        return beside(bar).promised(goal);
    }

    OptionalDouble ratio() {
        return floor.isPresent() && floor.getAsDouble() > 0
                ? OptionalDouble.of(value / floor.getAsDouble())
                : OptionalDouble.empty();
    }

    Optional<Boolean> reached() {
        return goal.isPresent() ? Optional.of(value <= goal.getAsDouble()) : Optional.empty();
    }

    Json json() {
        return Json.obj(
                "name", name,
                "unit", unit,
                "value", value,
                "samples", samples,
                "least", spread.map(s -> s[0]),
                "most", spread.map(s -> s[1]),
                "floor", boxed(floor),
                "ratio", boxed(ratio()),
                "bar", boxed(bar),
                "goal", boxed(goal),
                "reached", reached());
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
