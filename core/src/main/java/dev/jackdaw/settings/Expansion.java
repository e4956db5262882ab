package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts variables into texts: `${NAME}`, `${NAME:-otherwise}`, and `$${` for a plain `${`.
final class Expansion {
    private final Map<String, String> variables;
    private final List<String> missing = new ArrayList<>();

    Expansion(Map<String, String> variables) {
        this.variables = variables;
    }

    /// The variables that were asked for and are not set.
    List<String> missing() {
        return missing;
    }

    /// Not in commands, in rules and in their tests: `${` means something to a shell.
    static boolean wanted(Setting setting) {
        Field.Kind kind = setting.field().kind();
        return kind != Field.Kind.RULES
                && kind != Field.Kind.TESTS
                && kind != Field.Kind.COMMANDS
                && setting.field() != Field.STATUS_LINE
                && setting.value().write().contains("${");
    }

    Json of(Json value) {
        return switch (value) {
            case Json.Str(var text) -> new Json.Str(of(text));
            case Json.Arr(var elements) ->
                new Json.Arr(elements.stream().map(this::of).toList());
            case Json.Obj(var fields) -> {
                var expanded = new LinkedHashMap<String, Json>();
                fields.forEach((name, field) -> expanded.put(name, of(field)));
                yield new Json.Obj(expanded);
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    String of(String text) {
        var out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) break;
            boolean escaped = open > at && text.charAt(open - 1) == '$';
            out.append(text, at, escaped ? open - 1 : open);
            out.append(escaped ? text.substring(open, close + 1) : variable(text.substring(open + 2, close)));
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String variable(String expression) {
        int otherwise = expression.indexOf(":-");
        String name = otherwise < 0 ? expression : expression.substring(0, otherwise);
        String value = variables.get(name);
        if (value != null && !(value.isEmpty() && otherwise >= 0)) return value;
        if (otherwise >= 0) return expression.substring(otherwise + 2);
        missing.add(name);
        return "";
    }
}
