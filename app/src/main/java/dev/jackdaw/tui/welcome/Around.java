package dev.jackdaw.tui.welcome;

import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.tui.stage.Choice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What the questions are about, found out while the first of them is being answered.
///
/// @param offers models that could be asked at once
/// @param keyed who could be asked with a key: the provider's name, and where a key is to be had
/// @param sandbox what confines commands here
/// @param model whether the model is a question: it is none where the command line names one
/// @param now what settings say now, by field
public record Around(
        CompletableFuture<List<Offer>> offers,
        List<Choice.Option> keyed,
        CompletableFuture<Standing> sandbox,
        boolean model,
        Map<String, String> now) {
    public Around {
        keyed = List.copyOf(keyed);
        now = Map.copyOf(now);
    }
}
