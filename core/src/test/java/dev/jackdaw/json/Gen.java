package dev.jackdaw.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random values of a record's shape from a seed; the seed is the test's name.
public final class Gen {
    private final Random random;

    public Gen(long seed) {
        this.random = new Random(seed);
    }

    /// A random record of that class, or of one permitted below that sealed interface.
    public <T> T make(Class<T> type) {
        return type.cast(value(type, 0));
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) return generic(generic, depth);
        if (type == String.class) return text();
        if (type == int.class || type == Integer.class) return random.nextInt(1000);
        if (type == long.class) return (long) random.nextInt(1_000_000);
        if (type == boolean.class) return random.nextBoolean();
        if (type == Path.class) return Path.of("/tmp/" + random.nextInt(100));
        if (type == Instant.class) return Instant.ofEpochSecond(random.nextInt(2_000_000_000));
        if (type == Json.class) return json(depth);
        if (type == Json.Obj.class) return object(depth);
        if (type == Double.class || type == double.class) return random.nextInt(10_000) / 8.0;
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return value(permitted[random.nextInt(permitted.length)], depth + 1);
        }
        return record(raw, depth);
    }

    private Object generic(ParameterizedType type, int depth) {
        Type argument = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class)
            return random.nextBoolean() ? Optional.of(value(argument, depth)) : Optional.empty();
        var items = new ArrayList<Object>();
        for (int i = random.nextInt(3); i > 0; i--) items.add(value(argument, depth + 1));
        return List.copyOf(items);
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), depth + 1);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private Json json(int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 5)) {
            case 0 -> new Json.Str(text());
            case 1 -> new Json.Num(String.valueOf(random.nextInt()));
            case 2 -> new Json.Bool(random.nextBoolean());
            case 3 -> object(depth + 1);
            default -> new Json.Arr(List.of(json(depth + 1), json(depth + 1)));
        };
    }

    private Json.Obj object(int depth) {
        Json.Obj object = Json.obj();
        for (int i = random.nextInt(3); i > 0; i--) object = object.with("k" + i, json(depth + 1));
        return object;
    }

    /// Text with what breaks writers: quotes, controls, line ends, Chinese, emoji.
    public String text() {
        String[] pieces = {"a", "\"", "\\", "\n", "\r\n", "\t", "\u0000", "\u001b[31m", "中文", "😀", "\u2028", "é", " "};
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
        return text.toString();
    }
}
