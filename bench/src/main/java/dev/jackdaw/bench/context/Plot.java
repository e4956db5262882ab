package dev.jackdaw.bench.context;

import java.util.List;
import java.util.Locale;

/// A course as one page: tokens of each prompt below the model's window, and what each turn costs.
final class Plot {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 320;

    private Plot() {}

    static String html(Course course) {
        List<Course.Asked> asked = course.asked();
        int turns = asked.isEmpty() ? 1 : asked.getLast().turn();
        var page = new StringBuilder("""
                <!doctype html><meta charset="utf-8"><title>Prompts of a long session</title>
                <style>body{font:14px sans-serif;margin:2em}svg{border:1px solid #ccc;margin:0 0 2em}
                .window{stroke:#c33;fill:none}.prompt{stroke:#247;fill:none}.cost{fill:#593}.cut{stroke:#e93}.sum{stroke:#c3c}</style>
                <h1>Prompts of a long session</h1>
                """);
        long most = asked.stream().mapToLong(Course.Asked::window).max().orElse(1);
        page.append(
                        "<h2>Tokens of each prompt (blue), window of the model (red), cut (orange), summed up (violet); up to ")
                .append(most)
                .append("</h2>")
                .append(prompts(asked, turns, most));
        double[] costs = new double[turns + 1];
        for (Course.Asked each : asked) costs[each.turn()] += each.cost();
        double dearest = 1;
        for (double cost : costs) dearest = Math.max(dearest, cost);
        page.append(String.format(
                        Locale.ROOT, "<h2>Cost of each turn, in tokens at the full price; up to %.0f</h2>", dearest))
                .append(bars(costs, dearest));
        return page.toString();
    }

    private static String prompts(List<Course.Asked> asked, int turns, long most) {
        var lines = new StringBuilder();
        var window = new StringBuilder();
        var marks = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            Course.Asked each = asked.get(i);
            double x = (double) i / Math.max(1, asked.size() - 1) * WIDTH;
            lines.append(point(x, each.tokens(), most));
            window.append(point(x, each.window(), most));
            if (each.rewritten().isEmpty()) continue;
            String kind = each.rewritten().contains("summed up") ? "sum" : "cut";
            marks.append(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"12\"><title>turn %d: %s</title></line>",
                    kind,
                    x,
                    x,
                    each.turn(),
                    each.rewritten()));
        }
        return svg("<polyline class=\"window\" points=\"" + window + "\"/><polyline class=\"prompt\" points=\"" + lines
                + "\"/>" + marks);
    }

    private static String point(double x, long y, long most) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, HEIGHT - (double) y / most * HEIGHT);
    }

    private static String bars(double[] values, double most) {
        var bars = new StringBuilder();
        double width = (double) WIDTH / values.length;
        for (int i = 0; i < values.length; i++)
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"cost\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>turn %d: %.0f</title></rect>",
                    i * width,
                    HEIGHT - values[i] / most * HEIGHT,
                    width * 0.9,
                    values[i] / most * HEIGHT,
                    i,
                    values[i]));
        return svg(bars.toString());
    }

    private static String svg(String content) {
        return "<svg width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\">" + content + "</svg>\n";
    }
}
