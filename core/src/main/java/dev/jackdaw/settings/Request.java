package dev.jackdaw.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What settings are asked for with.
///
/// @param flags what the command line says, by field; a list where a flag may be given several times
public record Request(Path directory, Map<String, String> environment, Map<String, List<String>> flags) {}
