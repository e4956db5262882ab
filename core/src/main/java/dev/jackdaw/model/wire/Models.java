package dev.jackdaw.model.wire;

import dev.jackdaw.model.Model;
import dev.jackdaw.model.Retrying;
import dev.jackdaw.model.demo.DemoModel;

/// Opens the model behind an endpoint.
public final class Models {
    private Models() {}

    /// @throws IllegalArgumentException when the endpoint names no wire of this program
    public static Model open(Endpoint endpoint) {
        return switch (endpoint.wire()) {
            case "fake" ->
                new Retrying(new Fake(endpoint.model(), endpoint.script().orElse("")));
            case "demo" -> new DemoModel();
            default -> new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint));
        };
    }
}
