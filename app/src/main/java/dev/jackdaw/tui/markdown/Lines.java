package dev.jackdaw.tui.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a line is by its first characters (CommonMark 0.31.2, 4 and 5).
final class Lines {
    /// Tags that begin a block of HTML; it ends with an empty line.
    private static final String TAGS =
            " address article aside blockquote body center col colgroup dd details dialog dir div dl dt"
                    + " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend"
                    + " li link main menu nav ol optgroup option p picture pre script search section source style summary svg"
                    + " table tbody td template textarea tfoot th thead title tr track ul video ";

    private static final int TAB = 4;

    /// Characters of `[x] `.
    private static final int TASK = 4;

    /// The mark of a list's item.
    ///
    /// @param number -1 for a bullet
    record Marker(int number, char mark, int length) {}

    private Lines() {}

    static int afterSpaces(String line, int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) == ' ') at++;
        return at;
    }

    /// The line with spaces for the tabs it begins with, and for the one after the mark of an item.
    static String untabbed(String line) {
        if (line.indexOf('\t') < 0) return line;
        var spaced = new StringBuilder();
        int at = 0;
        while (at < line.length() && " \t>-*+0123456789.)".indexOf(line.charAt(at)) >= 0) {
            char c = line.charAt(at++);
            if (c == '\t') spaced.repeat(' ', TAB - spaced.length() % TAB);
            else spaced.append(c);
        }
        return spaced.append(line, at, line.length()).toString();
    }

    /// The marks of a fence, or none.
    static String fence(String text) {
        if (!text.startsWith("```") && !text.startsWith("~~~")) return "";
        int end = 0;
        while (end < text.length() && text.charAt(end) == text.charAt(0)) end++;
        return text.charAt(0) == '`' && text.indexOf('`', end) >= 0 ? "" : text.substring(0, end);
    }

    /// The level of a heading, or 0.
    static int heading(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') level++;
        boolean ends = level == text.length() || text.charAt(level) == ' ' || text.charAt(level) == '\t';
        return level <= 6 && ends ? level : 0;
    }

    /// What a heading says, without the marks that may close it.
    static String title(String text) {
        String title = text.substring(heading(text)).strip();
        int end = title.length();
        while (end > 0 && title.charAt(end - 1) == '#') end--;
        boolean closed = end == 0 || end < title.length() && title.charAt(end - 1) == ' ';
        return closed ? title.substring(0, end).strip() : title;
    }

    static boolean rule(String text) {
        if (text.isEmpty() || "-*_".indexOf(text.charAt(0)) < 0) return false;
        int marks = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == text.charAt(0)) marks++;
            else if (c != ' ' && c != '\t') return false;
        }
        return marks >= 3;
    }

    /// Whether the line above is a heading by this one.
    static boolean underline(String text) {
        String marks = text.stripTrailing();
        if (marks.isEmpty() || "-=".indexOf(marks.charAt(0)) < 0) return false;
        for (int at = 1; at < marks.length(); at++) if (marks.charAt(at) != marks.charAt(0)) return false;
        return true;
    }

    static Optional<Marker> marker(String text) {
        int digits = 0;
        while (digits < text.length() && digits < 9 && text.charAt(digits) >= '0' && text.charAt(digits) <= '9')
            digits++;
        if (digits == text.length()) return Optional.empty();
        char mark = text.charAt(digits);
        boolean item = (digits == 0 ? "-*+" : ".)").indexOf(mark) >= 0;
        boolean apart = digits + 1 == text.length() || text.charAt(digits + 1) == ' ';
        if (!item || !apart || rule(text)) return Optional.empty();
        int number = digits == 0 ? -1 : Integer.parseInt(text.substring(0, digits));
        return Optional.of(new Marker(number, mark, digits + 1));
    }

    static boolean html(String text) {
        if (text.startsWith("<!--")) return true;
        if (!text.startsWith("<")) return false;
        int start = text.startsWith("/", 1) ? 2 : 1;
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) end++;
        boolean ends = end == text.length() || " />\t".indexOf(text.charAt(end)) >= 0;
        return end > start
                && ends
                && TAGS.contains(" " + text.substring(start, end).toLowerCase(Locale.ROOT) + " ");
    }

    /// The cells of a row of a table; `\|` is no border.
    static List<String> cells(String text) {
        String row = text.strip();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (int at = row.startsWith("|") ? 1 : 0; at < row.length(); at++) {
            char c = row.charAt(at);
            if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c == '\\' && row.startsWith("|", at + 1)) {
                cell.append('|');
                at++;
            } else cell.append(c);
        }
        if (!cell.toString().isBlank() || cells.isEmpty())
            cells.add(cell.toString().strip());
        return cells;
    }

    /// Whether the line above is the head of a table by this one, or will be where more of it comes.
    static boolean borders(String text) {
        for (int at = 0; at < text.length(); at++) if ("|-: \t".indexOf(text.charAt(at)) < 0) return false;
        return text.indexOf('|') >= 0;
    }

    /// Whether it is too early to say what a line is that begins so.
    static boolean undecided(String text) {
        int at = 0;
        while (at < text.length() && "#-*+=_>`~|: \t".indexOf(text.charAt(at)) >= 0) at++;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        if (at < text.length() && ".)".indexOf(text.charAt(at)) >= 0) at++;
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at == text.length() || text.charAt(at) == '[' && text.length() - at <= TASK;
    }
}
