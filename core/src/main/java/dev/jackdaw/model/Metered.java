package dev.jackdaw.model;

import java.util.function.Consumer;
import java.util.function.Function;

/// A model whose replies tell what they cost.
///
/// @param price of a usage, in US dollars; a usage that says its cost itself keeps it
public record Metered(Model model, Function<Usage, Double> price) implements Around {
    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        Reply reply = model.reply(prompt, arrivals);
        if (reply.usage().dollars().isPresent()) return reply;
        Usage priced = reply.usage().costing(price.apply(reply.usage()));
        return new Reply(reply.id(), reply.origin(), reply.content(), priced, reply.finish(), reply.rawFinish());
    }
}
