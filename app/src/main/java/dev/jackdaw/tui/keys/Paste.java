package dev.jackdaw.tui.keys;

/// A paste under way, between the marks terminals put around it.
///
/// A text may have an end mark in it, so that what follows would count as typed. What is pasted therefore ends with the
/// last end mark of all that comes without a pause.
final class Paste {
    /// Characters kept of one; what is beyond is left out, and told.
    static final int MOST = 16_000_000;

    private static final String START = "\u001b[200~";
    private static final String END = "\u001b[201~";

    private final StringBuilder text = new StringBuilder();
    private int matched;
    private int ends;
    private int end;
    private long left;

    void add(char c) {
        if (text.length() < MOST) text.append(c);
        else left++;
        matched = c == END.charAt(matched) ? matched + 1 : c == END.charAt(0) ? 1 : 0;
        if (matched < END.length()) return;
        matched = 0;
        ends++;
        end = left > 0 ? text.length() : text.length() - END.length();
    }

    /// Whether an end mark came.
    boolean ended() {
        return ends > 0;
    }

    String text() {
        String all = text.substring(0, ends > 0 ? end : text.length());
        if (ends > 1) all = all.replace(END, "").replace(START, "");
        all = lines(all);
        return left == 0
                ? all
                : all + "\n[" + left + " more characters were left out: save them to a file and name it]";
    }

    /// What came behind it.
    String rest() {
        return ends == 0 || left > 0 ? "" : text.substring(end + END.length());
    }

    /// With `\n` as line ends.
    private static String lines(String text) {
        if (text.indexOf('\r') < 0) return text;
        var lines = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') continue;
            lines.append(c == '\r' ? '\n' : c);
        }
        return lines.toString();
    }
}
