package dev.jackdaw.model.route;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.Makers;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The providers and models that are known: what a user describes, and what is built in.
///
/// @param own the user's providers; one with the name of a built-in one takes its place
/// @param models fields of the cards of models, by `model` or `provider/model`, over what is built in
public record Known(List<Provider> own, Map<String, Json.Obj> models) {
    public static final Known BUILT_IN = new Known(List.of(), Map.of());

    public Known {
        own = List.copyOf(own);
        models = Map.copyOf(models);
    }

    /// All of them, the user's first.
    public List<Provider> providers() {
        if (own.isEmpty()) return Providers.all();
        var all = new ArrayList<>(own);
        for (Provider provider : Providers.all())
            if (own.stream().noneMatch(mine -> mine.name().equalsIgnoreCase(provider.name()))) all.add(provider);
        return all;
    }

    public List<String> names() {
        return providers().stream().map(Provider::name).toList();
    }

    public Optional<Provider> named(String name) {
        return providers().stream()
                .filter(provider -> provider.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Who makes models that are named like that.
    public List<Provider> makers(String model) {
        return Makers.of(model).stream().flatMap(name -> named(name).stream()).toList();
    }

    public ModelCard card(Provider provider, String model) {
        ModelCard card = Cards.of(provider, model);
        Json.Obj said = models.getOrDefault(provider.name() + "/" + model, models.getOrDefault(model, Json.obj()));
        return said.fields().isEmpty() ? card : Records.read(over(Records.write(card), said), ModelCard.class);
    }

    /// An object with the fields of another in place of its own.
    public static Json.Obj over(Json base, Json.Obj said) {
        var fields = new LinkedHashMap<String, Json>();
        if (base instanceof Json.Obj(var own)) fields.putAll(own);
        fields.putAll(said.fields());
        return new Json.Obj(fields);
    }
}
