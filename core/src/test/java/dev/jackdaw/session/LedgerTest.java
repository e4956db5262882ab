package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static Usage usage(long input, double dollars) {
        return new Usage(input, 1, 2, 3, 0, Json.obj()).costing(dollars);
    }

    private static Fact said(String origin, Usage usage) {
        return new Fact.ModelSaid(new Reply("r", origin, List.of(), usage, Finish.STOP, ""));
    }

    @Test
    void whatIsAskedBesideTheConversationCountsForItsModel() {
        Ledger ledger = Ledger.EMPTY
                .with(said("chat-completions/large", usage(10, 0.5)))
                .with(new Fact.ModelUsed("chat-completions/small", "title", usage(5, 0.25)))
                .with(said("anthropic-messages/large", usage(20, 0.25)))
                .with(new Fact.Titled("a title"));
        assertEquals(
                Map.of("large", new Usage(30, 2, 4, 6, 0, Json.obj()).costing(0.75), "small", usage(5, 0.25)),
                ledger.models());
        assertEquals(new Usage(35, 3, 6, 9, 0, Json.obj()).costing(1.0), ledger.total());
    }

    @Test
    void aModelWithoutAPriceHasNone() {
        Ledger ledger = Ledger.EMPTY.with(said("ollama/own", new Usage(1, 1, 0, 0, 0, Json.obj())));
        assertEquals(java.util.Optional.empty(), ledger.total().dollars());
    }
}
