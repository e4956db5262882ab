package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of a call that come as values at paths (`$.recipe.steps[0]`), as Vertex streams them.
final class PartialArguments {
    private static final int WIDEST_GAP = 1000;

    private final Map<String, Object> root = new LinkedHashMap<>();

    /// Takes the next pieces.
    ///
    /// @throws ModelFailure when a path cannot be followed
    void take(Json pieces) throws ModelFailure {
        for (Json piece : pieces.items()) {
            String path = piece.get("jsonPath").text("");
            try {
                put(steps(path), piece);
            } catch (IllegalArgumentException | ClassCastException wrong) {
                throw Complaint.broken("the arguments of a call have a part at \"" + path + "\", which fits nowhere");
            }
        }
    }

    Json.Obj json() {
        return Json.of(root) instanceof Json.Obj object ? object : Json.obj();
    }

    /// The names and indexes of a path.
    private static List<Object> steps(String path) {
        var steps = new ArrayList<Object>();
        int at = path.startsWith("$") ? 1 : 0;
        while (at < path.length()) {
            if (path.charAt(at) != '[') {
                int from = path.charAt(at) == '.' ? at + 1 : at;
                int to = from;
                while (to < path.length() && path.charAt(to) != '.' && path.charAt(to) != '[') to++;
                steps.add(path.substring(from, to));
                at = to;
                continue;
            }
            boolean named = path.startsWith("'", at + 1) || path.startsWith("\"", at + 1);
            int to = named ? path.indexOf(path.charAt(at + 1) + "]", at + 2) : path.indexOf(']', at);
            if (to < 0) throw new IllegalArgumentException(path);
            steps.add(named ? path.substring(at + 2, to) : (Object) Integer.valueOf(path.substring(at + 1, to)));
            at = to + (named ? 2 : 1);
        }
        if (steps.isEmpty()) throw new IllegalArgumentException(path);
        return steps;
    }

    private void put(List<Object> steps, Json piece) {
        Object holder = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            Object step = steps.get(i);
            Object inner = held(holder, step);
            if (inner instanceof Json) {
                inner = steps.get(i + 1) instanceof Integer ? new ArrayList<Object>() : new LinkedHashMap<>();
                set(holder, step, inner);
            }
            holder = inner;
        }
        Object last = steps.getLast();
        if (piece.get("stringValue") instanceof Json.Str(var text))
            set(holder, last, held(holder, last) instanceof String begun ? begun + text : text);
        else set(holder, last, plain(piece));
    }

    private static Json plain(Json piece) {
        return piece.get("numberValue").isNull() ? piece.get("boolValue") : piece.get("numberValue");
    }

    /// What stands there; the JSON `null` where nothing does.
    private static Object held(Object holder, Object step) {
        if (step instanceof Integer index) {
            List<?> list = (List<?>) holder;
            return index < list.size() ? list.get(index) : Json.none();
        }
        Object found = ((Map<?, ?>) holder).get(step);
        return found == null ? Json.none() : found;
    }

    @SuppressWarnings("unchecked") // made here, of nothing but objects
    private static void set(Object holder, Object step, Object value) {
        if (!(step instanceof Integer index)) {
            ((Map<String, Object>) holder).put((String) step, value);
            return;
        }
        List<Object> list = (List<Object>) holder;
        if (index > list.size() + WIDEST_GAP) throw new IllegalArgumentException("index " + index);
        while (list.size() <= index) list.add(Json.none());
        list.set(index, value);
    }
}
