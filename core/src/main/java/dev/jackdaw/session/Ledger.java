package dev.jackdaw.session;

import dev.jackdaw.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each model has used, in the order in which they were first asked; work beside the conversation counts too.
///
/// @param models usage by the name of the model, without the wire
public record Ledger(Map<String, Usage> models) {
    public static final Ledger EMPTY = new Ledger(Map.of());

    /// What the lines of a session come to.
    public static Ledger of(Iterable<Line> lines) {
        Ledger ledger = EMPTY;
        for (Line line : lines) ledger = ledger.with(line.fact());
        return ledger;
    }

    /// This after one more fact.
    public Ledger with(Fact fact) {
        return switch (fact) {
            case Fact.ModelSaid(var reply) -> plus(reply.origin(), reply.usage());
            case Fact.ModelUsed(var origin, var _, var usage) -> plus(origin, usage);
            case Fact _ -> this;
        };
    }

    private Ledger plus(String origin, Usage usage) {
        if (usage.total() == 0 && usage.dollars().isEmpty()) return this;
        var more = new LinkedHashMap<>(models);
        more.merge(origin.substring(origin.indexOf('/') + 1), usage, Usage::plus);
        return new Ledger(more);
    }

    /// Of all models together.
    public Usage total() {
        Usage total = Usage.NONE;
        for (Usage usage : models.values()) total = total.plus(usage);
        return total;
    }
}
