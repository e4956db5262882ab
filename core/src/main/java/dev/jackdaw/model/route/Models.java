package dev.jackdaw.model.route;

import dev.jackdaw.model.Blindfold;
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
        return open(endpoint, Integer.MAX_VALUE);
    }

    /// @param patience attempts at most, where asking again may help
    /// @throws IllegalArgumentException when the endpoint names no wire of this program
    public static Model open(Endpoint endpoint, int patience) {
        return switch (endpoint.wire()) {
            case "fake" ->
                calling(
                        endpoint,
                        new Retrying(
                                new Fake(endpoint.model(), endpoint.script().orElse("")), patience));
            case "demo" -> new DemoModel();
            default -> served(endpoint, new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint), patience));
        };
    }

    /// With all that stands around a model that is asked over a network, outermost first.
    private static Model served(Endpoint endpoint, Model model) {
        return seeing(endpoint, metered(endpoint, calling(endpoint, model)));
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

    private static Model seeing(Endpoint endpoint, Model model) {
        boolean all = endpoint.card().takes("image") && endpoint.card().takes("pdf");
        return all ? model : new Blindfold(model, endpoint.card()::takes);
    }

    /// What runs on this machine costs nothing.
    private static Model metered(Endpoint endpoint, Model model) {
        if (endpoint.provider().local()) return new Metered(model, _ -> 0.0);
        return endpoint.card()
                .prices()
                .<Model>map(prices -> new Metered(model, prices::of))
                .orElse(model);
    }
}
