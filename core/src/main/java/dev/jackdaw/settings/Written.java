package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Values as flags and variables write them.
final class Written {
    private Written() {}

    /// A field's value from one or more texts.
    ///
    /// @throws IllegalArgumentException where it is not written as the field is
    static Json value(Field field, List<String> texts) {
        return switch (field.kind()) {
            case RULES -> list(texts, Written::rules);
            case NAMES -> list(texts, text -> List.of(text.split("[,\\s]+")));
            case PATHS -> list(texts, text -> List.of(text.split(File.pathSeparator)));
            case MAP ->
                map(
                        field == Field.GATEWAY
                                ? texts.stream().flatMap(Written::pairs).toList()
                                : texts);
            case TESTS -> parsed(texts.getLast());
            case COMMANDS -> texts.getLast().strip().startsWith("[") ? parsed(texts.getLast()) : Json.arr(texts);
            case TEXT, SECRET, SIZE, NUMBER, TRUTH, COUNT, TIME -> new Json.Str(texts.getLast());
        };
    }

    /// Splits a list of texts further.
    private interface Split {
        List<String> of(String text);
    }

    private static Json list(List<String> texts, Split split) {
        var items = new ArrayList<String>();
        for (String text : texts) for (String item : split.of(text)) if (!item.isBlank()) items.add(item.strip());
        return Json.arr(items);
    }

    /// Rules side by side, separated by commas or spaces outside parentheses.
    static List<String> rules(String text) {
        var rules = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '(') depth++;
            if (c == ')') depth--;
            boolean ends = i == text.length() || depth <= 0 && (c == ',' || Character.isWhitespace(c));
            if (!ends) continue;
            if (i > start) rules.add(text.substring(start, i));
            start = i + 1;
        }
        return rules;
    }

    /// `NAME=VALUE` side by side, separated by commas; an object stays whole.
    private static Stream<String> pairs(String text) {
        return text.strip().startsWith("{")
                ? Stream.of(text)
                : Stream.of(text.split(",")).filter(pair -> !pair.isBlank());
    }

    private static Json map(List<String> texts) {
        var fields = new LinkedHashMap<String, Json>();
        for (String text : texts) {
            if (text.strip().startsWith("{")) {
                if (parsed(text) instanceof Json.Obj(var more)) fields.putAll(more);
                continue;
            }
            int end = separator(text);
            if (end <= 0) throw new IllegalArgumentException("\"" + text + "\" is not NAME=VALUE");
            fields.put(
                    text.substring(0, end).strip(),
                    literal(text.substring(end + 1).strip()));
        }
        return new Json.Obj(fields);
    }

    private static int separator(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private static Json literal(String text) {
        try {
            return Json.parse(text);
        } catch (JsonFault plain) {
            return new Json.Str(text);
        }
    }

    private static Json parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonFault fault) {
            throw new IllegalArgumentException("it is not JSON: " + fault.getMessage(), fault);
        }
    }
}
