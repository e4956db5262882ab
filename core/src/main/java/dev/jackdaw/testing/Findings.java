package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is wrong with a request, collected rule by rule.
final class Findings {
    private final List<String> found = new ArrayList<>();

    void add(String where, String what) {
        found.add(where + " " + what);
    }

    void unless(boolean fine, String where, String what) {
        if (!fine) add(where, what);
    }

    List<String> list() {
        return List.copyOf(found);
    }

    /// Finds halves of surrogate pairs, which no provider can store.
    void surrogates(String where, Json json) {
        switch (json) {
            case Json.Obj(var fields) ->
                fields.forEach((name, value) -> {
                    surrogates(where, new Json.Str(name));
                    surrogates(where + "." + name, value);
                });
            case Json.Arr(var elements) -> {
                for (int i = 0; i < elements.size(); i++) surrogates(where + "[" + i + "]", elements.get(i));
            }
            case Json.Str(var text) -> unless(wellFormed(text), where, "holds half a surrogate pair");
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /// Checks text that must be a JSON object, as arguments over chat completions are.
    void object(String where, String text) {
        Optional<Json> parsed = parsed(text);
        unless(parsed.orElse(Json.none()) instanceof Json.Obj, where, "are not a JSON object: " + shortened(text));
        parsed.ifPresent(json -> surrogates(where, json));
    }

    private static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonFault fault) {
            return Optional.empty();
        }
    }

    void name(String where, String name, Pattern allowed) {
        unless(allowed.matcher(name).matches(), where, "is \"" + shortened(name) + "\"; it must match " + allowed);
    }

    /// Checks the declared tools of one request.
    ///
    /// @param needed whether the messages speak of calls
    void tools(List<Json> specs, String schema, boolean needed) {
        unless(!needed || !specs.isEmpty(), "tools", "are missing while messages hold calls");
        Set<String> names = new HashSet<>();
        for (Json spec : specs) {
            String name = spec.get("name").text("");
            unless(names.add(name), "tools", "name \"" + name + "\" twice");
            unless(spec.get(schema).get("type").text("").equals("object"), "tools." + name, "has no object schema");
        }
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
