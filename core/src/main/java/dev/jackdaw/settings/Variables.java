package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables by which providers are usually set up: those of the environment, and those of a `.env` file.
///
/// @param file where the second come from
record Variables(Map<String, String> environment, Map<String, String> dotenv, String file) {

    /// Those of the `.env` file without addresses, and without the keys that belong to them.
    static Map<String, String> untrusted(
            Map<String, String> dotenv, List<Provider> providers, Request request, Findings findings) {
        var kept = new LinkedHashMap<>(dotenv);
        boolean addressed = Field.BASE_URL.variables().stream().anyMatch(dotenv::containsKey);
        var left = new ArrayList<String>();
        for (Provider provider : providers) {
            List<String> bases = provider.baseVariables().stream()
                    .filter(name -> Places.said(dotenv, name).isPresent())
                    .toList();
            left.addAll(bases);
            if (bases.isEmpty() && !addressed) continue;
            left.addAll(keys(provider));
            left.addAll(tokens(provider));
        }
        left.removeIf(name -> kept.remove(name) == null);
        if (!left.isEmpty())
            findings.leaveOut(
                    Places.dotenv(request).toString(),
                    Field.BASE_URL.label(),
                    String.join(" and ", left) + " left out, because " + ProjectTrust.ADDRESS,
                    request);
        return kept;
    }

    static List<String> keys(Provider provider) {
        return provider.keys();
    }

    /// The variables of tokens that stand for a key, sent as `Authorization`.
    static List<String> tokens(Provider provider) {
        return provider.keys().stream()
                .filter(name -> name.endsWith("_API_KEY"))
                .map(name -> name.replace("_API_KEY", "_AUTH_TOKEN"))
                .toList();
    }

    /// What the first of these variables that is set says, as a setting of the field.
    Optional<Setting> find(Field field, List<String> names) {
        for (String name : names) {
            Optional<String> value = Places.said(environment, name);
            if (value.isPresent()) return Optional.of(setting(field, value.get(), Layer.ENVIRONMENT, name));
        }
        for (String name : names) {
            Optional<String> value = Places.said(dotenv, name);
            if (value.isPresent()) return Optional.of(setting(field, value.get(), Layer.DOTENV, name));
        }
        return Optional.empty();
    }

    private Setting setting(Field field, String value, Layer layer, String name) {
        boolean inFile = layer == Layer.DOTENV;
        String where = inFile ? file : "environment";
        return new Setting(field, new Json.Str(value), layer, where, where + " " + name);
    }

    Optional<Setting> base(Provider provider) {
        return find(Field.BASE_URL, provider.baseVariables());
    }

    Optional<Setting> model(Provider provider) {
        return find(Field.MODEL, provider.modelVariable().stream().toList());
    }

    Optional<Setting> key(Provider provider) {
        return find(Field.API_KEY, keys(provider));
    }

    Optional<Setting> token(Provider provider) {
        return find(Field.API_KEY, tokens(provider));
    }

    boolean opens(Provider provider) {
        return key(provider).isPresent() || token(provider).isPresent();
    }
}
