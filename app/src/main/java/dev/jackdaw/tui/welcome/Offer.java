package dev.jackdaw.tui.welcome;

import java.util.Map;

/// A model that could be asked at once: its key is in the environment, or its server on this machine answers.
///
/// @param label as it is shown
/// @param key the variable with its key, or empty
/// @param server where it answers, or empty
/// @param fields what settings would say to have it
public record Offer(String label, String key, String server, Map<String, String> fields) {
    public Offer {
        fields = Map.copyOf(fields);
    }
}
