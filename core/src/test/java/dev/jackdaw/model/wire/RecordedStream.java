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

    /// The formats spoken here by the dialects of the recordings.
    private static final Map<String, String> WIRES = Map.of(
            "anthropic", AnthropicMessages.NAME,
            "openai-chat", ChatCompletions.NAME,
            "openai-responses", Responses.NAME);

    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv("JACKDAW_STREAMS")).map(Path::of);
    }

    /// Those in the formats spoken here; none where the folder is unset.
    static List<RecordedStream> all() throws IOException {
        if (folder().isEmpty()) return List.of();
        try (Stream<Path> folders = Files.list(folder().get())) {
            return folders.sorted()
                    .filter(f -> WIRES.containsKey(f.getFileName().toString().split("--")[0]))
                    .map(RecordedStream::read)
                    .toList();
        }
    }

    private static RecordedStream read(Path folder) {
        try {
            Json meta = Json.parse(Files.readString(folder.resolve("meta.json")));
            return new RecordedStream(
                    folder.getFileName().toString(),
                    WIRES.getOrDefault(meta.get("dialect").text(""), ""),
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
