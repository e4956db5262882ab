package dev.jackdaw.model.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Gateway.Standing;
import dev.jackdaw.model.Health;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Prices;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which model does which work, and choosing others.
class CrewTest {
    private static final Prompt PROMPT = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);

    private static final Endpoint CLAUDE = Endpoint.of("anthropic", "claude-large", "a");
    private static final Endpoint GPT = Endpoint.of("openai", "gpt-large", "o");

    private static Endpoint saying(String model, String said) {
        return Endpoint.of("fake", model, "").saying(said);
    }

    private static Lineup lineup(Endpoint main, Endpoint... others) {
        Lineup alone = Lineup.of(main);
        return new Lineup(main, List.of(), Map.of(), List.of(others), Map.of(), alone.known(), Optional.empty());
    }

    private static String chosen(Lineup lineup, String name) {
        var crew = new Crew(lineup);
        crew.choose(name);
        return crew.standings().getFirst().name();
    }

    private static String refused(Lineup lineup, String name) {
        return assertThrows(IllegalArgumentException.class, () -> chosen(lineup, name))
                .getMessage();
    }

    private static String text(Model model) throws ModelFailure, InterruptedException {
        return model.reply(PROMPT, _ -> {}).text();
    }

    @Test
    void whatAModelCannotBeShownIsKnownThroughAllThatStandsAroundIt(@TempDir Path folder) {
        Endpoint blind = GPT.asking(new ModelCard(
                "blind", 8000, 0, Optional.of(List.of()), Optional.empty(), Optional.empty(), Optional.empty()));
        Lineup alone = Lineup.of(blind);
        Lineup recorded = new Lineup(
                blind,
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                alone.known(),
                Optional.of(new Lineup.Taping.To(folder.resolve("tape"))));
        for (Lineup lineup : List.of(alone, alone.backedBy(CLAUDE), recorded))
            assertFalse(new Crew(lineup).model(Work.EXECUTE).takes("image"));
        assertTrue(new Crew(Lineup.of(CLAUDE)).model(Work.EXECUTE).takes("image"));
    }

    @Test
    void eachWorkIsDoneByItsTierOrByTheSessionsModel() throws ModelFailure, InterruptedException {
        var crew = new Crew(Lineup.of(saying("m", "main"))
                .with(Tier.STRONG, saying("s", "strong"))
                .with(Tier.CHEAP, saying("c", "cheap")));
        var did = new ArrayList<String>();
        for (Work work : Work.values()) did.add(work + " " + text(crew.model(work)));
        assertEquals(
                List.of(
                        "EXECUTE main",
                        "PLAN strong",
                        "JUDGE strong",
                        "SUMMARY cheap",
                        "TITLE cheap",
                        "EXTRACTION cheap"),
                did);
    }

    @Test
    void aModelForASingleWorkGoesBeforeThatOfItsTier() {
        Lineup tiers = Lineup.of(CLAUDE).with(Tier.STRONG, GPT);
        var crew = new Crew(new Lineup(
                CLAUDE,
                List.of(),
                tiers.tiers(),
                List.of(),
                Map.of(Work.JUDGE, saying("j", "judge")),
                Known.BUILT_IN,
                Optional.empty()));
        assertEquals(
                List.of("gpt-large", "j"),
                List.of(crew.model(Work.PLAN).name(), crew.model(Work.JUDGE).name()));
    }

    @Test
    void theProvidersSmallModelDoesCheapWorkUnlessAnAddressIsSomebodyElses() {
        assertEquals(
                "claude-haiku-4-5",
                new Crew(Lineup.of(CLAUDE)).model(Work.TITLE).name());
        Endpoint elsewhere = Endpoint.of("anthropic", "claude-large", URI.create("https://proxy.test"), "a");
        var crew = new Crew(Lineup.of(elsewhere));
        assertSame(crew.model(Work.EXECUTE), crew.model(Work.TITLE));
    }

    @Test
    void whereTheOneSetApartFailsTheSessionsModelDoesIt() throws ModelFailure, InterruptedException {
        var crew = new Crew(Lineup.of(saying("m", "main")).with(Tier.CHEAP, saying("c", "@/no/such/file")));
        var arrivals = new ArrayList<Arrival>();
        Reply reply = crew.model(Work.SUMMARY).reply(PROMPT, arrivals::add);
        assertEquals("main", reply.text());
        assertEquals(
                "fake/c fake/m",
                arrivals.stream()
                        .filter(Arrival.Switched.class::isInstance)
                        .map(Arrival.Switched.class::cast)
                        .map(switched -> switched.from() + " " + switched.to())
                        .findFirst()
                        .orElse("no switch"));
    }

    @Test
    void fallbacksAnswerForTheSessionsModelAndHealthTellsIt() throws ModelFailure, InterruptedException {
        var crew = new Crew(Lineup.of(saying("m", "@/no/such/file")).backedBy(saying("b", "backup")));
        assertEquals("backup", text(crew.model(Work.EXECUTE)));
        List<Standing> standings = crew.standings();
        assertEquals(
                List.of("fake/m [session] 1 1", "fake/b [fallback 1] 1 0"),
                standings.stream().map(CrewTest::summary).toList());
    }

    @Test
    void whatAModelTakesIsKnownThroughAllThatStandsAroundIt() {
        var seesNothing = new ModelCard(
                "m", 1000, 0, Optional.of(List.of()), Optional.empty(), Optional.empty(), Optional.of(Prices.FREE));
        Endpoint blind = CLAUDE.asking(seesNothing);
        for (Lineup lineup : List.of(Lineup.of(blind), Lineup.of(blind).backedBy(GPT)))
            assertEquals(false, new Crew(lineup).model(Work.EXECUTE).takes("image"));
        assertEquals(true, new Crew(Lineup.of(CLAUDE)).model(Work.EXECUTE).takes("image"));
    }

    private static String summary(Standing standing) {
        Health health = standing.health();
        return standing.name() + " " + standing.uses() + " " + health.calls() + " " + health.errors();
    }

    @Test
    void everyModelThatIsSetUpHasAStanding() {
        Lineup lineup = lineup(CLAUDE, GPT);
        assertEquals(
                List.of(
                        new Standing("anthropic/claude-large", List.of("session"), Health.FRESH),
                        new Standing("anthropic/claude-haiku-4-5", List.of("cheap"), Health.FRESH),
                        new Standing("openai/gpt-large", List.of(), Health.FRESH)),
                new Crew(lineup).standings());
    }

    @Test
    void aModelIsOfTheSessionsProviderOrOfTheOneItsNameTells() {
        Lineup lineup = lineup(CLAUDE, GPT);
        assertEquals("anthropic/claude-opus-4", chosen(lineup, "claude-opus-4"));
        assertEquals("openai/gpt-5-mini", chosen(lineup, "gpt-5-mini"));
        assertEquals("anthropic/something", chosen(lineup, "something"));
        assertEquals("openai/something", chosen(lineup, "openai/something"));
    }

    @Test
    void aTierIsAName() {
        Lineup lineup = Lineup.of(CLAUDE).with(Tier.STRONG, GPT);
        assertEquals("openai/gpt-large", chosen(lineup, "strong"));
        assertEquals("anthropic/claude-haiku-4-5", chosen(lineup, "cheap"));
        assertEquals(
                "no model is set apart for fast; say which in a config file: gateway: {fast: NAME}",
                refused(lineup, "fast"));
    }

    @Test
    void aProviderWithoutAKeyIsRefusedWithTheVariableToSet() {
        Lineup lineup = Lineup.of(CLAUDE);
        assertEquals("there is no key for openai; set OPENAI_API_KEY", refused(lineup, "openai/gpt-5"));
        assertEquals(
                "gpt-5 is a model of openai: there is no key for openai; set OPENAI_API_KEY, or write anthropic/gpt-5",
                refused(lineup, "gpt-5"));
    }

    @Test
    void anUnknownProviderIsRefusedWithTheNearestName() {
        assertEquals(
                "there is no provider \"opneai\"; did you mean openai?", refused(Lineup.of(CLAUDE), "opneai/gpt-5"));
    }

    @Test
    void aServerOfOnesOwnMayHaveAnybodysModels() {
        Lineup own = Lineup.of(Endpoint.of("http", "m", ""));
        assertEquals("http/gpt-oss:20b", chosen(own, "gpt-oss:20b"));
        assertEquals("http/Qwen/Qwen3-8B", chosen(own, "Qwen/Qwen3-8B"));
        Lineup proxy = Lineup.of(Endpoint.of("openai", "m", URI.create("https://proxy.test/v1"), "o"));
        assertEquals("openai/claude-opus-4", chosen(proxy, "claude-opus-4"));
    }

    @Test
    void whatTheUserKnowsOfAModelHoldsWhenItIsChosen() {
        var known = new Known(List.of(), Map.of("claude-next", Json.obj("window", 1_000_000)));
        Endpoint found = new Roster(List.of(CLAUDE), known).find("claude-next", CLAUDE);
        assertEquals(1_000_000, found.window());
        assertEquals("claude-next", found.model());
    }

    @Test
    void thereAreFiveEfforts() {
        var crew = new Crew(Lineup.of(CLAUDE));
        crew.think(Optional.of("high"));
        crew.think(Optional.empty());
        assertEquals(
                "there is no effort \"huge\"; there are low, medium, high, xhigh, max",
                assertThrows(IllegalArgumentException.class, () -> crew.think(Optional.of("huge")))
                        .getMessage());
    }

    @Test
    void whatIsSaidIsRecordedAndPlayed(@TempDir Path folder) throws ModelFailure, InterruptedException {
        Path file = folder.resolve("tape.jsonl");
        var recording = new Crew(taped(saying("m", "Hello"), new Lineup.Taping.To(file)));
        assertEquals("Hello", text(recording.model(Work.EXECUTE)));
        var playing = new Crew(taped(CLAUDE, new Lineup.Taping.From(file)));
        assertEquals("Hello", text(playing.model(Work.EXECUTE)));
    }

    private static Lineup taped(Endpoint main, Lineup.Taping taping) {
        return new Lineup(main, List.of(), Map.of(), List.of(), Map.of(), Known.BUILT_IN, Optional.of(taping));
    }
}
