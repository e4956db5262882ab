package dev.jackdaw.bench.terminal;

import java.util.List;
import java.util.Locale;

/// A captured screen as a picture (SVG 1.1): each run of one look is a text of exactly the width of its cells, so that
/// columns stay columns in whatever font there is.
final class Picture {
    private static final double CELL = 8.4;
    private static final int LINE = 19;
    private static final int MARGIN = 16;
    private static final String GROUND = "#16191f";
    private static final String INK = "#d5d9e0";
    private static final String FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono',"
            + " 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace";

    /// The sixteen colours a terminal has of its own.
    private static final List<String> PALETTE = List.of(
            "#2b303b", "#e06c75", "#8fc379", "#e0b566", "#6cabf0", "#c58ae0", "#56b9c9", "#c5cad3", //
            "#5f6775", "#f08a92", "#a9d896", "#f0cb85", "#8cc1f7", "#d6a5ed", "#79d0de", "#ffffff");

    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

    private final StringBuilder out = new StringBuilder();

    private Picture() {}

    /// @param title what it shows, for those who cannot see it
    static String of(List<List<Cell>> lines, int columns, String title) {
        var picture = new Picture();
        int width = (int) Math.ceil(columns * CELL) + 2 * MARGIN;
        int height = lines.size() * LINE + 2 * MARGIN;
        picture.out.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                        .formatted(width, height, width, height));
        picture.out.append("<title>").append(escaped(title)).append("</title>\n");
        picture.out.append("<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>\n".formatted(GROUND));
        picture.out.append(
                "<g font-family=\"%s\" font-size=\"14\" fill=\"%s\" xml:space=\"preserve\">\n".formatted(FONTS, INK));
        for (int i = 0; i < lines.size(); i++) picture.line(lines.get(i), MARGIN + i * LINE);
        return picture.out.append("</g>\n</svg>\n").toString();
    }

    private void line(List<Cell> cells, int top) {
        int column = 0;
        for (int first = 0; first < cells.size(); ) {
            Cell cell = cells.get(first);
            int last = first;
            int width = 0;
            var text = new StringBuilder();
            while (last < cells.size()
                    && cells.get(last).look().equals(cell.look())
                    && cells.get(last).width() == cell.width()) {
                width += cell.width();
                text.append(cells.get(last++).text());
            }
            run(text.toString(), cell.look(), new Place(MARGIN + column * CELL, top, width * CELL));
            column += width;
            first = last;
        }
    }

    private record Place(double left, int top, double width) {}

    private void run(String text, Cell.Look look, Place place) {
        String ink = look.ink() < 0 ? INK : colour(look.ink());
        String ground = look.ground() < 0 ? GROUND : colour(look.ground());
        String above = look.turned() ? ground : ink;
        String below = look.turned() ? ink : ground;
        if (!below.equals(GROUND))
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                    place.left(),
                    place.top(),
                    place.width(),
                    LINE,
                    below));
        if (text.isBlank()) return;
        out.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"",
                        place.left(),
                        place.top() + 14,
                        place.width()))
                .append(above.equals(INK) ? "" : " fill=\"" + above + "\"")
                .append(look.bold() ? " font-weight=\"bold\"" : "")
                .append(look.dim() ? " opacity=\"0.6\"" : "")
                .append(look.slanted() ? " font-style=\"italic\"" : "")
                .append(look.underlined() ? " text-decoration=\"underline\"" : "")
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    /// One of the 256 colours of xterm: sixteen, a cube of six by six by six, and greys.
    private static String colour(int number) {
        if (number < PALETTE.size()) return PALETTE.get(number);
        if (number >= 232) return hex(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232));
        int cube = number - 16;
        return hex(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]);
    }

    private static String hex(int red, int green, int blue) {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
