package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.wire.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Settings from flags alone.
public final class Layers {
    private Layers() {}

    public static Path state(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", "/tmp"), ".jackdaw");
    }

    public static List<Path> paths(Request request) {
        return List.of(
                state(request.environment()).resolve("config.yaml"),
                request.directory().resolve(".jackdaw/config.yaml"));
    }

    public static Loaded load(Request request) {
        var values = new ArrayList<Effective>();
        request.flags()
                .forEach((field, given) -> values.add(new Effective(field, String.join(", ", given), "command line")));
        Optional<String> script = one(request, "fake_response");
        if (script.isEmpty() && one(request, "provider").isEmpty())
            return new Loaded(
                    Optional.empty(),
                    List.of(new Problem(
                            "environment",
                            "api_key",
                            "no key was found",
                            "set ANTHROPIC_API_KEY, or try jackdaw demo")),
                    List.of(),
                    values);
        return new Loaded(Optional.of(settings(request, script)), List.of(), List.of(), values);
    }

    private static Settings settings(Request request, Optional<String> script) {
        String provider = one(request, "provider").orElse("fake");
        var endpoint = new Endpoint(
                provider,
                provider.equals("fake") || provider.equals("demo")
                        ? provider
                        : one(request, "wire").orElse("chat-completions"),
                one(request, "model").orElse("fake"),
                URI.create(one(request, "base_url").orElse("http://localhost")),
                one(request, "api_key"),
                128_000,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                true,
                Map.of(),
                Json.obj(),
                script);
        Mode mode = Mode.named(one(request, "permission_mode").orElse("default"));
        List<Rule> allow = request.flags().getOrDefault("permissions.allow", List.of()).stream()
                .map(Rule::parse)
                .toList();
        return new Settings(
                request.directory(),
                state(request.environment()),
                endpoint,
                new Policy(mode, allow, List.of(), List.of()),
                List.of(),
                one(request, "max_steps").map(Integer::parseInt).orElse(100),
                one(request, "max_turns")
                        .map(text -> OptionalInt.of(Integer.parseInt(text)))
                        .orElse(OptionalInt.empty()),
                one(request, "system_prompt"),
                one(request, "append_system_prompt"),
                request.flags().getOrDefault("tools", List.of()),
                one(request, "artifacts").map(Path::of));
    }

    private static Optional<String> one(Request request, String field) {
        return Optional.ofNullable(request.flags().get(field)).map(List::getLast);
    }
}
