package dev.jackdaw.knowledge;

import java.util.ArrayList;
import java.util.List;

/// A page of Markdown without comments, and the files it refers to by `@path`. What stands in code refers to nothing.
///
/// @param references as they are written, without the `@`
record Page(String text, List<String> references) {

    static Page of(String text) {
        if (text.indexOf('@') < 0 && !text.contains("<!--")) return new Page(text, List.of());
        var lines = new Lines(text);
        lines.read();
        return new Page(lines.text.toString(), references(lines.prose.toString()));
    }

    /// Whether it says nothing itself.
    boolean bare() {
        String rest = text;
        for (String reference : references) rest = rest.replace("@" + reference, "");
        return rest.isBlank();
    }

    /// One reading, line by line.
    private static final class Lines {
        private final String whole;
        private final StringBuilder text = new StringBuilder();
        /// The text without what is fenced.
        private final StringBuilder prose = new StringBuilder();

        private String fence = "";
        private boolean comment;

        Lines(String whole) {
            this.whole = whole;
        }

        void read() {
            int at = 0;
            while (at < whole.length()) {
                int end = whole.indexOf('\n', at);
                int next = end < 0 ? whole.length() : end + 1;
                line(whole.substring(at, next), next);
                at = next;
            }
        }

        private void line(String line, int next) {
            if (!fence.isEmpty()) {
                code(line);
                if (closes(line)) fence = "";
            } else if (comment) comment(line);
            else if (line.stripLeading().startsWith("<!--") && indent(line) < 4) {
                boolean closed = line.contains("-->");
                comment = !closed && whole.indexOf("-->", next) >= 0;
                if (closed) comment(line);
                else if (!comment) add(line);
            } else {
                fence = opening(line);
                if (fence.isEmpty()) add(line);
                else code(line);
            }
        }

        private void code(String line) {
            text.append(line);
            prose.append('\n');
        }

        private void add(String line) {
            text.append(line);
            prose.append(line);
        }

        private void comment(String line) {
            int end = line.indexOf("-->");
            comment = end < 0;
            if (end >= 0 && !line.substring(end + 3).isBlank()) add(line.substring(end + 3));
        }

        private boolean closes(String line) {
            String bare = line.strip();
            return bare.startsWith(fence) && indent(line) < 4 && bare.chars().allMatch(c -> c == fence.charAt(0));
        }

        private static int indent(String line) {
            return line.length() - line.stripLeading().length();
        }

        /// The fence a line opens, or empty.
        private static String opening(String line) {
            String bare = line.strip();
            if (indent(line) > 3 || !(bare.startsWith("```") || bare.startsWith("~~~"))) return "";
            int length = 3;
            while (length < bare.length() && bare.charAt(length) == bare.charAt(0)) length++;
            return bare.charAt(0) == '`' && bare.indexOf('`', length) >= 0 ? "" : bare.substring(0, length);
        }
    }

    private static List<String> references(String prose) {
        var found = new ArrayList<String>();
        int i = 0;
        while (i < prose.length()) {
            char c = prose.charAt(i);
            if (c == '`') i = behindCode(prose, i);
            else if (c == '@' && (i == 0 || Character.isWhitespace(prose.charAt(i - 1)))) {
                int end = i + 1;
                while (end < prose.length() && !Character.isWhitespace(prose.charAt(end))) end++;
                if (end > i + 1 && !found.contains(prose.substring(i + 1, end))) found.add(prose.substring(i + 1, end));
                i = end;
            } else i++;
        }
        return found;
    }

    /// Behind the code that begins here; it ends with as many marks as it began with, in the same paragraph.
    private static int behindCode(String prose, int start) {
        int open = run(prose, start);
        int paragraph = prose.indexOf("\n\n", start);
        int last = paragraph < 0 ? prose.length() : paragraph;
        for (int i = start + open; i < last; i++) {
            if (prose.charAt(i) != '`') continue;
            int length = run(prose, i);
            if (length == open) return i + length;
            i += length - 1;
        }
        return start + open;
    }

    private static int run(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '`') end++;
        return end - start;
    }
}
