package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A terminal in memory: as much of one as the face needs, with its scrollback.
final class VirtualScreen {
    private final int columns;
    private final int lines;
    private final List<String[]> rows = new ArrayList<>();
    private int top;
    private int row;
    private int column;

    VirtualScreen(int columns, int lines) {
        this.columns = columns;
        this.lines = lines;
        for (int i = 0; i < lines; i++) rows.add(blank());
    }

    private String[] blank() {
        String[] cells = new String[columns];
        Arrays.fill(cells, " ");
        return cells;
    }

    void write(String bytes) {
        for (int at = 0; at < bytes.length(); ) {
            char c = bytes.charAt(at);
            if (c == '\u001b') at = sequence(bytes, at + 2);
            else if (c == '\r') {
                column = 0;
                at++;
            } else if (c == '\n') {
                feed();
                at++;
            } else at = put(bytes, at);
        }
    }

    private void feed() {
        row++;
        if (row < top + lines) return;
        rows.add(blank());
        top++;
    }

    private int put(String bytes, int at) {
        int next = Cells.next(bytes, at);
        String character = bytes.substring(at, next);
        int width = Cells.width(character.codePointAt(0));
        if (column + width > columns) throw new AssertionError("written over the edge: " + bytes);
        rows.get(row)[column] = character;
        if (width == 2) rows.get(row)[column + 1] = "";
        column += width;
        return next;
    }

    private int sequence(String bytes, int start) {
        int at = start;
        while (bytes.charAt(at) < '@') at++;
        String text = bytes.substring(start, at);
        int number =
                text.isEmpty() || !Character.isDigit(text.charAt(0)) || text.contains(";") ? 0 : Integer.parseInt(text);
        switch (bytes.charAt(at)) {
            case 'A' -> row = Math.max(top, row - number);
            case 'C' -> column = Math.min(columns - 1, column + number);
            case 'K' -> Arrays.fill(rows.get(row), column, columns, " ");
            case 'J' -> {
                Arrays.fill(rows.get(row), column, columns, " ");
                for (int below = row + 1; below < rows.size(); below++) rows.set(below, blank());
            }
            case 'm', 'h', 'l' -> {}
            default -> throw new AssertionError("an unknown sequence: " + bytes.substring(start, at + 1));
        }
        return at + 1;
    }

    /// Everything ever shown, without blank lines at the end; a bar stands where the cursor is.
    String text() {
        var shown = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).clone();
            if (i == row) cells[column] = "|" + cells[column];
            shown.add(String.join("", cells).stripTrailing());
        }
        while (!shown.isEmpty() && shown.getLast().isEmpty()) shown.removeLast();
        return String.join("\n", shown);
    }
}
