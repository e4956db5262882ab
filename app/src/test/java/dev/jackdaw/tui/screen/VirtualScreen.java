package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;

/// A terminal in memory, with its scrollback: of ECMA-48 and xterm's additions what the face uses, and nothing else,
/// so that anything else fails a test.
///
/// Standard: the cursor stops in the last column and wraps with the next character (VT100 autowrap); a wide character
/// takes two cells; BS, CUU, CUD, CUF, CUP, EL 0 and 2, ED 0 and 2, SGR; the modes 7, 25, 1004, 1049, 2004 and 2026;
/// OSC is
/// swallowed. Made narrower or wider it breaks long lines anew, as VTE, kitty and tmux do, or cuts them as xterm does;
/// made lower it loses the lines below the cursor first, then moves the top into the scrollback; made higher it takes
/// lines back from there, as tmux and xterm do.
public final class VirtualScreen {
    private static final String BLANK = " ";

    /// @param wraps whether it goes on in the next one
    private record Line(List<String> cells, boolean wraps) {
        Line wrapping() {
            return new Line(cells, true);
        }
    }

    private final Canvas.Narrowing narrowing;
    private final List<Line> rows = new ArrayList<>();
    private final List<List<Line>> covered = new ArrayList<>();
    private int columns;
    private int lines;
    private int top;
    private int row;
    private int column;
    private int touched;
    private boolean wrapping = true;
    private int[] saved = {0, 0};

    public VirtualScreen(int columns, int lines) {
        this(columns, lines, Canvas.Narrowing.WRAPS);
    }

    public VirtualScreen(int columns, int lines, Canvas.Narrowing narrowing) {
        this.columns = columns;
        this.lines = lines;
        this.narrowing = narrowing;
        fill();
    }

    private void fill() {
        while (rows.size() < top + lines) rows.add(new Line(new ArrayList<>(), false));
    }

    public int columns() {
        return columns;
    }

    public int lines() {
        return lines;
    }

    /// How many lines were written or erased so far.
    public int touched() {
        return touched;
    }

    public void write(String bytes) {
        for (int at = 0; at < bytes.length(); ) {
            char c = bytes.charAt(at);
            if (c == '\u001b') at = escape(bytes, at + 1);
            else if (c == '\b') {
                back();
                at++;
            } else if (c == '\r') {
                column = 0;
                at++;
            } else if (c == '\n') {
                feed();
                at++;
            } else if (c < ' ') at++;
            else at = put(bytes, at);
        }
    }

    /// tmux goes back to a line it has broken.
    private void back() {
        if (column > 0) column--;
        else if (narrowing == Canvas.Narrowing.MARKS
                && row > top
                && rows.get(row - 1).wraps()) {
            row--;
            column = columns - 1;
        }
    }

    private void feed() {
        row++;
        if (row < top + lines) return;
        top++;
        fill();
    }

    private int put(String bytes, int at) {
        int next = Cells.next(bytes, at);
        String character = bytes.substring(at, next);
        int width = Cells.width(character);
        if (width == 0) return join(character, next);
        if (column + width > columns && !wrapping) column = columns - width;
        if (column + width > columns) {
            rows.set(row, rows.get(row).wrapping());
            column = 0;
            feed();
        }
        List<String> cells = cells(row);
        while (cells.size() < column + width) cells.add(BLANK);
        split(cells, column);
        split(cells, column + width);
        cells.set(column, character);
        if (width == 2) cells.set(column + 1, "");
        column += width;
        touched++;
        return next;
    }

    /// What takes no room belongs to what stands before it; to nothing at the beginning of a line.
    private int join(String mark, int next) {
        int at = column - 1;
        while (at > 0 && cells(row).get(at).isEmpty()) at--;
        if (at >= 0) cells(row).set(at, cells(row).get(at) + mark);
        return next;
    }

    private List<String> cells(int which) {
        return rows.get(which).cells();
    }

