package dev.jackdaw.model.provider;

import java.util.Optional;

/// What a provider knows its user by.
///
/// @param key the secret; never logged
/// @param helper a command that prints the secret, asked where there is no key and once more after a key was refused
public record Credential(Optional<String> key, Optional<String> helper) {
    public static final Credential NONE = new Credential(Optional.empty(), Optional.empty());

    /// @param secret empty where none is needed
    public static Credential of(String secret) {
        return new Credential(Optional.of(secret).filter(key -> !key.isEmpty()), Optional.empty());
    }

    @Override
    public String toString() {
        return key.isPresent() ? "a key" : helper.isPresent() ? "a helper" : "nothing";
    }
}
