package dev.jackdaw.model;

import java.util.function.Consumer;

/// A model that says again what it said while it was recorded; it is not asked itself.
///
/// A prompt gets the first reply left on the tape to the same messages, so that several models may be played from one
/// tape at once. The system prompt and the tools may be others.
///
/// @param model the one played
public record Replaying(Model model, Tape tape) implements Around {
    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        Take take = tape.of(prompt);
        take.arrivals().forEach(arrivals);
        if (take.failure().isPresent()) throw take.failure().get().failure();
        return take.reply()
                .orElseThrow(() -> ModelFailure.lasting(
                        "the recording holds neither a reply nor a failure", ModelFailure.Category.UNKNOWN, 0));
    }
}
