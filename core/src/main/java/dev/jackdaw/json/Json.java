package dev.jackdaw.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON value. Numbers keep their literal, so that what is read is written back unchanged.
public sealed interface Json {

    /// An object; the order of its fields is kept.
    record Obj(Map<String, Json> fields) implements Json {
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /// This object with one field set.
        public Obj with(String name, @Nullable Object value) {
            var changed = new LinkedHashMap<>(fields);
            changed.put(name, Json.of(value));
            return new Obj(changed);
        }

        public boolean has(String name) {
            return fields.containsKey(name);
        }
    }

    /// An array.
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// A number by its literal.
    record Num(String literal) implements Json {}

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// `null`.
    record Null() implements Json {}

    /// The JSON `null`; also what looking up something absent gives.
    static Null none() {
        return new Null();
    }

    /// An object from names and values in turn; an empty `Optional` leaves its field out.
    static Obj obj(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value instanceof Optional<?> optional) {
                if (optional.isEmpty()) continue;
                value = optional.get();
            }
            fields.put(String.valueOf(namesAndValues[i]), of(value));
        }
        return new Obj(fields);
    }

    /// An array of values.
    static Arr arr(List<? extends @Nullable Object> values) {
        var items = new ArrayList<Json>(values.size());
        for (Object value : values) items.add(of(value));
        return new Arr(items);
    }

    /// The JSON for a plain Java value: text, number, truth, list, map, or JSON itself.
    static Json of(@Nullable Object value) {
        return switch (value) {
            case null -> none();
            case Json json -> json;
            case CharSequence text -> new Str(text.toString());
            case Number number -> new Num(number.toString());
            case Boolean truth -> new Bool(truth);
            case List<?> list -> arr(list);
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<String, Json>();
                map.forEach((k, v) -> fields.put(String.valueOf(k), of(v)));
                yield new Obj(fields);
            }
            default -> new Str(value.toString());
        };
    }

    /// Reads one JSON value.
    ///
    /// @throws JsonFault when the text is not exactly one JSON value
    static Json parse(String text) {
        return JsonText.parse(text);
    }

    /// Reads one JSON value from UTF-8.
    static Json parse(byte[] utf8) {
        return JsonText.parse(new String(utf8, StandardCharsets.UTF_8));
    }

    /// The field of that name, or [#none()] where there is none.
    default Json get(String name) {
        if (this instanceof Obj(var fields)) {
            Json found = fields.get(name);
            return found == null ? none() : found;
        }
        return none();
    }

    /// The element at that index, or [#none()] where there is none.
    default Json at(int index) {
        return this instanceof Arr(var elements) && index >= 0 && index < elements.size()
                ? elements.get(index)
                : none();
    }

    /// The elements of an array; nothing for any other value.
    default List<Json> items() {
        return this instanceof Arr(var elements) ? elements : List.of();
    }

    /// The text of a string value.
    default Optional<String> asText() {
        return this instanceof Str(var value) ? Optional.of(value) : Optional.empty();
    }

    default String text(String otherwise) {
        return this instanceof Str(var value) ? value : otherwise;
    }

    default long number(long otherwise) {
        if (!(this instanceof Num(var literal))) return otherwise;
        return JsonText.plain(literal) ? Long.parseLong(literal) : new BigDecimal(literal).longValue();
    }

    default double decimal(double otherwise) {
        return this instanceof Num(var literal) ? Double.parseDouble(literal) : otherwise;
    }

    default boolean truth(boolean otherwise) {
        return this instanceof Bool(var value) ? value : otherwise;
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    /// This value as compact JSON; lone surrogates, which no provider accepts, become U+FFFD.
    default String write() {
        return JsonText.write(this);
    }

    /// This value as JSON indented by two spaces.
    default String pretty() {
        return JsonText.pretty(this);
    }
}
