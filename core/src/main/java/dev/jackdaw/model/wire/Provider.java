package dev.jackdaw.model.wire;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Somebody who serves models, as `providers.json` describes them.
///
/// @param base the address up to and without the wire's own path
/// @param keys environment variables that may hold the key, first found wins; none where no key is needed
/// @param baseVariable the environment variable that replaces the address
/// @param modelVariable the environment variable that names the model
/// @param model the model asked where none is named, or empty
/// @param window tokens the model takes where nothing else says so
public record Provider(
        String name,
        URI base,
        String wire,
        List<String> keys,
        Optional<String> baseVariable,
        Optional<String> modelVariable,
        String model,
        long window) {
    public Provider {
        keys = List.copyOf(keys);
    }
}
