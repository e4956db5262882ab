package dev.jackdaw.model.route;

import dev.jackdaw.model.Metered;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Retrying;
import dev.jackdaw.model.demo.DemoModel;
import dev.jackdaw.model.http.HttpModel;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.text.TextProtocol;
import dev.jackdaw.model.wire.Fake;
import dev.jackdaw.model.wire.Wire;

/// Opens the model behind an endpoint.
public final class Models {
    private Models() {}

    /// @throws IllegalArgumentException when the endpoint names no wire of this program
    public static Model open(Endpoint endpoint) {
        return switch (endpoint.wire()) {
            case "fake" ->
                calling(
                        endpoint,
                        new Retrying(
                                new Fake(endpoint.model(), endpoint.script().orElse(""))));
            case "demo" -> new DemoModel();
            default ->
                metered(
                        endpoint,
                        calling(endpoint, new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint))));
        };
    }

    /// The model offered tools as the endpoint has it; in the text where the model is known to know none.
    private static Model calling(Endpoint endpoint, Model model) {
        return switch (endpoint.manner().tools()) {
            case NATIVE -> TextProtocol.listening(model);
            case TEXT -> TextProtocol.writing(model);
            case AUTO ->
                endpoint.card().tools().orElse(true) ? TextProtocol.turning(model) : TextProtocol.writing(model);
        };
    }

    private static Model metered(Endpoint endpoint, Model model) {
        return endpoint.card()
                .prices()
                .<Model>map(prices -> new Metered(model, prices::of))
                .orElse(model);
    }
}
