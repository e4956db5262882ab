package dev.jackdaw.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What settings are loaded for.
///
/// @param directory the folder to work in
/// @param environment the variables of the process
/// @param flags what the command line says, by field; a field that takes one value takes the last
/// @param managed the files of those who manage the machine, the weaker first
public record Request(
        Path directory, Map<String, String> environment, Map<String, List<String>> flags, List<Path> managed) {
    /// Where those who manage a machine put what no user may change.
    public static final List<Path> MANAGED =
            List.of(Path.of("/etc/claude-code/managed-settings.json"), Path.of("/etc/jackdaw/managed.yaml"));

    public Request {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
        managed = List.copyOf(managed);
    }

    public Request(Path directory, Map<String, String> environment, Map<String, List<String>> flags) {
        this(directory, environment, flags, MANAGED);
    }
}
