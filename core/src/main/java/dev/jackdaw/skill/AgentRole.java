package dev.jackdaw.skill;

import dev.jackdaw.json.Json;
import java.util.List;
import java.util.Optional;

/// A part an agent can play.
///
/// @param tools names of the tools it has; all where empty
/// @param model by the name a user knows it by
/// @param instructions its system prompt
/// @param fields all of its front matter
public record AgentRole(
        String name,
        String description,
        List<String> tools,
        List<String> disallowedTools,
        Optional<String> model,
        String instructions,
        Json.Obj fields,
        Origin origin) {

    static AgentRole of(Recipe recipe) {
        return new AgentRole(
                recipe.name(),
                recipe.description(),
                recipe.words("tools"),
                recipe.words("disallowedTools"),
                recipe.fields().get("model").asText().filter(model -> !model.isBlank()),
                recipe.body(),
                recipe.fields(),
                recipe.origin());
    }
}
