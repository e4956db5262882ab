package dev.jackdaw.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records to JSON and back. A record of a sealed interface carries its name, in kebab case, as the field `type`.
/// Components that are absent read as empty or zero; fields nobody knows are skipped.
public final class Records {

    /// One record class, looked at once.
    private record Shape(Constructor<?> constructor, List<Component> components, Optional<String> tag) {}

    private record Component(String name, Type type, Method accessor) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    private static final ClassValue<Map<String, Class<?>>> CHOICES = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> sealed) {
            var choices = new LinkedHashMap<String, Class<?>>();
            if (sealed.isSealed()) collect(sealed, choices);
            return choices;
        }
    };

    private Records() {}

    /// The tag of a record of a sealed interface: `ToolRan` is `tool-ran`.
    public static String tag(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// The record class of that tag below a sealed interface.
    public static Optional<Class<?>> choice(Class<?> sealed, String tag) {
        return Optional.ofNullable(CHOICES.get(sealed).get(tag));
    }

    /// A record, enum or plain value as JSON.
    public static Json write(@Nullable Object value) {
        return switch (value) {
            case null -> Json.none();
            case Json json -> json;
            case Enum<?> constant -> new Json.Str(constant.name().toLowerCase(Locale.ROOT));
            case Record record -> writeRecord(record);
            case Optional<?> optional -> optional.map(Records::write).orElse(Json.none());
            case List<?> list -> {
                var items = new ArrayList<Json>(list.size());
                for (Object item : list) items.add(write(item));
                yield new Json.Arr(items);
            }
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<String, Json>();
                map.forEach((k, v) -> fields.put(String.valueOf(k), write(v)));
                yield new Json.Obj(fields);
            }
            default -> Json.of(value);
        };
    }

    private static Json writeRecord(Record record) {
        Shape shape = SHAPES.get(record.getClass());
        var fields = new LinkedHashMap<String, Json>();
        shape.tag().ifPresent(tag -> fields.put("type", new Json.Str(tag)));
        for (Component component : shape.components()) {
            Object value = component(record, component);
            if (!blank(value)) fields.put(component.name(), write(value));
        }
        return new Json.Obj(fields);
    }

    private static boolean blank(@Nullable Object value) {
        return value == null
                || value instanceof Optional<?> optional && optional.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Json.Null
                || value instanceof Json.Obj(var fields) && fields.isEmpty();
    }

    private static @Nullable Object component(Record record, Component component) {
        try {
            return component.accessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads JSON as a value of that type.
    ///
    /// @throws JsonFault when it does not fit
    public static <T> T read(Json json, Class<T> type) {
        @Nullable Object value = readAs(json, type, type.getSimpleName());
        if (value == null) throw new JsonFault("no " + type.getSimpleName() + " in " + json.write());
        return type.cast(value);
    }

    private static @Nullable Object readAs(Json json, Type type, String where) {
        if (type instanceof ParameterizedType generic) return readGeneric(json, generic, where);
        if (type == String.class) return json instanceof Json.Num(var literal) ? literal : json.text("");
        if (type == int.class || type == Integer.class) return Math.toIntExact(json.number(0));
        if (type == long.class || type == Long.class) return json.number(0);
        if (type == double.class || type == Double.class) return json.decimal(0);
        if (type == boolean.class || type == Boolean.class) return json.truth(false);
        if (type == Path.class) return Path.of(json.text(""));
        if (type == URI.class) return URI.create(json.text(""));
        if (type == Instant.class) return json.isNull() ? Instant.EPOCH : Instant.parse(json.text(""));
        if (type == Json.class) return json;
        if (type == Json.Obj.class) return json instanceof Json.Obj ? json : Json.obj();
        if (type instanceof Class<?> raw) {
            if (raw.isRecord()) return readRecord(json, raw);
            if (raw.isEnum()) return constant(raw, json, where);
            if (!CHOICES.get(raw).isEmpty()) return readChoice(json, raw, where);
        }
        throw new JsonFault(where + ": cannot read a " + type.getTypeName());
    }

    private static @Nullable Object readGeneric(Json json, ParameterizedType type, String where) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class)
            return json.isNull() ? Optional.empty() : Optional.ofNullable(readAs(json, arguments[0], where));
        if (type.getRawType() == List.class) {
            var items = new ArrayList<@Nullable Object>();
            for (Json item : json.items()) items.add(readAs(item, arguments[0], where));
            return List.copyOf(items);
        }
        if (type.getRawType() == Map.class) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            if (json instanceof Json.Obj(var fields))
                fields.forEach((k, v) -> values.put(k, readAs(v, arguments[1], where)));
            return values;
        }
        throw new JsonFault(where + ": cannot read a " + type.getTypeName());
    }

    private static Object constant(Class<?> type, Json json, String where) {
        for (Object constant : type.getEnumConstants())
            if (((Enum<?>) constant).name().equalsIgnoreCase(json.text(""))) return constant;
        throw new JsonFault(where + ": " + json.write() + " is not one of its values");
    }

    private static Object readChoice(Json json, Class<?> sealed, String where) {
        String tag = json.get("type").text("");
        Class<?> choice = CHOICES.get(sealed).get(tag);
        if (choice == null) throw new JsonFault(where + ": unknown type \"" + tag + "\"");
        return readRecord(json, choice);
    }

    private static Object readRecord(Json json, Class<?> type) {
        if (!(json instanceof Json.Obj)) throw new JsonFault("a " + type.getSimpleName() + " must be an object");
        Shape shape = SHAPES.get(type);
        var arguments = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = shape.components().get(i);
            arguments[i] = readAs(json.get(component.name()), component.type(), component.name());
        }
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new JsonFault(type.getSimpleName() + ": " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Shape shape(Class<?> type) {
        RecordComponent[] found = type.getRecordComponents();
        var components = new ArrayList<Component>();
        var types = new Class<?>[found.length];
        for (int i = 0; i < found.length; i++) {
            found[i].getAccessor().trySetAccessible();
            types[i] = found[i].getType();
            components.add(new Component(found[i].getName(), found[i].getGenericType(), found[i].getAccessor()));
        }
        boolean choice = false;
        for (Class<?> parent : type.getInterfaces()) choice |= parent.isSealed();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return new Shape(constructor, List.copyOf(components), choice ? Optional.of(tag(type)) : Optional.empty());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Class<?> sealed, Map<String, Class<?>> choices) {
        for (Class<?> permitted : sealed.getPermittedSubclasses())
            if (permitted.isSealed()) collect(permitted, choices);
            else choices.put(tag(permitted), permitted);
    }
}
