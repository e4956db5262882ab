package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `jackdaw config`: what is wrong with the settings, what counts, and which files are read.
final class ConfigCommand {
    private ConfigCommand() {}

    static int run(Start start, List<String> words) throws CommandFault {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "check" -> check(start);
            case "show" -> show(start);
            case "paths" -> paths(start);
            default -> throw CommandFault.usage("say what: jackdaw config check, show or paths");
        };
    }

    private static int check(Start start) throws CommandFault {
        Loaded loaded = Layers.load(start.request());
        for (Problem problem : loaded.problems()) start.print("error    " + Opening.told(problem));
        for (Problem warning : loaded.warnings()) start.print("warning  " + Opening.told(warning));
        if (!loaded.problems().isEmpty()) return ExitCode.USAGE;
        start.print("The settings are usable.");
        return ExitCode.DONE;
    }

    private static int show(Start start) throws CommandFault {
        Loaded loaded = Layers.load(start.request());
        int width = loaded.values().stream()
                .mapToInt(value -> value.field().length())
                .max()
                .orElse(0);
        for (Effective value : loaded.values()) {
            var line = new StringBuilder(value.field());
            line.repeat(' ', width + 2 - value.field().length()).append(value.shown());
            start.print(line.append("   (").append(value.source()).append(')').toString());
        }
        for (Problem problem : loaded.problems()) start.warn(Opening.told(problem));
        return loaded.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static int paths(Start start) throws CommandFault {
        for (Path file : Layers.paths(start.request())) start.print(line("settings", file));
        start.print(line("state", start.state()));
        return ExitCode.DONE;
    }

    private static String line(String what, Path path) {
        return what + "  " + path + (Files.exists(path) ? "" : "  (not there)");
    }
}
