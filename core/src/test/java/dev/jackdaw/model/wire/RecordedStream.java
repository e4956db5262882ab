package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The recorded streams in the folder the environment variable JACKDAW_STREAMS names.
@SuppressWarnings("ArrayRecordComponent")
record RecordedStream(String name, String wire, byte[] body, Json expected) {

    /// Those spoken here, by the first part of a folder's name.
    private static final Map<String, String> WIRES = Map.of(
            "anthropic", AnthropicMessages.NAME,
            "openai-chat", ChatCompletions.NAME,
            "gemini", Gemini.NAME,
            "ollama", Ollama.NAME);

    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv("JACKDAW_STREAMS")).map(Path::of);
    }

    /// Those in the formats spoken here; none where the folder is unset.
    static List<RecordedStream> all() throws IOException {
        if (folder().isEmpty()) return List.of();
        try (Stream<Path> folders = Files.list(folder().get())) {
            return folders.sorted()
                    .filter(f -> WIRES.containsKey(dialect(f)))
                    .map(RecordedStream::read)
                    .toList();
        }
    }

    private static String dialect(Path folder) {
        return folder.getFileName().toString().split("--", 2)[0];
    }

    private static RecordedStream read(Path folder) {
        try {
            Json meta = Json.parse(Files.readString(folder.resolve("meta.json")));
            return new RecordedStream(
                    folder.getFileName().toString(),
                    WIRES.getOrDefault(dialect(folder), "?"),
                    Files.readAllBytes(folder.resolve("body.sse")),
                    meta.get("expected"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
