package dev.jackdaw.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What settings are loaded for.
///
/// @param directory the folder to work in
/// @param environment the variables of the process
/// @param flags what the command line says, by field; a field that takes one value takes the last
public record Request(Path directory, Map<String, String> environment, Map<String, List<String>> flags) {
    public Request {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }
}
