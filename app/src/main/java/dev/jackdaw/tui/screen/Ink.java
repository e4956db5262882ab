package dev.jackdaw.tui.screen;

/// How a piece of text looks.
public enum Ink {
    PLAIN(""),
    DIM("2"),
    BOLD("1"),
    HEADING("1;36"),
    CODE("36"),
    ACCENT("36"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    CHOSEN("1;36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    public String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
