package dev.jackdaw.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.wire.Wire;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each provider is sent for one and the same prompt, byte for byte. `./dev accept` rewrites what is expected,
/// for review.
class RequestsTest {
    private static final Path GOLDEN = Path.of("src/test/golden-requests");
    private static final Set<String> ASKING_NOBODY = Set.of("demo", "fake");
    private static final Set<String> DETAILED = Set.of("openrouter", "minimax");
    private static final String KEY = "the-key-of-somebody";
    private static final Media IMAGE = new Media("image/png", "aGk=");
    private static final Manner MANNER =
            new Manner(OptionalInt.of(4096), OptionalDouble.of(0.5), true, Optional.of(Effort.HIGH), ToolCalling.AUTO);

    static List<Provider> providers() {
        return Providers.all().stream()
                .filter(provider -> !ASKING_NOBODY.contains(provider.wire()))
                .toList();
    }

    private static ToolSpec tool(String name, String parameter) {
        Json.Obj properties = Json.obj(parameter, Json.obj("type", "string"));
        Json.Obj schema = Json.obj("type", "object", "properties", properties, "required", List.of(parameter));
        return new ToolSpec(name, "Does what " + name + " says.", schema);
    }

    private static Message reply(Provider provider, String origin, String thought, Content... said) {
        var content = new ArrayList<Content>();
        content.add(new Content.Thinking(thought, "signature of: " + thought));
        content.addAll(List.of(said));
        // What a reply of Chat Completions with calls keeps beside its thinking.
        if (provider.wire().equals("chat-completions") && content.getLast() instanceof Content.Call) {
            Json detail = Json.obj("type", "reasoning.text", "text", thought, "index", 0);
            content.add(
                    DETAILED.contains(provider.dialect())
                            ? new Content.Opaque("reasoning_details", Json.arr(List.of(detail)))
                            : new Content.Opaque("reasoning_content", Json.of(true)));
        }
        return new Message.Assistant(content, origin);
    }

    private static Content call(String id, String tool, String arguments) {
        return new Content.Call(new ToolCall(id, tool, arguments));
    }

    private static Prompt prompt(Provider provider, String origin) {
        List<Message> messages = List.of(
                new Message.User(List.of(new Content.Text("What is on it?"), new Content.Picture(IMAGE))),
                reply(
                        provider,
                        origin,
                        "Let me see.",
                        new Content.Text("I look."),
                        call("call_1", "read_file", "{\"path\": \"a.txt\"}"),
                        call("call_2", "search", "{\"pattern\": \"x\"}")),
                new Message.Answer("call_1", ToolResult.of("a text")),
                new Message.Answer("call_2", new ToolResult("a picture", false, List.of(IMAGE), Json.obj())),
                reply(provider, origin, "Now I know.", new Content.Text("An x.")),
                Message.User.of("Where else?"),
                reply(provider, origin, "Once more.", call("call_3", "search", "{\"pattern\": \"y\"}")),
                new Message.Answer("call_3", ToolResult.failure("nothing found")));
        List<ToolSpec> tools = List.of(tool("read_file", "path"), tool("search", "pattern"));
        return new Prompt("Be brief.", tools, messages, ToolChoice.AUTO);
    }

    private static String sent(Provider provider) {
        String model = provider.model().isEmpty() ? "a-model" : provider.model();
        Endpoint endpoint = Endpoint.of(provider.name(), model, KEY).in(MANNER);
        Wire wire = Wire.named(provider.wire());
        Wire.Request request = wire.render(prompt(provider, wire.name() + "/" + model), endpoint);
        var text = new StringBuilder("POST " + request.address() + "\n");
        new TreeMap<>(request.headers())
                .forEach((name, value) ->
                        text.append(name + ": " + value.replace(KEY, "KEY")).append('\n'));
        return text + "\n" + new String(request.body(), StandardCharsets.UTF_8) + "\n";
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theProviderIsSentWhatItWas(Provider provider) throws IOException {
        Path expected = GOLDEN.resolve(provider.name() + ".txt");
        String sent = sent(provider);
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(expected, sent);
        assertEquals(Files.readString(expected), sent);
    }

    @Test
    void everyExpectationIsOfAProvider() throws IOException {
        List<String> names = providers().stream()
                .map(provider -> provider.name() + ".txt")
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertEquals(
                    names,
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void noProviderIsToldToCacheInAnothersWay() {
        for (Provider provider : providers()) {
            String sent = sent(provider);
            boolean marked = sent.contains("\"cache_control\"");
            boolean keyed = sent.contains("\"prompt_cache_key\"");
            assertEquals(keyed, provider.name().startsWith("openai"), provider.name());
            assertEquals(false, marked && keyed, provider.name());
        }
    }
}
