package dev.jackdaw.model.provider;

/// What is known of models.
public final class Cards {
    private Cards() {}

    /// The card of a provider's model; of one nothing is known of, its name and the provider's usual window.
    public static ModelCard of(Provider provider, String model) {
        return ModelCard.of(model, provider.window());
    }
}
