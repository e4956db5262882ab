package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.headless.Standard;
import java.util.List;

/// Starts the program. Asking for the version or for help loads nothing else.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 1 && shown(arguments[0])) return;
        var standard = Standard.ofProcess();
        int code = new Program(standard, System.getenv()).run(List.of(arguments));
        standard.flush();
        System.exit(code);
    }

    private static boolean shown(String argument) {
        switch (argument) {
            case "--version", "-v", "-V" -> System.out.println("jackdaw " + Jackdaw.VERSION);
            case "--help", "-h" -> System.out.print(Help.page());
            default -> {
                return false;
            }
        }
        System.out.flush();
        return true;
    }
}
