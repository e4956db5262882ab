package dev.jackdaw.sandbox;

/// What confines commands, the stronger the later.
public enum Level {
    NONE("none", "not confined"),
    SEATBELT("seatbelt", "confined by macOS Seatbelt"),
    LANDLOCK("landlock", "confined by Landlock and a filter of system calls"),
    BUBBLEWRAP("bubblewrap", "confined by bubblewrap and a filter of system calls");

    private final String label;
    private final String told;

    Level(String label, String told) {
        this.label = label;
        this.told = told;
    }

    public String label() {
        return label;
    }

    /// Half a sentence about commands.
    public String told() {
        return told;
    }
}
