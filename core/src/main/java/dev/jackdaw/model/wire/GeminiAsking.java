package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a Gemini model is asked, and how hard it is to think.
///
/// Gemini 3 takes a level: `low`, `medium` or `high`; its first Pro model knows no `medium` and takes `high` for it.
/// Gemini 2.5 takes a budget in tokens: 1024 for low, 8192 for medium, 24576 from high on, as Google itself translates
/// the efforts of other formats (<https://ai.google.dev/gemini-api/docs/openai#thinking>), and for `xhigh` and `max`
/// 32768 where the model is a Pro, which is the most it allows
/// (<https://ai.google.dev/gemini-api/docs/thinking#set-budget>). Thoughts are asked for wherever one is chosen or the
/// model is known to think.
final class GeminiAsking {
    private static final String MODELS = "/models";

    private GeminiAsking() {}

    /// The model's name without the folders before it.
    private static String name(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    /// Whether a model is of the third generation or a later one, which insist on signatures. The names that end in
    /// `-latest` have meant such models since January 2026 (<https://ai.google.dev/gemini-api/docs/changelog>).
    static boolean third(String model) {
        String name = name(model);
        String generation = name.startsWith("gemini-") ? name.substring("gemini-".length()) : "1";
        if (generation.startsWith("1") || generation.startsWith("2") || generation.isEmpty()) return false;
        return Character.isDigit(generation.charAt(0)) || generation.endsWith("-latest");
    }

    /// The `generationConfig`.
    static Json.Obj render(Endpoint endpoint) {
        Json.Obj config = Json.obj();
        if (endpoint.maxOutput().isPresent())
            config = config.with("maxOutputTokens", endpoint.maxOutput().getAsInt());
        // A temperature that was refused is taken back by name.
        if (endpoint.temperature().isPresent() && !endpoint.extra().has("temperature"))
            config = config.with("temperature", endpoint.temperature().getAsDouble());
        Json.Obj thinking = thinking(endpoint);
        return thinking.fields().isEmpty() ? config : config.with("thinkingConfig", thinking);
    }

    private static Json.Obj thinking(Endpoint endpoint) {
        String model = name(endpoint.model());
        boolean second = model.startsWith("gemini-2.5");
        Optional<Effort> effort = third(model) || second ? endpoint.manner().effort() : Optional.empty();
        if (effort.isEmpty()) {
            // Flash-Lite does not think unless told to, and refuses to show thoughts then.
            boolean thinks = endpoint.card().reasoning().orElse(false) && !model.startsWith("gemini-2.5-flash-lite");
            return thinks ? Json.obj("includeThoughts", true) : Json.obj();
        }
        Json.Obj shown = Json.obj("includeThoughts", true);
        return second
                ? shown.with("thinkingBudget", budget(effort.get(), model))
                : shown.with("thinkingLevel", level(effort.get(), model));
    }

    private static String level(Effort effort, String model) {
        return switch (effort) {
            case LOW -> "low";
            case MEDIUM -> model.startsWith("gemini-3-pro") ? "high" : "medium";
            case HIGH, XHIGH, MAX -> "high";
        };
    }

    private static int budget(Effort effort, String model) {
        return switch (effort) {
            case LOW -> 1024;
            case MEDIUM -> 8192;
            case HIGH -> 24576;
            case XHIGH, MAX -> model.startsWith("gemini-2.5-pro") ? 32768 : 24576;
        };
    }

    /// The address below a base, which may already hold the version, a publisher's folder or the whole path.
    static URI address(Endpoint endpoint) {
        URI base = endpoint.base();
        String path = Address.path(base);
        int whole = (path + "/").indexOf(MODELS + "/");
        if (whole >= 0) path = path.substring(0, whole);
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        if (!versioned(path) && !path.contains("/publishers/")) path += "/v1beta";
        String model = endpoint.model().startsWith("models/")
                ? endpoint.model().substring("models/".length())
                : endpoint.model();
        String name = URLEncoder.encode(model, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        String query = base.getRawQuery() == null ? "" : base.getRawQuery() + "&";
        String asked = path + MODELS + "/" + name;
        String target = endpoint.streaming()
                ? asked + ":streamGenerateContent?" + query + "alt=sse"
                : asked + ":generateContent" + (query.isEmpty() ? "" : "?" + base.getRawQuery());
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + target);
    }

    /// Whether a path ends in a version, such as `v1` or `v1beta`.
    private static boolean versioned(String path) {
        String last = name(path);
        return last.length() > 1 && last.charAt(0) == 'v' && Character.isDigit(last.charAt(1));
    }
}
