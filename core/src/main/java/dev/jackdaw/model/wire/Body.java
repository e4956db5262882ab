package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The body of a request while it is joined from fields. A field the endpoint sets itself, be it to `null` for leaving
/// it out, takes the place of ours.
final class Body {
    private static final byte[] COMMA = bytes(",");

    private final Json.Obj extra;
    private final List<byte[]> pieces = new ArrayList<>();

    Body(Json.Obj extra) {
        this.extra = extra;
    }

    /// The endpoint's own fields, with ours added to what they say of one object field; a null there takes ours away.
    static Json.Obj joined(Json.Obj extra, String name, Json.Obj ours) {
        if (!(extra.get(name) instanceof Json.Obj(var theirs))) return extra;
        var fields = new LinkedHashMap<>(ours.fields());
        fields.putAll(theirs);
        fields.values().removeIf(Json::isNull);
        return extra.with(name, fields);
    }

    Body field(String name, Object value) {
        return field(name, List.of(bytes(Json.of(value).write())));
    }

    /// A field whose value is already JSON, in pieces.
    Body field(String name, List<byte[]> value) {
        if (extra.has(name)) return this;
        begin(name);
        pieces.addAll(value);
        return this;
    }

    byte[] toBytes() {
        extra.fields().forEach((name, value) -> {
            if (value.isNull()) return;
            begin(name);
            pieces.add(bytes(value.write()));
        });
        pieces.add(bytes("}"));
        int length = 0;
        for (byte[] piece : pieces) length += piece.length;
        var out = new ByteArrayOutputStream(length);
        for (byte[] piece : pieces) out.writeBytes(piece);
        return out.toByteArray();
    }

    private void begin(String name) {
        pieces.add(bytes((pieces.isEmpty() ? "{" : ",") + new Json.Str(name).write() + ":"));
    }

    /// A JSON array of what is not empty.
    static List<byte[]> list(List<byte[]> elements) {
        var pieces = new ArrayList<byte[]>(2 * elements.size() + 2);
        pieces.add(bytes("["));
        for (byte[] element : elements) {
            if (element.length == 0) continue;
            if (pieces.size() > 1) pieces.add(COMMA);
            pieces.add(element);
        }
        pieces.add(bytes("]"));
        return pieces;
    }

    /// The elements of an array, with commas between them.
    static byte[] elements(List<? extends Json> list) {
        String array = Json.arr(list).write();
        return bytes(array.substring(1, array.length() - 1));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
