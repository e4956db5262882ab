package dev.jackdaw.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Figures as lines of a table.
final class Table {
    private static final String ROW = "%-46s %10s %22s %10s %7s %9s %9s  %s";

    private Table() {}

    static String head() {
        return String.format(
                Locale.ROOT, ROW, "measure", "median", "least to most (n)", "floor", "ratio", "peer", "goal", "");
    }

    static String rows(List<Figure> figures) {
        var rows = new StringBuilder();
        for (Figure figure : figures) rows.append(row(figure)).append('\n');
        return rows.toString();
    }

    private static String row(Figure figure) {
        String unit = figure.unit().isEmpty() ? "" : ", " + figure.unit();
        String spread = figure.samples() < 2
                ? ""
                : figure.spread()
                        .map(s -> number(s[0]) + " to " + number(s[1]) + " (" + figure.samples() + ")")
                        .orElse("");
        return String.format(
                        Locale.ROOT,
                        ROW,
                        figure.name() + unit,
                        number(figure.value()),
                        spread,
                        number(figure.floor()),
                        number(figure.ratio()),
                        number(figure.bar()),
                        number(figure.goal()),
                        figure.reached()
                                .map(yes -> yes ? "reached" : "NOT reached")
                                .orElse(""))
                .stripTrailing();
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    static String number(double number) {
        if (Math.abs(number) >= 100) return String.format(Locale.ROOT, "%.0f", number);
        return String.format(Locale.ROOT, Math.abs(number) >= 10 ? "%.1f" : "%.2f", number);
    }
}
