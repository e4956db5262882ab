package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw tools` and `jackdaw models`: what a model can call, and which providers are known.
final class Lists {
    private Lists() {}

    static int tools(Start start) {
        Kit kit = Kit.open();
        try {
            var toolbox = new Toolbox(kit.tools(), List.of());
            if (start.line().has("--json"))
                start.print(Json.arr(schemas(toolbox)).pretty());
            else for (Tool<?> tool : toolbox.tools()) start.print(line(tool));
            return ExitCode.DONE;
        } finally {
            kit.close().run();
        }
    }

    private static List<Json.Obj> schemas(Toolbox toolbox) {
        return toolbox.specs().stream().map(Lists::schema).toList();
    }

    private static Json.Obj schema(ToolSpec spec) {
        return Json.obj("name", spec.name(), "description", spec.description(), "input_schema", spec.schema());
    }

    private static String line(Tool<?> tool) {
        String sentence = tool.description().lines().findFirst().orElse("");
        return String.format(Locale.ROOT, "%-14s %s", tool.name(), sentence);
    }

    static int models(Start start) {
        boolean json = start.line().has("--json");
        if (json)
            start.print(
                    Json.arr(Providers.all().stream().map(p -> json(start, p)).toList())
                            .pretty());
        else for (Provider provider : Providers.all()) start.print(line(start, provider));
        return ExitCode.DONE;
    }

    private static Json.Obj json(Start start, Provider provider) {
        return Json.obj(
                "provider", provider.name(),
                "model", provider.model(),
                "base_url", provider.base().toString(),
                "wire", provider.wire(),
                "keys", provider.keys(),
                "key_found", found(start, provider));
    }

    private static String line(Start start, Provider provider) {
        String key = provider.keys().isEmpty()
                ? "needs no key"
                : found(start, provider)
                        .map(name -> "key from " + name)
                        .orElse("no key (" + String.join(" or ", provider.keys()) + ")");
        String model = provider.model().isEmpty() ? "-" : provider.model();
        return String.format(Locale.ROOT, "%-14s %-30s %s", provider.name(), model, key);
    }

    /// The variable that holds the provider's key.
    private static Optional<String> found(Start start, Provider provider) {
        return provider.keys().stream()
                .filter(name -> !start.environment().getOrDefault(name, "").isBlank())
                .findFirst();
    }
}
