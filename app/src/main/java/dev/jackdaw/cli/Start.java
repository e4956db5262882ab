package dev.jackdaw.cli;

import dev.jackdaw.headless.Standard;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a subcommand starts from.
///
/// @param directory the folder to work in
record Start(CommandLine line, Standard standard, Map<String, String> environment, Path directory) {

    /// @throws CommandFault when the folder or the file of variables is not there
    static Start of(CommandLine line, Standard standard, Map<String, String> environment) throws CommandFault {
        Path directory = path(line.value("--cwd").orElse("")).toAbsolutePath().normalize();
        boolean made = line.subcommand().equals(Optional.of("demo"));
        if (!made && !Files.isDirectory(directory))
            throw CommandFault.usage("--cwd: there is no folder " + directory + "; create it or name another");
        if (!made && !(Files.isReadable(directory) && Files.isExecutable(directory)))
            throw CommandFault.usage("the folder " + directory
                    + " cannot be read; change its permissions, or work elsewhere with --cwd");
        Optional<String> file = line.value("--env-file");
        return new Start(line, standard, file.isEmpty() ? environment : more(environment, file.get()), directory);
    }

    static Path path(String name) throws CommandFault {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw CommandFault.usage("not a path: " + e.getMessage());
        }
    }

    /// The environment, and below it the variables of a file of `NAME=value` lines.
    private static Map<String, String> more(Map<String, String> environment, String file) throws CommandFault {
        var all = new HashMap<String, String>();
        for (String line : content("--env-file", file).lines().toList()) {
            String entry = line.strip().startsWith("export ") ? line.strip().substring(7) : line.strip();
            int equals = entry.indexOf('=');
            if (equals <= 0 || entry.startsWith("#")) continue;
            all.put(
                    entry.substring(0, equals).strip(),
                    unquoted(entry.substring(equals + 1).strip()));
        }
        all.putAll(environment);
        return all;
    }

    private static String unquoted(String value) {
        if (value.length() < 2) return value;
        char first = value.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String content(String flag, String file) throws CommandFault {
        try {
            return new String(Files.readAllBytes(path(file)), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFault.usage(
                    flag + ": cannot read " + file + " (" + dev.jackdaw.tool.Failures.sentence(e) + ")");
        }
    }

    /// What settings are asked for with.
    Request request() throws CommandFault {
        var flags = new HashMap<>(line.settings());
        for (String field : List.of("system_prompt", "append_system_prompt")) {
            String flag = "--" + field.replace('_', '-') + "-file";
            Optional<String> file = line.value(flag);
            if (file.isPresent()) flags.put(field, List.of(content(flag, file.get())));
        }
        return new Request(directory, environment, flags);
    }

    Path state() {
        return Layers.state(environment);
    }

    /// Prints a line of output.
    void print(String text) {
        standard.out().println(text);
    }

    /// Tells the user something beside the output.
    void warn(String text) {
        standard.err().println("jackdaw: " + text);
        standard.err().flush();
    }
}
