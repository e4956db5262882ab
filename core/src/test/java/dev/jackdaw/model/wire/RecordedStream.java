package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "openai-responses", Responses.NAME,
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

    /// The expectation in our terms: fresh input only, and output with what was thought.
    Json wanted() {
        Json wanted = expected;
        var calls = new ArrayList<Json>();
        for (Json call : wanted.get("tool_calls").items())
            calls.add(Json.obj("id", call.get("id"), "name", call.get("name"), "arguments", call.get("arguments")));
        return Json.obj(
                "text",
                wanted.get("text"),
                "reasoning",
                wanted.get("reasoning"),
                "tool_calls",
                calls,
                "server_tools",
                wanted.get("server_tools"),
                "usage",
                expectedUsage(wanted.get("usage"), wanted.get("usage_raw")),
                "finish",
                wanted.get("finish"),
                "raw_finish",
                wanted.get("raw_finish").text(""),
                "signatures",
                wanted.get("signatures"),
                "citations",
                wire.equals(Responses.NAME) ? wanted.get("citations") : 0,
                "model",
                wanted.get("model"));
    }

    private Json expectedUsage(Json wanted, Json raw) {
        long thought = raw.get("output_tokens_details").get("thinking_tokens").number(0);
        long input = wanted.get("input").number(0);
        long cached = wanted.get("cached").number(0);
        long total = wanted.get("total").number(0);
        long tools = raw.get("toolUsePromptTokenCount").number(0);
        long written = wanted.get("cache_write")
                .number(raw.get("input_tokens_details")
                        .get("cache_write_tokens")
                        .number(0));
        boolean inclusive = !wire.equals(AnthropicMessages.NAME) && cached + written <= input;
        long output = total == 0 ? wanted.get("output").number(0) : total - input - tools;
        return usage(new Usage(
                (inclusive ? input - cached - written : input) + tools,
                output,
                cached,
                written,
                wanted.get("reasoning").number(thought),
                Json.obj()));
    }

    static Json usage(Usage usage) {
        return Json.obj(
                "input",
                usage.input(),
                "output",
                usage.output(),
                "cached",
                usage.cached(),
                "cache_write",
                usage.cacheWrite(),
                "reasoning",
                usage.reasoning());
    }

    @Override
    public String toString() {
        return name;
    }
}
