package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.text.LineEndings;
import dev.jackdaw.workspace.Encoding;
import java.util.ArrayList;
import java.util.List;

/// Numbered lines of a file as the model reads them, no more than fits.
final class Page {
    static final int MOST_BYTES = 50_000;
    static final int LONGEST_LINE = 2000;

    private final StringBuilder text = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private final int first;
    private int next;
    private int bytes;
    private long total;

    /// @param first the number of the first line
    Page(int first) {
        this.first = first;
        this.next = first;
    }

    static Page of(Encoding.Decoded content, int first, int most) {
        var page = new Page(first);
        String text = LineEndings.unified(content.text());
        int line = 1;
        boolean room = true;
        for (int from = 0; from < text.length(); line++) {
            int end = text.indexOf('\n', from);
            if (end < 0) end = text.length();
            if (line >= first && line - first < most && room) room = page.add(text.substring(from, end));
            from = end + 1;
        }
        page.total = line - 1L;
        if (!content.encoding().label().equals("UTF-8"))
            page.note((content.encoding().certain() ? "encoding: " : "not UTF-8; shown as ")
                    + content.encoding().label());
        return page;
    }

    /// Adds the next line; false when it no longer fits.
    boolean add(String line) {
        String shown = line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "… (" + (line.length() - LONGEST_LINE) + " more characters)";
        int size = width(shown) + 8;
        if (bytes + size > MOST_BYTES && next > first) return false;
        text.append(next++).append('\t');
        for (int i = 0; i < shown.length(); i++) text.append(stray(shown, i) ? '\uFFFD' : shown.charAt(i));
        text.append('\n');
        bytes += size;
        return true;
    }

    void note(String note) {
        notes.add(note);
    }

    int next() {
        return next;
    }

    private static int width(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) bytes += text.charAt(i) < 0x80 ? 1 : text.charAt(i) < 0x800 ? 2 : 3;
        return bytes;
    }

    private static boolean stray(String text, int at) {
        char c = text.charAt(at);
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// The page as a result, for a file whose lines were all counted.
    ToolResult result(String shown) {
        if (total == 0) return ToolResult.of("(" + shown + " is empty)").with(details(shown, 1, 0, 0));
        if (first > total)
            return ToolResult.failure(shown + " has only " + total + " lines; offset " + first + " is past its end");
        if (first > 1 || next <= total)
            notes.addFirst("lines " + first + "–" + (next - 1) + " of " + total
                    + (next <= total ? "; go on with offset " + next : ""));
        return told(shown, total);
    }

    /// The page as a result.
    ///
    /// @param total lines of the file, 0 where they were not counted
    ToolResult told(String shown, long total) {
        for (String note : notes) text.append('[').append(note).append("]\n");
        return ToolResult.of(text.toString()).with(details(shown, first, next - first, total));
    }

    static Json.Obj details(String shown, int first, int lines, long total) {
        return Json.obj("path", shown, "startLine", first, "numLines", lines, "totalLines", total);
    }
}
