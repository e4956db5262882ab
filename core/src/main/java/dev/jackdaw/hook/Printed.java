package dev.jackdaw.hook;

/// What a hook left behind.
///
/// @param exit its exit code, or the HTTP status; -1 where there is none
/// @param out at most 1 Mi characters
/// @param errors the same
public record Printed(int exit, String out, String errors) {
    static final Printed NOTHING = new Printed(-1, "", "");

    /// The first line of its errors after a colon, or empty.
    String firstError() {
        String line = errors.strip().lines().findFirst().orElse("");
        return line.isEmpty() ? "" : ": " + (line.length() > 300 ? line.substring(0, 300) + "…" : line);
    }
}
