package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.LooseJson;
import java.util.ArrayList;
import java.util.List;

/// Calls written as JSON: one object, a list of them, or `{"calls":[…]}`.
final class Calls {
    private static final List<String> NAMES = List.of("name", "tool", "tool_name", "function");
    private static final List<String> ARGUMENTS = List.of("args", "arguments", "parameters", "input", "params");
    private static final List<String> LISTS = List.of("calls", "tool_calls");

    private Calls() {}

    /// What the JSON calls; a [Piece.Wrong] where it is none, or no call.
    static List<Piece> read(String raw, Spelling spelling) {
        LooseJson read;
        try {
            read = LooseJson.parse(raw);
        } catch (JsonFault fault) {
            return List.of(wrong(raw, "this is not JSON: " + fault.getMessage(), spelling));
        }
        var pieces = new ArrayList<Piece>();
        List<Json> objects = objects(read.value());
        for (Json object : objects)
            pieces.add(
                    objects.size() == 1
                            ? call(object, raw.strip(), read.repairs(), spelling)
                            : call(object, object.write(), read.repairs(), spelling));
        return pieces.isEmpty() ? List.of(wrong(raw, "there is no call in it", spelling)) : pieces;
    }

    /// Whether it says both what is called and with what.
    static boolean complete(Json object) {
        Json call = callOf(object);
        return !name(call).isEmpty()
                && ARGUMENTS.stream().anyMatch(key -> !call.get(key).isNull());
    }

    static List<Json> objects(Json value) {
        for (String key : LISTS) if (value.get(key) instanceof Json.Arr(var calls)) return calls;
        return value instanceof Json.Arr(var calls) ? calls : List.of(value);
    }

    private static Json callOf(Json object) {
        return object.get("function") instanceof Json.Obj inner ? inner : object;
    }

    private static String name(Json call) {
        for (String key : NAMES) if (call.get(key) instanceof Json.Str(var name) && !name.isBlank()) return plain(name);
        return "";
    }

    private static Piece call(Json object, String raw, List<String> repairs, Spelling spelling) {
        Json call = callOf(object);
        String name = name(call);
        if (name.isEmpty())
            return new Piece.Wrong("", raw, "a call is an object with the fields \"name\" and \"args\"", spelling);
        if (!repairs.isEmpty() && !complete(object))
            return new Piece.Wrong(name, raw, "the call is not whole", spelling);
        for (String key : ARGUMENTS) {
            Json arguments = call.get(key);
            if (arguments instanceof Json.Str(var text)) return new Piece.Called(name, text, spelling, repairs);
            if (!arguments.isNull()) return new Piece.Called(name, arguments.write(), spelling, repairs);
        }
        return new Piece.Called(name, besides(call).write(), spelling, repairs);
    }

    /// The arguments of a call that has them beside its name.
    private static Json besides(Json call) {
        Json.Obj arguments = Json.obj();
        if (call instanceof Json.Obj(var fields))
            for (var field : fields.entrySet())
                if (!NAMES.contains(field.getKey())
                        && !ARGUMENTS.contains(field.getKey())
                        && !field.getKey().equals("id")
                        && !field.getKey().equals("type")) arguments = arguments.with(field.getKey(), field.getValue());
        return arguments;
    }

    /// The name of a function without the namespace some templates give it, and without a number.
    static String plain(String name) {
        String plain = name.strip();
        if (plain.startsWith("functions.")) plain = plain.substring("functions.".length());
        int colon = plain.lastIndexOf(':');
        boolean numbered = colon > 0 && plain.substring(colon + 1).chars().allMatch(Character::isDigit);
        return numbered ? plain.substring(0, colon) : plain;
    }

    private static Piece.Wrong wrong(String raw, String why, Spelling spelling) {
        var cursor = new Cursor(raw);
        String name = "";
        if (cursor.until("\"name\"").isPresent()
                && cursor.space().take(":")
                && cursor.space().peek() == '"') {
            cursor.take("\"");
            name = cursor.until("\"").orElse("");
        }
        return new Piece.Wrong(name, raw.strip(), why, spelling);
    }

    /// The value that is wanted of a text: itself, or what it says in JSON.
    static Json valued(String text, boolean asText) {
        if (asText) return Json.of(text);
        try {
            return LooseJson.parse(text).value();
        } catch (JsonFault plainText) {
            return Json.of(text);
        }
    }

    /// One call with arguments as they were written.
    static Piece raw(String name, String arguments, Spelling spelling) {
        String plain = plain(name);
        if (arguments.isBlank()) return new Piece.Called(plain, "{}", spelling, List.of());
        try {
            LooseJson read = LooseJson.parse(arguments);
            return new Piece.Called(plain, read.value().write(), spelling, read.repairs());
        } catch (JsonFault malformed) {
            return new Piece.Called(plain, arguments.strip(), spelling, List.of());
        }
    }
}
