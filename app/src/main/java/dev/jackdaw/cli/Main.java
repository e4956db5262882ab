package dev.jackdaw.cli;

/// Starts the program.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
