package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.secret.Own;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the user chose in passing, such as a language or a theme: settings below those of every config file.
///
/// A file of its own, readable by its user alone, with a line `field: "text"` for each; who writes a config file need
/// not fear for its comments.
///
/// @param file where they are kept, whether or not it is there
public record Preferences(Path file) {
    private static final String NAME = "preferences.yaml";

    /// Those kept in a folder of state.
    public static Preferences in(Path state) {
        return new Preferences(state.resolve(NAME));
    }

    /// Whether the user has neither preferences nor a config file: nobody was ever here.
    public static boolean none(Map<String, String> environment) {
        return !Files.exists(in(Places.state(environment)).file())
                && Places.user(environment).stream().noneMatch(Files::exists);
    }

    /// Keeps a value from now on, in the place of the one before.
    ///
    /// @param field as it is written in config files
    /// @throws IllegalArgumentException when there is no such field
    public void remember(String field, String value) throws IOException {
        String begin = Field.named(field)
                        .orElseThrow(() -> new IllegalArgumentException("there is no field " + field))
                        .label()
                + ": ";
        List<String> lines = lines();
        lines.removeIf(line -> line.startsWith(begin));
        lines.add(begin + new Json.Str(value).write());
        write(lines);
    }

    /// Makes the file, where there is none: somebody was here.
    public void begin() throws IOException {
        if (!Files.exists(file)) write(List.of());
    }

    private List<String> lines() throws IOException {
        return Files.exists(file)
                ? new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                : new ArrayList<>();
    }

    /// Readers see the file before or after, never half of it.
    private void write(List<String> lines) throws IOException {
        Path fresh =
                file.resolveSibling("." + NAME + "." + ProcessHandle.current().pid());
        Own.file(fresh);
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
