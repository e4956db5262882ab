package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;

/// Breaks one row into lines.
final class Wrap {
    private record Cell(String text, Ink ink, int width) {}

    private final int width;
    private final int hang;
    private final List<Row> lines = new ArrayList<>();
    private List<Cell> line = new ArrayList<>();
    private int used;
    private int breakable = -1;
    private int usedThere;

    Wrap(int width, int hang) {
        this.width = width;
        this.hang = hang;
    }

    List<Row> of(Row row) {
        for (Row.Piece piece : row.pieces()) {
            String text = piece.text();
            for (int at = 0; at < text.length(); ) {
                int next = Cells.next(text, at);
                String character = text.substring(at, next);
                put(new Cell(character, piece.ink(), Cells.width(character)));
                at = next;
            }
        }
        lines.add(row(line));
        return lines;
    }

    private void put(Cell cell) {
        boolean space = cell.text().equals(" ");
        if (used + cell.width() > width) {
            if (space) {
                breakLine(line.size());
                return;
            }
            boolean fits = hang + used - usedThere + cell.width() <= width;
            breakLine(breakable > 0 && cell.width() < 2 && fits ? breakable : line.size());
        }
        line.add(cell);
        used += cell.width();
        if (!space && cell.width() < 2) return;
        breakable = line.size();
        usedThere = used;
    }

    private void breakLine(int at) {
        List<Cell> rest = new ArrayList<>(line.subList(at, line.size()));
        lines.add(row(line.subList(0, at)));
        line = new ArrayList<>();
        for (int i = 0; i < hang; i++) line.add(new Cell(" ", Ink.PLAIN, 1));
        line.addAll(rest);
        used = 0;
        for (Cell cell : line) used += cell.width();
        breakable = -1;
    }

    private static Row row(List<Cell> cells) {
        var pieces = new ArrayList<Row.Piece>();
        var run = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            run.append(cell.text());
            if (i + 1 < cells.size() && cells.get(i + 1).ink() == cell.ink()) continue;
            pieces.add(new Row.Piece(run.toString(), cell.ink()));
            run.setLength(0);
        }
        return new Row(pieces, 0);
    }
}
