package dev.jackdaw.model.wire;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.util.List;
import java.util.function.Consumer;

/// Opens the model behind an endpoint.
public final class Models {
    private Models() {}

    public static Model open(Endpoint endpoint) {
        return new Fixed(endpoint.model(), endpoint.script().orElse(""));
    }

    /// Always says the same.
    private record Fixed(String model, String text) implements Model {
        @Override
        public String origin() {
            return "fake/" + model;
        }

        @Override
        public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) {
            arrivals.accept(new Arrival.TextArrived(0, text));
            return new Reply("fake", origin(), List.of(new Content.Text(text)), Usage.NONE, Finish.STOP, "stop");
        }
    }
}