    /// Half a wide character is none.
    private static void split(List<String> cells, int at) {
        if (at >= cells.size() || at == 0 || !cells.get(at).isEmpty()) return;
        cells.set(at, BLANK);
        cells.set(at - 1, BLANK);
    }

    private int escape(String bytes, int at) {
        char kind = bytes.charAt(at);
        if (kind == ']') {
            int bell = bytes.indexOf('\u0007', at);
            int string = bytes.indexOf("\u001b\\", at);
            if (bell < 0 && string < 0) throw new AssertionError("a string without an end: " + bytes.substring(at));
            return bell >= 0 && (string < 0 || bell < string) ? bell + 1 : string + 2;
        }
        if (kind == '7' || kind == '8') {
            save(kind == '7');
            return at + 1;
        }
        if (kind != '[') throw new AssertionError("an unknown sequence: ESC " + kind);
        int end = at + 1;
        while (bytes.charAt(end) < '@') end++;
        control(bytes.substring(at + 1, end), bytes.charAt(end));
        return end + 1;
    }

    private void save(boolean now) {
        if (now) saved = new int[] {row - top, column};
        else {
            row = top + Math.min(saved[0], lines - 1);
            column = Math.min(saved[1], columns - 1);
        }
    }

    private void control(String text, char last) {
        int number = text.isEmpty() || !text.chars().allMatch(Character::isDigit) ? 0 : Integer.parseInt(text);
        int many = Math.max(1, number);
        switch (last) {
            case 'A' -> row = Math.max(top, row - many);
            case 'B' -> row = Math.min(top + lines - 1, row + many);
            case 'C' -> column = Math.min(columns - 1, column + many);
            case 'H' -> place(text);
            case 'K' -> eraseLine(number == 2 ? 0 : column);
            case 'J' -> {
                if (number == 2)
                    for (int i = top; i < rows.size(); i++) rows.set(i, new Line(new ArrayList<>(), false));
                else eraseBelow();
            }
            case 'h', 'l' -> mode(text, last == 'h');
            case 'm' -> {}
            default -> throw new AssertionError("an unknown sequence: CSI " + text + last);
        }
    }

    private void place(String text) {
        String[] numbers = text.isEmpty() ? new String[] {"1", "1"} : text.split(";");
        row = top + Math.clamp(Integer.parseInt(numbers[0]) - 1L, 0, lines - 1);
        column = numbers.length < 2 ? 0 : Math.clamp(Integer.parseInt(numbers[1]) - 1L, 0, columns - 1);
    }

    private void eraseLine(int from) {
        List<String> cells = cells(row);
        split(cells, from);
        boolean marked =
                narrowing == Canvas.Narrowing.MARKS && from > 0 && rows.get(row).wraps();
        if (marked) for (int i = from; i < cells.size(); i++) cells.set(i, BLANK);
        else while (cells.size() > from) cells.removeLast();
        rows.set(row, new Line(cells, marked));
        touched++;
    }

    private void eraseBelow() {
        eraseLine(column);
        for (int below = row + 1; below < rows.size(); below++) rows.set(below, new Line(new ArrayList<>(), false));
    }

    private void mode(String text, boolean on) {
        if (text.equals("?1049")) alternate(on);
        else if (text.equals("?7")) wrapping = on;
        else if (!List.of("?25", "?1004", "?2004", "?2026").contains(text))
            throw new AssertionError("an unknown mode: " + text);
    }

    private void alternate(boolean on) {
        if (on) {
            covered.add(new ArrayList<>(rows));
            for (int i = top; i < rows.size(); i++) rows.set(i, new Line(new ArrayList<>(), false));
        } else if (!covered.isEmpty()) {
            rows.clear();
            rows.addAll(covered.removeLast());
            fill();
        }
    }

