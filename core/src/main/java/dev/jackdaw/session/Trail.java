package dev.jackdaw.session;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// An immutable list that grows at its end in constant time: longer trails share the elements of shorter ones, so that
/// folding a long log costs no copies.
final class Trail<T> extends AbstractList<T> implements RandomAccess {

    /// Elements shared by trails, and how many of them are taken.
    private static final class Shared {
        private final @Nullable Object[] elements;
        private int taken;

        Shared(@Nullable Object[] elements, int taken) {
            this.elements = elements;
            this.taken = taken;
        }
    }

    private final Shared shared;
    private final int size;

    private Trail(Shared shared, int size) {
        this.shared = shared;
        this.size = size;
    }

    static <T> List<T> plus(List<T> list, T more) {
        if (list instanceof Trail<T> trail) return trail.plus(more);
        @Nullable Object[] elements = Arrays.copyOf(list.toArray(), Math.max(8, list.size() * 2));
        return new Trail<T>(new Shared(elements, list.size()), list.size()).plus(more);
    }

    /// The first of a list, sharing its elements where it is a trail.
    static <T> List<T> first(List<T> list, int count) {
        return list instanceof Trail<T> trail ? new Trail<>(trail.shared, count) : List.copyOf(list.subList(0, count));
    }

    private Trail<T> plus(T more) {
        synchronized (shared) {
            if (shared.taken == size && size < shared.elements.length) {
                shared.elements[size] = more;
                shared.taken = size + 1;
                return new Trail<>(shared, size + 1);
            }
        }
        @Nullable Object[] elements = Arrays.copyOf(shared.elements, Math.max(8, size * 2));
        Arrays.fill(elements, size, Math.min(shared.elements.length, elements.length), null);
        elements[size] = more;
        return new Trail<>(new Shared(elements, size + 1), size + 1);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get(int index) {
        return (T) Objects.requireNonNull(shared.elements[Objects.checkIndex(index, size)]);
    }

    @Override
    public int size() {
        return size;
    }
}
