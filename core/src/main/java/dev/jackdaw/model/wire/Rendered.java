package dev.jackdaw.model.wire;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/// What the parts of the last prompt were rendered to, so that the next, which mostly extends it, costs little more
/// than what is new in it. Parts are told apart by identity.
final class Rendered<T> {
    private volatile IdentityHashMap<T, byte[]> last = new IdentityHashMap<>();

    /// The bytes of each part; those not rendered for the prompt before are rendered now.
    List<byte[]> of(List<? extends T> parts, Function<? super T, byte[]> render) {
        IdentityHashMap<T, byte[]> before = last;
        var now = new IdentityHashMap<T, byte[]>(parts.size());
        var all = new ArrayList<byte[]>(parts.size());
        for (T part : parts) {
            byte[] known = before.get(part);
            byte[] bytes = known == null ? render.apply(part) : known;
            now.put(part, bytes);
            all.add(bytes);
        }
        last = now;
        return all;
    }

    /// The bytes of one part.
    byte[] of(T part, Function<? super T, byte[]> render) {
        return of(List.of(part), render).getFirst();
    }
}
