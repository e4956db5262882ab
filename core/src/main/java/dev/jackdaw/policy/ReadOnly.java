package dev.jackdaw.policy;

/// Which shell commands surely change nothing.
public final class ReadOnly {
    private ReadOnly() {}

    public static boolean command(String command) {
        return command.matches("(ls|pwd|sleep [0-9.]+|cat [\\w./-]+)");
    }
}
