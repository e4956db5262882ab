package dev.jackdaw.model.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somebody who serves models, as `providers.json` or a user's settings describe them.
///
/// @param title as people know it
/// @param base the address up to and without the wire's own path
/// @param dialect how it differs from others of its wire; empty where it does not
/// @param compatible the wire of the many servers that pose as this one at other addresses; empty where there are none
/// @param keys environment variables that may hold the key, first found wins; none where no key is needed
/// @param baseVariable the environment variable that replaces the address, or several of them with spaces between
/// @param modelVariable the environment variable that names the model
/// @param model the model asked where none is named, or empty
/// @param cheap the model for small work such as titles, or empty
/// @param window tokens the model takes where nothing else says so
/// @param local whether it runs on this machine and is looked for where nothing is configured
/// @param keySite where a key is to be had, or empty
public record Provider(
        String name,
        String title,
        URI base,
        String wire,
        String dialect,
        String compatible,
        List<String> keys,
        Optional<String> baseVariable,
        Optional<String> modelVariable,
        String model,
        String cheap,
        long window,
        boolean local,
        String keySite) {
    public Provider {
        keys = List.copyOf(keys);
    }

    /// The environment variables that replace the address, first found wins.
    public List<String> baseVariables() {
        return baseVariable.map(names -> List.of(names.split(" "))).orElse(List.of());
    }

    /// Who is spoken to at that address: at another host a server that only poses as this one.
    public Provider at(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String own = String.valueOf(base.getHost());
        if (compatible.isEmpty() || host.equals(own) || host.endsWith("." + own)) return this;
        return new Provider(
                name,
                title,
                base,
                compatible,
                "",
                compatible,
                keys,
                baseVariable,
                modelVariable,
                model,
                cheap,
                window,
                local,
                keySite);
    }

    @Override
    public String toString() {
        return name;
    }
}
