package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls written as markup: `<function=name><parameter=x>…`, `<invoke name="…"><parameter name="x">…`, and
/// `<arg_key>x</arg_key><arg_value>…</arg_value>`. Values are not escaped: one ends where its closing tag is followed
/// by what may follow it.
final class Markup {
    private static final List<String> WRAPPERS = List.of("function_calls>", "tool_calls>", "tool_call>");

    private final Cursor cursor;
    private final Offer offer;
    private final String outer;
    private String space;

    /// @param cursor at the beginning of the markup
    Markup(Cursor cursor, Offer offer) {
        this.cursor = cursor;
        this.offer = offer;
        this.outer = cursor.namespace();
        this.space = outer;
    }

    /// The calls as far as the markup goes; empty where there is none, or it breaks off.
    Optional<List<Piece>> read() {
        var calls = new ArrayList<Piece>();
        int end = cursor.at();
        while (true) {
            while (wrapper()) end = cursor.at();
            // The namespace may be that of the outermost tag alone.
            space = cursor.namespace();
            if (!cursor.sees(open("function=")) && !cursor.sees(open("invoke name="))) break;
            Optional<Piece> call = call();
            if (call.isEmpty()) return Optional.empty();
            calls.add(call.get());
            end = cursor.at();
        }
        cursor.at(end);
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
    }

    private boolean wrapper() {
        cursor.space();
        return WRAPPERS.stream().anyMatch(name -> cursor.takeAny("<" + outer + name, "</" + outer + name));
    }

    private String open(String name) {
        return "<" + space + name;
    }

    private String close(String name) {
        return "</" + space + name + ">";
    }

    private Optional<Piece> call() {
        String close = close(cursor.take(open("function=")) ? "function" : "invoke");
        cursor.take(open("invoke name="));
        String name = Calls.plain(unquoted(cursor.until(">").orElse("")));
        if (name.isEmpty()) return Optional.empty();
        if (cursor.space().peek() == '{') {
            Optional<String> object = cursor.value();
            if (object.isPresent() && cursor.space().take(close))
                return Optional.of(Calls.raw(name, object.get(), Spelling.MARKUP));
            return Optional.empty();
        }
        var arguments = new LinkedHashMap<String, Json>();
        while (!cursor.space().take(close)) if (!parameter(name, close, arguments)) return Optional.empty();
        return Optional.of(new Piece.Called(name, new Json.Obj(arguments).write(), Spelling.MARKUP, List.of()));
    }

    private boolean parameter(String tool, String close, Map<String, Json> arguments) {
        if (!cursor.takeAny(open("parameter name="), open("parameter="))) return false;
        String head = cursor.until(">").orElse("");
        int blank = head.indexOf(' ');
        String key = unquoted(blank < 0 ? head : head.substring(0, blank));
        int end = end(close("parameter"), List.of(open("parameter"), close));
        int without = end < 0 ? unclosed(close) : end;
        if (key.isEmpty() || without < 0) return false;
        String value = unwrapped(cursor.to(without));
        cursor.take(close("parameter"));
        boolean asText = head.contains("string=\"") ? head.contains("string=\"true\"") : offer.takesText(tool, key);
        arguments.put(key, Calls.valued(value, asText));
        return true;
    }

    /// Where a value ends whose closing tag was forgotten, or -1.
    private int unclosed(String close) {
        int next = cursor.find("\n" + open("parameter"), cursor.at());
        int end = cursor.find(close, cursor.at());
        return next >= 0 && next < end ? next : end;
    }

    /// Where the closing tag stands after which one of the followers comes, or -1.
    private int end(String close, List<String> followers) {
        int place = cursor.at();
        for (int at = cursor.find(close, place); at >= 0; at = cursor.find(close, at + 1)) {
            cursor.at(at + close.length());
            cursor.space();
            boolean fits = followers.stream().anyMatch(cursor::sees);
            cursor.at(place);
            if (fits) return at;
        }
        return -1;
    }

    /// The one call of the form with keys and values: a name, then pairs of them.
    Optional<List<Piece>> pairs(String close) {
        int line = cursor.at();
        String name = Calls.plain(cursor.name());
        if (name.isEmpty() || cursor.at() == line) return Optional.empty();
        var arguments = new LinkedHashMap<String, Json>();
        while (cursor.space().take("<arg_key>")) {
            Optional<String> key = cursor.until("</arg_key>");
            if (key.isEmpty() || !cursor.space().take("<arg_value>")) return Optional.empty();
            int end = end("</arg_value>", List.of("<arg_key>", close));
            if (end < 0) return Optional.empty();
            String parameter = key.get().strip();
            arguments.put(parameter, Calls.valued(unwrapped(cursor.to(end)), offer.takesText(name, parameter)));
            cursor.take("</arg_value>");
        }
        if (!cursor.take(close)) return Optional.empty();
        return Optional.of(
                List.of(new Piece.Called(name, new Json.Obj(arguments).write(), Spelling.TOOL_CALL, List.of())));
    }

    /// The value without the line breaks that set it apart from its tags.
    private static String unwrapped(String value) {
        boolean apart = value.length() > 1 && value.startsWith("\n") && value.endsWith("\n");
        return apart ? value.substring(1, value.length() - 1) : value;
    }

    private static String unquoted(String word) {
        String bare = word.strip();
        boolean quoted = bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"));
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
