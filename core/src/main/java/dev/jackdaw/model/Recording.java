package dev.jackdaw.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A model whose replies and failures are written down, to be played back by `Replaying`. What is interrupted is not.
public record Recording(Model model, Tape tape) implements Around {
    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        var told = new ArrayList<Arrival>();
        List<String> asked = Take.digests(prompt);
        try {
            Reply reply = model.reply(prompt, arrival -> {
                told.add(arrival);
                arrivals.accept(arrival);
            });
            tape.write(new Take(asked, told, Optional.of(reply), Optional.empty()));
            return reply;
        } catch (ModelFailure failure) {
            tape.write(new Take(asked, told, Optional.empty(), Optional.of(Take.Failed.of(failure))));
            throw failure;
        }
    }
}
