package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `models.json`: a line for each model, sorted by the bytes of its key, so that one is found by halving and nothing
/// else is parsed. A key is `provider/model`; one without a provider, `/plain-name`, stands for the key where that
/// model's facts are.
final class Catalogue {
    private static final byte[] TEXT = load();
    /// Behind the head and the line that opens the models.
    private static final int FIRST = after(after(0));

    private Catalogue() {}

    /// The first line, which says where all this is from.
    static Json about() {
        String line = new String(TEXT, 0, after(0), StandardCharsets.UTF_8).strip();
        return Json.parse(line.substring(line.indexOf(':') + 1, line.length() - 1));
    }

    static Optional<Json> find(String key) {
        int at = from('"' + key + "\":");
        return starts(at, bytes('"' + key + "\":")) ? Optional.of(value(at)) : Optional.empty();
    }

    /// All lines whose key begins so.
    static List<Map.Entry<String, Json>> under(String prefix) {
        byte[] beginning = bytes('"' + prefix);
        var found = new ArrayList<Map.Entry<String, Json>>();
        for (int at = from('"' + prefix); starts(at, beginning); at = after(at)) {
            int end = at + 1;
            while (TEXT[end] != '"') end++;
            found.add(Map.entry(new String(TEXT, at + 1, end - at - 1, StandardCharsets.UTF_8), value(at)));
        }
        return found;
    }

    /// Where the first line begins that is not less than that.
    private static int from(String text) {
        byte[] wanted = bytes(text);
        int low = FIRST;
        int high = TEXT.length;
        while (low < high) {
            int line = lineAround((low + high) >>> 1);
            if (less(line, wanted)) low = after(line);
            else high = line;
        }
        return low;
    }

    private static int lineAround(int position) {
        int at = position;
        while (at > FIRST && TEXT[at - 1] != '\n') at--;
        return at;
    }

    private static int after(int position) {
        int at = position;
        while (at < TEXT.length && TEXT[at] != '\n') at++;
        return Math.min(at + 1, TEXT.length);
    }

    private static boolean less(int line, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            int difference = line + i < TEXT.length ? Byte.compareUnsigned(TEXT[line + i], wanted[i]) : 1;
            if (difference != 0) return difference < 0;
        }
        return false;
    }

    private static boolean starts(int line, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++)
            if (line + i >= TEXT.length || TEXT[line + i] != wanted[i]) return false;
        return true;
    }

    private static Json value(int line) {
        String text = new String(TEXT, line, after(line) - line, StandardCharsets.UTF_8).strip();
        String value = text.substring(text.indexOf("\":") + 2);
        return Json.parse(value.endsWith(",") ? value.substring(0, value.length() - 1) : value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] load() {
        try (InputStream in = Catalogue.class.getResourceAsStream("models.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
