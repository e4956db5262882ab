package dev.jackdaw.model.wire;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Retrying;
import java.util.function.Consumer;

/// Opens the model behind an endpoint.
public final class Models {
    private Models() {}

    public static Model open(Endpoint endpoint) {
        return switch (endpoint.wire()) {
            case "fake" ->
                new Retrying(new Fake(endpoint.model(), endpoint.script().orElse("")));
            case "demo" -> new Missing("demo/" + endpoint.model());
            case ChatCompletions.NAME, AnthropicMessages.NAME ->
                new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint));
            default -> new Missing(endpoint.wire() + "/" + endpoint.model());
        };
    }

    /// A model that is not part of this program.
    private record Missing(String origin) implements Model {
        @Override
        public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure {
            throw ModelFailure.lasting(
                    "this program cannot speak to " + origin + ": it does not know that wire",
                    ModelFailure.Category.MODEL_NOT_FOUND,
                    0);
        }
    }
}
