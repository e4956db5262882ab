package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Prices;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.route.Lineup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The models beside the session's, limits, and providers of one's own.
class LineupTest {
    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder).environment("OPENAI_API_KEY", "o");
    }

    private Desk both() {
        return desk().environment("ANTHROPIC_API_KEY", "a").flag("provider", "openai");
    }

    private static String summary(Endpoint endpoint) {
        return endpoint.label() + " " + endpoint.base() + " " + endpoint.key().orElse("-");
    }

    private static List<String> fallbacks(Desk desk) {
        return desk.settings().lineup().fallbacks().stream()
                .map(LineupTest::summary)
                .toList();
    }

    private static Map<String, String> tiers(Desk desk) {
        return desk.settings().lineup().tiers().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().label()));
    }

    @Test
    void fallbacksAreNamedInOrderAsAListOrWithCommas() {
        List<String> expected = List.of(
                "anthropic/claude-opus-4 https://api.anthropic.com a", "openai/gpt-5-mini https://api.openai.com/v1 o");
        assertEquals(expected, fallbacks(both().user("fallback_model: [claude-opus-4, openai/gpt-5-mini]")));
        assertEquals(expected, fallbacks(both().flag("fallback_model", "claude-opus-4,openai/gpt-5-mini")));
        assertEquals(
                expected, fallbacks(both().environment("JACKDAW_FALLBACK_MODEL", "claude-opus-4, openai/gpt-5-mini")));
    }

    @Test
    void tiersAreNamedInAFileOrAVariable() {
        Map<String, String> expected = Map.of("STRONG", "anthropic/claude-opus-4", "CHEAP", "openai/qwen3:8b");
        assertEquals(expected, tiers(both().user("gateway: {strong: claude-opus-4, cheap: openai/qwen3:8b}")));
        for (String said : List.of(
                "strong=claude-opus-4,cheap=openai/qwen3:8b",
                "{\"strong\": \"anthropic/claude-opus-4\", \"cheap\": {\"provider\": \"openai\", \"model\": \"qwen3:8b\"}}"))
            assertEquals(
                    expected,
                    tiers(new Desk(folder.resolve("other"))
                            .environment("OPENAI_API_KEY", "o", "ANTHROPIC_API_KEY", "a")
                            .flag("provider", "openai")
                            .environment("JACKDAW_GATEWAY_MODELS", said)));
    }

    @Test
    void aTierMayHaveAnAddressAKeyAndAnEffortOfItsOwn() {
        Lineup lineup =
                desk().environment("EXTRA_KEY", "x").user("""
                        gateway:
                          cheap: {model: small, base_url: "http://127.0.0.1:11434/v1", effort: low}
                          judge: {provider: anthropic, model: claude-opus-4, api_key_env: EXTRA_KEY}
                        """).settings().lineup();
        Endpoint cheap = lineup.tiers().get(Tier.CHEAP);
        assertEquals("http/small http://127.0.0.1:11434/v1 -", summary(cheap));
        assertEquals(Optional.of(Effort.LOW), cheap.manner().effort());
        assertEquals(
                "anthropic/claude-opus-4 https://api.anthropic.com x",
                summary(lineup.works().get(Work.JUDGE)));
    }

    @Test
    void everyFurtherProviderThatIsSetUpCanBeChosen() {
        Lineup lineup = both().environment("ANTHROPIC_BASE_URL", "https://proxy.test", "ANTHROPIC_MODEL", "m")
                .settings()
                .lineup();
        assertTrue(
                lineup.others().stream().map(LineupTest::summary).toList().contains("anthropic/m https://proxy.test a"),
                lineup.others()::toString);
        assertEquals(
                List.of(),
                new Desk(folder).flag("provider", "demo").settings().lineup().others());
    }

    @Test
    void limitsAndMannersAreRead() {
        Desk desk = desk().user("{max_budget_usd: 2.5, max_tokens_total: 1.5M, timeout: 90}")
                .flag("effort", "xhigh")
                .flag("tool_calling", "TEXT")
                .flag("prompt_cache", "off")
                .flag("prompt_cache_retention", "24h");
        Limits limits = desk.settings().limits();
        assertEquals(
                List.of(2.5, 1_500_000L, Duration.ofSeconds(90)),
                List.of(
                        limits.dollars().orElseThrow(),
                        limits.tokens().orElseThrow(),
                        limits.time().orElseThrow()));
        var manner = desk.settings().endpoint().manner();
        assertEquals(
                List.of(Effort.XHIGH, ToolCalling.TEXT, "off", "24h"),
                List.of(
                        manner.effort().orElseThrow(),
                        manner.tools(),
                        manner.cache().orElseThrow(),
                        manner.retention().orElseThrow()));
    }

    @Test
    void timesHaveUnits() {
        for (var expected : Map.of("30s", 30L, "10m", 600L, "2h", 7_200L, "90", 90L, "1.5m", 90L)
                .entrySet())
            assertEquals(
                    Duration.ofSeconds(expected.getValue()),
                    desk().flag("timeout", expected.getKey())
                            .settings()
                            .limits()
                            .time()
                            .orElseThrow());
    }

    @Test
    void aHelperStandsForAKeyUnderEitherName() {
        for (String name : List.of("credential_helper", "apiKeyHelper", "api_key_helper"))
            assertEquals(
                    new Credential(Optional.empty(), Optional.of("pass show key")),
                    new Desk(folder.resolve(name))
                            .user("{provider: openai, " + name + ": pass show key}")
                            .settings()
                            .endpoint()
                            .credential());
    }

    @Test
    void aProviderOfOnesOwnIsUsedLikeTheOthers() {
        Desk desk = desk().environment("MINE_KEY", "k").user("""
                        provider: mine
                        fallback_model: plain/small
                        providers:
                          mine:
                            base_url: https://models.test/v1/
                            wire: anthropic
                            api_key_env: MINE_KEY
                            model: large
                            cheap: small
                            window: 64K
                            headers: {X-Team: red}
                          plain: {base: "http://127.0.0.1:9/v1", model: m}
                          openai: {model: gpt-next}
                        """);
        Lineup lineup = desk.settings().lineup();
        Endpoint main = lineup.main();
        assertEquals("mine/large https://models.test/v1 k", summary(main));
        assertEquals(
                List.of("anthropic-messages", 64_000L, Map.of("X-Team", "red"), "small"),
                List.of(
                        main.wire(),
                        main.window(),
                        main.headers(),
                        main.provider().cheap()));
        assertEquals(List.of("plain/small http://127.0.0.1:9/v1 -"), fallbacks(desk));
        assertEquals(
                List.of("plain/m", "openai/gpt-next"),
                lineup.others().stream()
                        .map(Endpoint::label)
                        .filter(label -> label.startsWith("plain") || label.startsWith("openai/"))
                        .toList());
    }

    @Test
    void whatIsSaidOfAModelHolds() {
        Desk desk = desk().user("""
                model: gpt-next
                fallback_model: small
                models:
                  gpt-next:
                    window: 1M
                    output: 64K
                    input: [image, pdf]
                    reasoning: true
                    tools: false
                    prices: {input: 2, output: 8, cached: 0.5}
                  openai/small: {window: 16K}
                """);
        var card = desk.settings().endpoint().card();
        assertEquals(
                List.of(1_000_000L, 64_000L, List.of("image", "pdf"), true, false),
                List.of(
                        card.window(),
                        card.output(),
                        card.input().orElseThrow(),
                        card.reasoning().orElseThrow(),
                        card.tools().orElseThrow()));
        Prices prices = card.prices().orElseThrow();
        assertEquals(
                2 + 8 + 0.5 + 2,
                prices.of(new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000, 0, dev.jackdaw.json.Json.obj())));
        assertEquals(16_000, desk.settings().lineup().fallbacks().getFirst().window());
    }

    @Test
    void aRecordingNeedsNoKeyToBePlayed() {
        Desk desk = new Desk(folder).flag("replay", "x");
        assertEquals(
                Optional.of(new Lineup.Taping.From(desk.project().resolve("x"))),
                desk.settings().lineup().taping());
        assertEquals("fake", desk.settings().endpoint().provider().name());
        assertEquals(
                "anthropic/m",
                desk.flag("model", "anthropic/m").settings().endpoint().label());
    }

    @Test
    void withoutAnythingConfiguredAServerOnThisMachineIsFound() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            byte[] body = "{\"data\": [{\"id\": \"text-embedding\"}, {\"id\": \"qwen3:8b\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "127.0.0.1:" + server.getAddress().getPort();
            URI.create("http://" + address + "/v1/models").toURL().openStream().close();
            Desk desk = new Desk(folder)
                    .environment("JACKDAW_LOCAL", "")
                    .user("providers: {mine: {base: \"http://" + address + "/v1\", local: true}}");
            Loaded loaded = desk.load();
            assertEquals(
                    "mine/qwen3:8b http://" + address + "/v1 -",
                    summary(loaded.settings().orElseThrow().endpoint()));
            assertEquals(
                    new Effective("provider", "mine", "it answers at " + address),
                    loaded.values().getFirst());
            assertEquals(
                    "openai",
                    desk.environment("OPENAI_API_KEY", "o")
                            .settings()
                            .endpoint()
                            .provider()
                            .name());
        } finally {
            server.stop(0);
        }
    }
}
