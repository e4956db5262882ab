package dev.jackdaw.model.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CardsTest {
    /// Usual models the catalogue knows nothing of, each with the reason.
    private static final List<String> UNKNOWN = List.of(
            "qwen/qwen-flash", "qwen-cn/qwen-flash" // only plans at a flat rate are listed there
            );

    private static Provider provider(String name, boolean local) {
        return new Provider(
                name,
                name,
                URI.create("http://127.0.0.1/"),
                "chat-completions",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                32_000,
                local,
                "");
    }

    private static ModelCard card(String provider, String model) {
        return Cards.of(provider(provider, false), model);
    }

    private static final ModelCard HAIKU = new ModelCard(
            "claude-haiku-4-5",
            200_000,
            64_000,
            Optional.of(List.of("image", "pdf")),
            Optional.of(true),
            Optional.of(true),
            Optional.of(new Prices(1, 5, 0.1, 1.25)));

    private static ModelCard haiku(String name, Optional<Prices> prices) {
        return new ModelCard(
                name, HAIKU.window(), HAIKU.output(), HAIKU.input(), HAIKU.reasoning(), HAIKU.tools(), prices);
    }

    @Test
    void aListedModelHasItsWindowLimitsAndPrices() {
        assertEquals(HAIKU, card("anthropic", "claude-haiku-4-5"));
    }

    @Test
    void theFirstAndTheLastLineAreFoundToo() {
        List<ModelCard> zai = Cards.all(provider("zhipu", false));
        assertEquals(zai.getLast(), card("zhipu", zai.getLast().name()));
        assertTrue(Catalogue.find("/aion-2-0").isPresent());
        assertEquals(Optional.empty(), Catalogue.find("zzz/zzz"));
        assertEquals(Optional.empty(), Catalogue.find(""));
    }

    @ParameterizedTest
    @CsvSource({"claude-haiku-4-5-20251001", "claude-haiku-4-5-latest", "anthropic/claude-haiku-4.5"})
    void anotherSpellingAtItsOwnProviderCostsTheSame(String name) {
        assertEquals(haiku(name, HAIKU.prices()), card("anthropic", name));
    }

    @ParameterizedTest
    @CsvSource({"claude-haiku-4.5", "anthropic/claude-haiku-4-5-20251001", "claude-haiku-4-5:free"})
    void elsewhereItsFactsAreKnownButNotItsPrice(String name) {
        assertEquals(haiku(name, Optional.empty()), card("somebody", name));
    }

    @Test
    void anEditionCostsWhatNobodyKnows() {
        assertEquals(
                Optional.empty(), card("anthropic", "claude-haiku-4-5:free").prices());
    }

    @Test
    void anUnknownModelHasItsProvidersWindow() {
        assertEquals(ModelCard.of("m-1", 32_000), card("anthropic", "m-1"));
        assertEquals(ModelCard.of("", 32_000), card("http", ""));
    }

    @Test
    void aLocalModelCostsNothingAndTakesWhatItsServerTakes() {
        assertEquals(
                haiku("claude-haiku-4-5", Optional.of(Prices.FREE)).taking(32_000),
                Cards.of(provider("here", true), "claude-haiku-4-5"));
        assertEquals(
                ModelCard.of("m-1", 32_000).costing(Optional.of(Prices.FREE)), Cards.of(provider("here", true), "m-1"));
    }

    @Test
    void longPromptsCostMoreWhereTheCatalogueSaysSo() {
        Prices prices = card("gemini", "gemini-2.5-pro").prices().orElseThrow();
        var less = new Usage(100_000, 1_000, 100_000, 0, 0, Json.obj());
        var more = new Usage(100_001, 1_000, 100_000, 0, 0, Json.obj());
        assertEquals(0.125 + 0.01 + 0.0125, prices.of(less), 1e-9);
        assertEquals(0.2500025 + 0.015 + 0.025, prices.of(more), 1e-9);
    }

    @Test
    void whereNothingIsSaidOfACacheItSavesNothing() {
        assertEquals(new Prices(2, 6, 2, 2), Prices.read(Json.obj("input", 2, "output", 6)));
    }

    @Test
    void aProvidersModelsAreListedByName() {
        List<String> names = Cards.all(Providers.named("anthropic").orElseThrow()).stream()
                .map(ModelCard::name)
                .toList();
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.contains("claude-haiku-4-5"), names.toString());
        assertEquals(List.of(), Cards.all(provider("somebody", false)));
    }

    @Test
    void everyUsualModelIsKnownWhereItsProviderIs() {
        List<String> missing = Providers.all().stream()
                .filter(provider -> !Cards.all(provider).isEmpty())
                .flatMap(provider -> Stream.of(provider.model(), provider.cheap())
                        .filter(model -> !model.isEmpty())
                        .filter(model -> Cards.of(provider, model).tools().isEmpty())
                        .map(model -> provider + "/" + model))
                .toList();
        assertEquals(UNKNOWN, missing);
    }

    @Test
    void theCatalogueSaysOfWhichDayItIs() {
        assertEquals("2026-11-10".length(), Cards.asOf().length());
        assertTrue(Cards.asOf().compareTo("2026-11-10") >= 0, Cards.asOf());
    }
}
