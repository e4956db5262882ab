package dev.jackdaw.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// The tree from and to text, by Jackson's streaming parser and generator.
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(256 * 1024 * 1024)
                    .build())
            .build();

    private JsonText() {}

    static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) throw new JsonFault("empty text is not JSON");
            Json value = value(parser);
            if (parser.nextToken() != null) throw new JsonFault("more text after the JSON value");
            return value;
        } catch (JsonProcessingException e) {
            throw new JsonFault(fault(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fault(JsonProcessingException e) {
        var where = e.getLocation();
        return e.getOriginalMessage()
                + (where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")");
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Json>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield new Json.Obj(fields);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Json>();
                while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(value(parser));
                yield new Json.Arr(elements);
            }
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.none();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new JsonFault("unexpected " + token);
        };
    }

    static String write(Json json) {
        var out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static String pretty(Json json) {
        var out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter());
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        switch (json) {
            case Json.Obj(var fields) -> {
                out.writeStartObject();
                for (var field : fields.entrySet()) {
                    out.writeFieldName(repaired(field.getKey()));
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case Json.Arr(var elements) -> {
                out.writeStartArray();
                for (Json element : elements) write(element, out);
                out.writeEndArray();
            }
            case Json.Str(var value) -> out.writeString(repaired(value));
            case Json.Num(var literal) -> out.writeNumber(literal);
            case Json.Bool(var value) -> out.writeBoolean(value);
            case Json.Null _ -> out.writeNull();
        }
    }

    /// Whether a number is an integer that fits, as up to 18 digits do.
    static boolean plain(String literal) {
        if (literal.length() > 18) return false;
        for (int i = 0; i < literal.length(); i++)
            if (literal.charAt(i) > '9' || literal.charAt(i) < '-' || literal.charAt(i) == '.') return false;
        return true;
    }

    /// The text with every lone surrogate (D800 to DFFF) replaced by U+FFFD. A long text is mostly read before this is
    /// compiled, hence the array.
    static String repaired(String text) {
        char[] all = text.toCharArray();
        for (int i = 0; i < all.length; i++) {
            if ((all[i] & 0xF800) != 0xD800) continue;
            if (paired(text, i)) i++;
            else return repairedFrom(text, i);
        }
        return text;
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String repairedFrom(String text, int start) {
        var out = new StringBuilder(text);
        for (int i = start; i < out.length(); i++) {
            if (!Character.isSurrogate(out.charAt(i))) continue;
            if (paired(text, i)) i++;
            else out.setCharAt(i, '\uFFFD');
        }
        return out.toString();
    }
}
