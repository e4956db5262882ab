package dev.jackdaw.tui.markdown;

/// What holds blocks: a quotation, or an item of a list.
///
/// @param indent columns its lines are indented by; -1 for a quotation
/// @param mark what stands before its first line
/// @param number of an item in a numbered list, else -1
/// @param drawn whether the mark was drawn
record Container(int indent, String mark, int number, boolean drawn) {
    static final Container QUOTE = new Container(-1, "│ ", -1, false);

    boolean quote() {
        return indent < 0;
    }

    /// Where the line goes on that belongs to it; -1 where it does not.
    int match(String line, int at) {
        int from = Lines.afterSpaces(line, at);
        if (quote())
            return from - at < 4 && line.startsWith(">", from) ? from + (line.startsWith(" ", from + 1) ? 2 : 1) : -1;
        if (from == line.length()) return from;
        return from - at >= indent ? at + indent : -1;
    }

    String prefix() {
        return quote() || !drawn ? mark : " ".repeat(mark.length());
    }

    Container begun() {
        return drawn ? this : new Container(indent, mark, number, true);
    }
}