    /// Gives it another size, as a user does with a window.
    public void resize(int otherColumns, int otherLines) {
        if (otherColumns != columns) {
            if (narrowing != Canvas.Narrowing.CUTS) wrapAnew(otherColumns);
            else cut(otherColumns);
            columns = otherColumns;
        }
        lines = otherLines;
        while (rows.size() > row + 1
                && (rows.size() > top + lines || cells(rows.size() - 1).isEmpty())) rows.removeLast();
        top = Math.max(0, rows.size() - lines);
        fill();
    }

    private void cut(int width) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = cells(i);
            split(cells, width);
            while (cells.size() > width) cells.removeLast();
        }
        column = Math.min(column, width - 1);
    }

    private void wrapAnew(int width) {
        var old = new ArrayList<>(rows);
        rows.clear();
        int newRow = 0;
        int newColumn = 0;
        for (int i = 0; i < old.size(); i++) {
            var whole = new ArrayList<String>();
            int cursor = -1;
            for (; ; i++) {
                if (i == row) cursor = whole.size() + column;
                whole.addAll(old.get(i).cells());
                if (!old.get(i).wraps() || i + 1 >= old.size()) break;
            }
            int first = rows.size();
            breakUp(whole, width);
            if (cursor < 0) continue;
            // tmux keeps a cursor behind the text of a line behind it (grid_wrap_position in its grid.c).
            if (narrowing == Canvas.Narrowing.MARKS && cursor >= whole.size()) {
                newRow = rows.size() - 1;
                newColumn = Math.min(rows.getLast().cells().size(), width - 1);
                continue;
            }
            newRow = Math.min(first + cursor / width, rows.size() - 1);
            newColumn = Math.min(cursor % width, width - 1);
            while (newRow < first + cursor / width) {
                rows.add(new Line(new ArrayList<>(), false));
                newRow++;
            }
        }
        row = newRow;
        column = newColumn;
    }

    private void breakUp(List<String> whole, int width) {
        var line = new ArrayList<String>();
        for (int i = 0; i < whole.size(); i++) {
            boolean wide = i + 1 < whole.size() && whole.get(i + 1).isEmpty();
            if (line.size() + (wide ? 2 : 1) > width) {
                rows.add(new Line(line, true));
                line = new ArrayList<>();
            }
            line.add(whole.get(i));
            if (wide) line.add(whole.get(++i));
        }
        rows.add(new Line(line, false));
    }

    /// Everything ever shown, without blank lines at the end; a bar stands where the cursor is.
    public String text() {
        return text(0);
    }

    /// What is on the screen now.
    public String visible() {
        return text(top);
    }

    /// Everything ever shown cell by cell, the second cell of a wide character as `_`.
    public String grid() {
        var shown = new ArrayList<String>();
        for (Line line : rows) {
            var cells = line.cells().stream()
                    .map(cell -> cell.isEmpty() ? "_" : cell)
                    .toList();
            shown.add(String.join("", cells).stripTrailing());
        }
        return String.join("\n", shown).stripTrailing();
    }

    private String text(int from) {
        var shown = new ArrayList<String>();
        for (int i = from; i < rows.size(); i++) {
            var cells = new ArrayList<>(cells(i));
            if (i == row) {
                while (cells.size() <= column) cells.add(BLANK);
                cells.set(column, "|" + cells.get(column));
            }
            shown.add(String.join("", cells).stripTrailing());
        }
        while (!shown.isEmpty() && shown.getLast().isEmpty()) shown.removeLast();
        return String.join("\n", shown);
    }

    /// The lines of everything ever shown as they were written, however they are broken now.
    public List<String> unwrapped() {
        var whole = new ArrayList<String>();
        var line = new StringBuilder();
        for (Line each : rows) {
            line.append(String.join("", each.cells()));
            if (each.wraps()) continue;
            whole.add(line.toString().stripTrailing());
            line.setLength(0);
        }
        while (!whole.isEmpty() && whole.getLast().isEmpty()) whole.removeLast();
        return whole;
    }
}
