package dev.jackdaw.settings;

import dev.jackdaw.model.wire.Endpoint;
import dev.jackdaw.policy.Mode;
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
/// @param language of the interface, `en` or `zh`; by the environment where empty
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
        Optional<Path> artifacts,
        Optional<String> language) {
    public Settings {
        more = List.copyOf(more);
        tools = List.copyOf(tools);
    }

    /// The usual settings for a model: reading is free, and what would be asked is asked.
    ///
    /// @param state where sessions and logs are kept; not inside the directory
    public static Settings of(Path directory, Path state, Endpoint endpoint) {
        return new Settings(
                directory,
                state,
                endpoint,
                Policy.of(Mode.DEFAULT),
                List.of(),
                100,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same under another policy.
    public Settings under(Policy other) {
        return new Settings(
                directory,
                state,
                endpoint,
                other,
                more,
                rounds,
                turns,
                instructions,
                appended,
                tools,
                artifacts,
                language);
    }

    /// The same with another number of rounds of tools.
    public Settings within(int most) {
        return new Settings(
                directory,
                state,
                endpoint,
                policy,
                more,
                most,
                turns,
                instructions,
                appended,
                tools,
                artifacts,
                language);
    }

    /// The same with another place for sessions and logs.
    public Settings keeping(Path elsewhere) {
        return new Settings(
                directory,
                elsewhere,
                endpoint,
                policy,
                more,
                rounds,
                turns,
                instructions,
                appended,
                tools,
                artifacts,
                language);
    }
}
