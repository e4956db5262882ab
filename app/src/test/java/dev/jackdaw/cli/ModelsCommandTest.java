package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ModelsCommandTest {
    @TempDir
    Path folder;

    private Ran run(Map<String, String> environment, String... arguments) {
        var all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        var variables = new TreeMap<>(environment);
        variables.put("HOME", folder.toString());
        return Ran.in(folder, variables, all);
    }

    private static Map<String, String> key(ScriptedServer server) {
        return Map.of(
                "ANTHROPIC_API_KEY", "key-of-tests",
                "ANTHROPIC_BASE_URL", server.messagesBase().toString(),
                "ANTHROPIC_MODEL", "claude-haiku-4-5");
    }

    private static ScriptedServer playing(String... texts) throws IOException {
        var server = ScriptedServer.start().says("pong").calls(ScriptedReply.call("note", Json.obj("word", "pong")));
        for (String text : texts) server.says(text);
        return server;
    }

    private static void fits(String text) {
        for (String line : text.lines().toList()) assertTrue(line.length() <= 80, line);
    }

    @Test
    void whoHasAKeyComesFirstWithItsModelAndPrices() {
        Ran ran = run(Map.of("ANTHROPIC_API_KEY", "key-of-tests", "ANTHROPIC_MODEL", "claude-haiku-4-5"));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.out().contains("anthropic *   claude-haiku-4-5           200K   1.00   5.00  ANTHROPIC_API_KEY\n"),
                ran.out());
        assertTrue(ran.out().contains("openai (OPENAI_API_KEY)"), ran.out());
        fits(ran.out());
    }

    @Test
    void aFurtherProviderHasItsPricesAndItsKeyToo() {
        Ran ran = run(Map.of("ANTHROPIC_API_KEY", "key-of-tests", "DEEPSEEK_API_KEY", "another"));
        String row = ran.out()
                .lines()
                .filter(line -> line.startsWith("deepseek "))
                .findFirst()
                .orElseThrow();
        assertTrue(row.endsWith("  DEEPSEEK_API_KEY"), row);
        assertFalse(row.contains("?"), row);
    }

    @Test
    void aProviderOfTheUsersOwnIsListedWithItsModel() throws IOException {
        Files.createDirectories(folder.resolve(".jackdaw"));
        Files.writeString(folder.resolve(".jackdaw/config.yaml"), """
                provider: house
                providers:
                  house: {base: "http://127.0.0.1:1/v1", local: true, model: tiny}
                models:
                  house/tiny: {window: 32000}
                """);
        Ran ran = run(Map.of(), "house");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\ntiny                                     32K"), ran.out());
    }

    @Test
    void aLongNameHasARowForItself() {
        String name = "claude-haiku-4-5-with-a-name-that-never-ends";
        String out = run(Map.of("ANTHROPIC_API_KEY", "key-of-tests", "ANTHROPIC_MODEL", name))
                .out();
        assertEquals("anthropic *   " + name, out.lines().toList().get(1));
        fits(out);
    }

    @Test
    void withNothingConfiguredItSaysWhatToSet() {
        Ran ran = run(Map.of());
        assertEquals(0, ran.code());
        assertTrue(ran.out().startsWith("No model is configured.\n\nNot configured, with what to set:\n"), ran.out());
        fits(ran.out());
    }

    @Test
    void everyProvidersModelsFitTheScreen() {
        for (var provider : Providers.all()) {
            Ran ran = run(Map.of(), provider.name());
            assertEquals(0, ran.code(), ran.err());
            fits(ran.out());
        }
    }

    @Test
    void aModelIsListedWithWhatIsKnownOfIt() {
        String row = "claude-haiku-4-5                        200K     64K    ip    yes   1.00    5.00\n";
        String out = run(Map.of(), "anthropic").out();
        assertTrue(out.contains(row), out);
        assertTrue(out.lines().toList().get(1).startsWith("claude-sonnet-4-6 "), out);
    }

    @Test
    void asJsonModelsHaveTheirNumbers() {
        Json haiku = Json.parse(run(Map.of(), "anthropic", "--json").out()).items().stream()
                .filter(model -> model.get("name").text("").equals("claude-haiku-4-5"))
                .findFirst()
                .orElseThrow();
        assertEquals(200_000, haiku.get("window").number(0));
        assertEquals(1.25, haiku.get("prices").get("cache_write").decimal(0));
    }

    @Test
    void anUnknownProviderIsWrongUsage() {
        assertEquals(
                new Ran(2, "", "jackdaw: there is no provider \"antropic\"; did you mean anthropic?\n"),
                run(Map.of(), "antropic"));
    }

    @Test
    void aModelThatDoesAllPassesTheTest() throws IOException {
        try (var server = playing("Red.")) {
            Ran ran = run(key(server), "test");
            assertEquals(List.of(), server.violations());
            assertEquals(0, ran.code(), ran.out());
            List<String> lines = ran.out().lines().toList();
            assertEquals("anthropic/claude-haiku-4-5 at " + server.messagesBase(), lines.getFirst());
            assertTrue(lines.get(1).startsWith("  ok    answers   first token after "), ran.out());
            assertEquals("  ok    tools     called as asked", lines.get(2));
            assertEquals("  ok    images    seen", lines.get(3));
        }
    }

    @Test
    void aModelThatMakesNoCallFailsTheTest() throws IOException {
        try (var server = ScriptedServer.start().says("pong").says("I cannot.").says("Red.")) {
            Ran ran = run(key(server), "test", "--json");
            assertEquals(1, ran.code());
            Json tools = Json.parse(ran.out()).get("checks").at(1);
            assertEquals(
                    Json.obj(
                            "check", "tools",
                            "outcome", "bad",
                            "told", "it made no such call, but said \"I cannot.\"; choose a model that calls tools"),
                    tools);
        }
    }

    @Test
    void aRefusedKeyIsToldWithItsMend() throws IOException {
        try (var server = ScriptedServer.start().fails(401, Map.of(), "{\"error\":{\"message\":\"invalid key\"}}")) {
            Ran ran = run(key(server), "test", "anthropic/claude-haiku-4-5");
            assertEquals(1, ran.code());
            assertTrue(ran.out().contains("  BAD   answers   "), ran.out());
            assertEquals(2, ran.out().lines().count());
        }
    }

    @Test
    void whereNobodyListensItIsToldAtOnce() {
        var nobody = Map.of("ANTHROPIC_API_KEY", "key-of-tests", "ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
        long start = System.nanoTime();
        Ran ran = run(nobody, "test", "--all");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("  BAD   answers   "), ran.out());
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "it asked again and again");
    }

    @Test
    void withoutAKeyThereIsNothingToTest() {
        Ran ran = run(Map.of(), "test", "openai");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("OPENAI_API_KEY"), ran.err());
    }

    @Test
    void thePictureIsRed() throws IOException {
        byte[] png = Base64.getDecoder().decode(RedSquare.base64());
        assertEquals(0xffff0000, ImageIO.read(new ByteArrayInputStream(png)).getRGB(63, 63));
    }
}
