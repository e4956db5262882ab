package dev.jackdaw.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.EveryWire;
import dev.jackdaw.model.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The requests of every scenario extend each other byte by byte on every wire, for the provider's cache to serve them.
@Timeout(60)
class PrefixTest {
    /// Not part of what a provider caches.
    private static final Set<String> CHOICES = Set.of("tool_choice", "toolConfig", "tool_config");

    static List<String> scenarios() throws IOException {
        return GoldenTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachRequestExtendsTheOneBefore(String name, @TempDir Path work) throws IOException, InterruptedException {
        List<Prompt> asked = new Scenario(Path.of("src/test/golden").resolve(name), work.toRealPath())
                .play()
                .asked();
        for (Wire wire : EveryWire.all()) {
            Endpoint endpoint = EveryWire.endpoint(wire);
            Json.Obj before = Json.obj();
            for (Prompt prompt : asked) {
                byte[] body = wire.render(prompt, endpoint).body();
                assertArrayEquals(
                        fresh(wire).render(prompt, endpoint).body(), body, "what was rendered before changes nothing");
                Json.Obj now = cached(Json.parse(body));
                if (!before.fields().isEmpty()) extend(wire.name(), before, now);
                before = now;
            }
        }
    }

    private static Wire fresh(Wire wire) {
        return EveryWire.all().stream()
                .filter(other -> other.name().equals(wire.name()))
                .findFirst()
                .orElseThrow();
    }

    /// Everything is the same but the one list that holds the conversation, and that goes on where it ended.
    private static void extend(String wire, Json.Obj before, Json.Obj now) {
        // It has no other way to keep a model from calling tools.
        boolean concluding = wire.equals("ollama") && before.has("tools") && !now.has("tools");
        assertEquals(
                new HashSet<>(before.fields().keySet()),
                new HashSet<>((concluding ? now.with("tools", before.get("tools")) : now)
                        .fields()
                        .keySet()),
                wire);
        if (concluding) return;
        var grown = new ArrayList<String>();
        before.fields().forEach((field, was) -> {
            String is = now.get(field).write();
            if (is.equals(was.write())) return;
            grown.add(field);
            assertTrue(is.startsWith(open(was.write())), () -> wire + " " + field + "\n" + was.write() + "\n" + is);
        });
        assertTrue(grown.size() <= 1, () -> wire + " changes " + grown);
    }

    /// The text without the brackets that close it: more content may come into the last message.
    private static String open(String json) {
        int end = json.length();
        while (end > 0 && "]}".indexOf(json.charAt(end - 1)) >= 0) end--;
        return json.substring(0, end);
    }

    /// A body without the marks that move and the choice of tools.
    private static Json.Obj cached(Json body) {
        var fields = new LinkedHashMap<>(((Json.Obj) unmarked(body)).fields());
        fields.keySet().removeAll(CHOICES);
        return new Json.Obj(fields);
    }

    private static Json unmarked(Json json) {
        return switch (json) {
            case Json.Obj(var fields) -> {
                var kept = new LinkedHashMap<String, Json>();
                fields.forEach((name, value) -> {
                    if (!name.equals("cache_control")) kept.put(name, unmarked(value));
                });
                yield new Json.Obj(kept);
            }
            case Json.Arr(var elements) ->
                Json.arr(elements.stream().map(PrefixTest::unmarked).toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> json;
        };
    }
}
