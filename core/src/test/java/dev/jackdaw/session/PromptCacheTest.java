package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.PromptCache.Miss;
import dev.jackdaw.session.PromptCache.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Why the provider's cache did not serve a prompt.
class PromptCacheTest {
    private static final Json.Obj TOLD = Json.obj("cached_tokens", 0);

    private final List<Line> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private PromptCacheTest keep(Fact fact) {
        lines.add(new Line(lines.size(), now, fact));
        return this;
    }

    private PromptCacheTest replied(String origin, long prompt, long cached, Json.Obj raw) {
        var usage = new Usage(prompt - cached, 10, cached, 0, 0, raw);
        now = now.plusSeconds(20);
        return keep(new Fact.ModelSaid(
                new Reply("r", origin, List.of(new Content.Text("So")), usage, Finish.STOP, "stop")));
    }

    private PromptCacheTest replied(long prompt, long cached) {
        return replied("wire/m", prompt, cached, TOLD);
    }

    private List<Reason> reasons() {
        return PromptCache.of(lines).misses().stream().map(Miss::reason).toList();
    }

    @Test
    void aSessionThatGoesOnIsServedButForItsFirstPrompt() {
        replied(4000, 0).replied(5000, 4000).replied(9000, 5000);
        assertEquals(new PromptCache(18_000, 9000, List.of(new Miss(0, 4000, 0, Reason.FIRST))), PromptCache.of(lines));
        assertEquals(0.5, PromptCache.of(lines).rate());
        assertEquals(Optional.empty(), PromptCache.of(lines).missed(2));
        assertEquals(
                Optional.of(new Miss(0, 4000, 0, Reason.FIRST)),
                PromptCache.of(lines.subList(0, 1)).missed(0));
    }

    @Test
    void anotherModelKnowsNothingOfIt() {
        replied(4000, 0).keep(new Fact.ModelSwitched("wire/m", "wire/n", "overloaded"));
        replied("wire/n", 5000, 0, TOLD).replied("wire/n", 6000, 5000, TOLD);
        replied("wire/m", 7000, 0, TOLD);
        keep(new Fact.ModelChosen("wire/m", Optional.of("high"))).replied(8000, 0);
        assertEquals(List.of(Reason.FIRST, Reason.SWITCHED, Reason.CHOSEN, Reason.CHOSEN), reasons());
    }

    @Test
    void whatIsShortIsNotCachedAndWhatIsOldIsForgotten() {
        replied(500, 0).replied(900, 0).replied(5000, 0).replied(6000, 5000);
        now = now.plusSeconds(400);
        replied(7000, 0).replied(8000, 3000);
        assertEquals(List.of(Reason.FIRST, Reason.SHORT, Reason.SHORT, Reason.EXPIRED, Reason.UNKNOWN), reasons());
    }

    @Test
    void aShorterPromptWasRewritten() {
        replied(50_000, 0).replied(9000, 2000);
        assertEquals(List.of(Reason.FIRST, Reason.REWRITTEN), reasons());
    }

    @Test
    void theLogTellsWhatRewroteAPrompt() {
        replied(50_000, 0)
                .keep(new Fact.Reduced(List.of(), "level 1", 50_000, 40_000))
                .replied(55_000, 2000);
        keep(new Fact.Compacted("sum", List.of(), 0, "auto", "m", 55_000, 9000)).replied(9000, 2000);
        keep(new Fact.Reinstructed("be brief", List.of())).replied(9500, 0).replied(9900, 0);
        assertEquals(
                List.of(Reason.FIRST, Reason.REDUCED, Reason.COMPACTED, Reason.REINSTRUCTED, Reason.UNKNOWN),
                reasons());
    }

    @Test
    void aProviderThatTellsNothingIsNotBlamed() {
        replied("wire/m", 4000, 0, Json.obj()).replied("wire/m", 5000, 0, Json.obj());
        assertEquals(List.of(Reason.FIRST, Reason.UNTOLD), reasons());
        keep(new Fact.ModelSaid(new Reply("r", "wire/m", List.of(), Usage.NONE, Finish.INTERRUPTED, "")));
        assertEquals(2, reasons().size());
        assertEquals(0, PromptCache.of(List.of()).rate());
    }
}
