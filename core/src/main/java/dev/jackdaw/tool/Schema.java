package dev.jackdaw.tool;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The JSON Schema of a parameter record, and the reading of arguments against it.
///
/// A component is a property; `Optional` is not required; [Doc] is its description; [Alias] its other names;
/// [Unadvertised] keeps it out of the schema; an enum lists its values in lower case; a nested record is an object.
public final class Schema<P extends Record> {

    private record Property(
            String name, Json.Obj schema, boolean required, List<String> aliases, Type type, boolean shown) {}

    private static final Set<String> WRAPPERS = Set.of("arguments", "parameters", "input", "args");

    private static final ClassValue<Schema<?>> KNOWN = new ClassValue<>() {
        @Override
        protected Schema<?> computeValue(Class<?> type) {
            return new Schema<>(type.asSubclass(Record.class));
        }
    };

    private final Class<P> type;
    private final List<Property> properties = new ArrayList<>();
    private final Json.Obj json;

    private Schema(Class<P> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) properties.add(property(component));
        var fields = new LinkedHashMap<String, Json>();
        var required = new ArrayList<String>();
        for (Property property : properties) {
            if (property.shown()) fields.put(property.name(), property.schema());
            if (property.required()) required.add(property.name());
        }
        Json.Obj object = Json.obj("type", "object", "properties", new Json.Obj(fields));
        this.json = required.isEmpty() ? object : object.with("required", required);
    }

    /// The schema of a record class.
    @SuppressWarnings("unchecked")
    public static <P extends Record> Schema<P> of(Class<P> type) {
        return (Schema<P>) KNOWN.get(type);
    }

    public Json.Obj json() {
        return json;
    }

    /// Reads arguments as the record, after aliases and safe repairs.
    ///
    /// @param repairs is told of what had to be repaired, in words
    /// @throws JsonFault naming the parameter that is missing or of the wrong type
    public P bind(Json arguments, Consumer<String> repairs) {
        return Records.read(normalised(unwrapped(arguments, repairs), repairs), type);
    }

    /// Some models put the arguments into a field of that kind once more.
    private Json unwrapped(Json sent, Consumer<String> repairs) {
        Json arguments = unquoted(sent, "{");
        if (!arguments.equals(sent)) repairs.accept("an object written as a string");
        if (!(arguments instanceof Json.Obj(var given)) || given.size() != 1) return arguments;
        String wrapper = given.keySet().iterator().next();
        boolean own = properties.stream()
                .anyMatch(property ->
                        property.name().equals(wrapper) || property.aliases().contains(wrapper));
        if (own || !WRAPPERS.contains(wrapper)) return arguments;
        Json held = arguments.get(wrapper);
        Json inner = held instanceof Json.Str(var text) ? LooseJson.parse(text).value() : held;
        if (!(inner instanceof Json.Obj)) return arguments;
        repairs.accept("arguments within \"" + wrapper + "\"");
        return inner;
    }

    private Json normalised(Json arguments, Consumer<String> repairs) {
        if (!(arguments instanceof Json.Obj(var given)))
            throw new JsonFault("expected an object, not " + kind(arguments));
        var fields = new LinkedHashMap<String, Json>();
        for (Property property : properties) {
            Json value = value(property, given);
            if (value.isNull() || !property.required() && none(property, value)) {
                if (property.required()) throw new JsonFault("\"" + property.name() + "\" is required");
                continue;
            }
            fields.put(property.name(), noted(property.name(), property.type(), value, repairs));
        }
        return new Json.Obj(fields);
    }

    /// Whether the text says that there is no value where a text would not fit.
    private static boolean none(Property property, Json value) {
        return value instanceof Json.Str(var text)
                && !property.schema().get("type").text("").equals("string")
                && (text.isBlank() || text.equals("null") || text.equals("None"));
    }

    private static Json value(Property property, Map<String, Json> given) {
        Json value = given.getOrDefault(property.name(), Json.none());
        if (!value.isNull()) return value;
        for (String alias : property.aliases()) {
            Json other = given.getOrDefault(alias, Json.none());
            if (!other.isNull()) return other;
        }
        return Json.none();
    }

    /// A value as it is to be; that it had to be made so is a repair. What is in lists and objects tells for itself.
    private static Json noted(String name, Type type, Json value, Consumer<String> repairs) {
        Json fitted = fitted(name, type, value, repairs);
        boolean same = fitted.equals(value)
                || value instanceof Json.Obj && fitted instanceof Json.Obj
                || value instanceof Json.Arr && fitted instanceof Json.Arr;
        if (!same) repairs.accept("\"" + name + "\" was " + kind(value));
        return fitted;
    }

    private static Json fitted(String name, Type type, Json value, Consumer<String> repairs) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class)
            return fitted(name, generic.getActualTypeArguments()[0], value, repairs);
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return list(name, generic.getActualTypeArguments()[0], value, repairs);
        if (!(type instanceof Class<?> raw)) return value;
        if (raw == String.class) {
            if (value instanceof Json.Str) return value;
            if (value instanceof Json.Num(var literal)) return new Json.Str(literal);
            if (value instanceof Json.Bool(var truth)) return new Json.Str(String.valueOf(truth));
            throw wrong(name, "a string", value);
        }
        if (raw == boolean.class || raw == Boolean.class) return truth(name, value);
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return integer(name, value);
        if (raw.isEnum()) return constant(name, raw, value);
        if (raw.isRecord()) return nested(name, raw.asSubclass(Record.class), value, repairs);
        return value;
    }

    private static Json nested(String name, Class<? extends Record> type, Json value, Consumer<String> repairs) {
        try {
            return Schema.of(type).normalised(unquoted(value, "{"), repairs);
        } catch (JsonFault fault) {
            throw new JsonFault("\"" + name + "\": " + fault.getMessage());
        }
    }

    /// A value that was written as a string.
    private static Json unquoted(Json value, String bracket) {
        boolean quoted = value instanceof Json.Str(var text) && text.strip().startsWith(bracket);
        return quoted ? LooseJson.parse(value.text("")).value() : value;
    }

    private static Json list(String name, Type element, Json value, Consumer<String> repairs) {
        Json array = unquoted(value, "[");
        if (!(array instanceof Json.Arr(var elements))) return single(name, element, value, repairs);
        var items = new ArrayList<Json>();
        for (int i = 0; i < elements.size(); i++)
            items.add(noted(name + "[" + i + "]", element, elements.get(i), repairs));
        return new Json.Arr(items);
    }

    /// The one value where a list of them is wanted.
    private static Json single(String name, Type element, Json value, Consumer<String> repairs) {
        try {
            return new Json.Arr(List.of(fitted(name, element, value, repairs)));
        } catch (JsonFault neither) {
            throw wrong(name, "an array", value);
        }
    }

    private static Json truth(String name, Json value) {
        if (value instanceof Json.Bool) return value;
        String text = value.text("").strip();
        if (text.equalsIgnoreCase("true")) return new Json.Bool(true);
        if (text.equalsIgnoreCase("false")) return new Json.Bool(false);
        throw wrong(name, "true or false", value);
    }

    private static Json integer(String name, Json value) {
        String literal = switch (value) {
            case Json.Num(var number) -> number;
            case Json.Str(var text) -> text.strip();
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> "";
        };
        if (literal.matches("-?\\d{1,15}(\\.0+)?")) return new Json.Num(literal.replaceFirst("\\.0+$", ""));
        throw wrong(name, "an integer", value);
    }

    private static Json constant(String name, Class<?> type, Json value) {
        List<String> values = constants(type);
        if (values.contains(value.text(""))) return value;
        String given = value.text("").strip().toLowerCase(Locale.ROOT).replace('-', '_');
        if (!values.contains(given)) throw wrong(name, "one of " + String.join(", ", values), value);
        return new Json.Str(given);
    }

    private static List<String> constants(Class<?> type) {
        var values = new ArrayList<String>();
        for (Object constant : type.getEnumConstants())
            values.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
        return values;
    }

    private static JsonFault wrong(String name, String wanted, Json value) {
        return new JsonFault("\"" + name + "\" must be " + wanted + ", not " + kind(value));
    }

    private static String kind(Json value) {
        return switch (value) {
            case Json.Obj _ -> "an object";
            case Json.Arr _ -> "an array";
            case Json.Str(var text) -> text.length() > 40 ? "a string" : "the string \"" + text + "\"";
            case Json.Num(var literal) -> "the number " + literal;
            case Json.Bool(var truth) -> String.valueOf(truth);
            case Json.Null _ -> "null";
        };
    }

    private static Property property(RecordComponent component) {
        Type type = component.getGenericType();
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Json.Obj schema = schema(optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
        Doc doc = component.getAnnotation(Doc.class);
        if (doc != null) schema = schema.with("description", doc.value());
        Alias alias = component.getAnnotation(Alias.class);
        List<String> aliases = alias == null ? List.of() : List.of(alias.value());
        boolean shown = !component.isAnnotationPresent(Unadvertised.class);
        return new Property(component.getName(), schema, !optional, aliases, type, shown);
    }

    private static Json.Obj schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return Json.obj("type", "array", "items", schema(generic.getActualTypeArguments()[0]));
        if (!(type instanceof Class<?> raw)) return Json.obj();
        if (raw == String.class) return Json.obj("type", "string");
        if (raw == boolean.class || raw == Boolean.class) return Json.obj("type", "boolean");
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return Json.obj("type", "integer");
        if (raw.isEnum()) return Json.obj("type", "string", "enum", constants(raw));
        if (raw.isRecord()) return Schema.of(raw.asSubclass(Record.class)).json();
        return Json.obj();
    }
}
