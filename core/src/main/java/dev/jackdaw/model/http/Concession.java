package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Complaint;
import java.util.Optional;

/// What is given up when a provider refuses a field it need not know.
final class Concession {
    private Concession() {}

    /// The endpoint to ask instead, where the complaint is about a field that can be left out or named otherwise.
    static Optional<Endpoint> to(Complaint complaint, Endpoint asked) {
        if (complaint.status() != 400 && complaint.status() != 422) return Optional.empty();
        Json.Obj extra = asked.extra();
        boolean newName =
                complaint.mentions("max_completion_tokens") && asked.maxOutput().isPresent();
        if (newName && !extra.has("max_tokens"))
            return Optional.of(asked.with(extra.with("max_tokens", null)
                    .with("max_completion_tokens", asked.maxOutput().getAsInt())));
        boolean counted = complaint.mentions("stream_options") || complaint.mentions("include_usage");
        if (counted && !extra.has("stream_options")) return Optional.of(asked.with(extra.with("stream_options", null)));
        if (complaint.mentions("support thinking") && !extra.has("think"))
            return Optional.of(asked.with(extra.with("think", null)));
        if (complaint.mentions("temperature") && asked.temperature().isPresent() && !extra.has("temperature"))
            return Optional.of(asked.with(extra.with("temperature", null)));
        return Optional.empty();
    }
}
