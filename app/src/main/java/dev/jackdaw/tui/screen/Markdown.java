package dev.jackdaw.tui.screen;

/// What a model says, line by line: headings, emphasis and code in their looks, everything else as it is written.
public final class Markdown {
    private final boolean styled;
    private String fence = "";

    /// @param styled whether there are looks at all; without, every mark stays
    public Markdown(boolean styled) {
        this.styled = styled;
    }

    /// The next line, once it is whole.
    public Row line(String line) {
        Row row = row(line);
        String mark = fenceMark(line);
        if (fence.isEmpty()) fence = mark;
        else if (!mark.isEmpty() && mark.charAt(0) == fence.charAt(0) && mark.length() >= fence.length()) fence = "";
        return row;
    }

    /// A line that is still being written.
    public Row partial(String line) {
        return row(line);
    }

    /// Begins a new text.
    public void begin() {
        fence = "";
    }

    private Row row(String line) {
        if (!styled) return Row.of(line);
        if (!fenceMark(line).isEmpty()) return Row.of(Ink.DIM, line);
        if (!fence.isEmpty()) return Row.of(Ink.CODE, line);
        if (heading(line)) return Row.of(Ink.HEADING, line);
        return spans(line).hanging(hang(line));
    }

    private static String fenceMark(String line) {
        String text = line.stripLeading();
        if (!text.startsWith("```") && !text.startsWith("~~~")) return "";
        int end = 0;
        while (end < text.length() && text.charAt(end) == text.charAt(0)) end++;
        return text.substring(0, end);
    }

    private static boolean heading(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') level++;
        return level > 0 && level <= 6 && level < line.length() && line.charAt(level) == ' ';
    }

    /// How far a list item's text is indented.
    private static int hang(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') at++;
        int start = at;
        while (at < line.length() && Character.isDigit(line.charAt(at))) at++;
        if (at > start && at < line.length() && (line.charAt(at) == '.' || line.charAt(at) == ')')) at++;
        else if (at == start && at < line.length() && "-*+".indexOf(line.charAt(at)) >= 0) at++;
        else return start;
        return at < line.length() && line.charAt(at) == ' ' ? at + 1 : start;
    }

    private static Row spans(String line) {
        Row row = Row.EMPTY;
        int plain = 0;
        int at = 0;
        while (at < line.length()) {
            String mark = line.charAt(at) == '`' ? "`" : line.startsWith("**", at) ? "**" : "";
            int end = mark.isEmpty() ? -1 : line.indexOf(mark, at + mark.length());
            if (end <= at + mark.length() || mark.equals("**") && line.charAt(at + 2) == ' ') {
                at++;
                continue;
            }
            row = row.and(Ink.PLAIN, line.substring(plain, at))
                    .and(mark.equals("`") ? Ink.CODE : Ink.BOLD, line.substring(at + mark.length(), end));
            at = end + mark.length();
            plain = at;
        }
        return row.and(Ink.PLAIN, line.substring(plain));
    }
}
