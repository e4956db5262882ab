package dev.jackdaw.model;

import java.util.function.Consumer;

/// Something that answers prompts. Implementations are safe for use by several threads.
public interface Model {

    /// The wire and the model, as `wire/model`.
    String origin();

    /// The model as a person knows it, without the wire.
    default String name() {
        return origin().substring(origin().indexOf('/') + 1);
    }

    /// Whether it can be shown such a thing beside text: `image` or `pdf`. What is not known may be tried.
    default boolean takes(String kind) {
        return true;
    }

    /// Answers a prompt, telling of its pieces as they arrive. Blocking; an interrupt ends the request.
    ///
    /// @throws ModelFailure when there is no whole reply, with what could mend it
    Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException;
}
