package dev.jackdaw.settings;

import dev.jackdaw.model.wire.Endpoint;
import dev.jackdaw.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything a session is opened with.
///
/// @param directory the folder to work in
/// @param state where sessions and logs are kept, outside the workspace
/// @param more further folders that may be read and written
/// @param rounds rounds of tools in a turn, after which the model is asked to conclude
/// @param turns replies of the model in a turn, a hard end
/// @param instructions a system prompt in place of the built-in one
/// @param appended text after the system prompt
/// @param tools names of the tools offered; all where empty
/// @param artifacts where the records of a run go; below `state` where empty
public record Settings(
        Path directory,
        Path state,
        Endpoint endpoint,
        Policy policy,
        List<Path> more,
        int rounds,
        OptionalInt turns,
        Optional<String> instructions,
        Optional<String> appended,
        List<String> tools,
        Optional<Path> artifacts) {
    public Settings {
        more = List.copyOf(more);
        tools = List.copyOf(tools);
    }
}
