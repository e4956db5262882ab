package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;

/// A fact in its envelope, as it stands in the log: one JSON object with the fact's fields beside `seq` and `at`.
public record Line(long seq, Instant at, Fact fact) {

    String write() {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("seq", Json.of(seq));
        fields.put("at", Json.of(at.toString()));
        Json.Obj body = fact instanceof Fact.Unknown(var _, var raw) ? raw : (Json.Obj) Records.write(fact);
        fields.putAll(body.fields());
        return new Json.Obj(fields).write();
    }

    static Line parse(String text) {
        Json json = Json.parse(text);
        if (!(json instanceof Json.Obj(var fields)) || !fields.containsKey("seq"))
            throw new JsonFault("not a line of a session log");
        String kind = json.get("type").text("");
        return new Line(json.get("seq").number(0), at(json.get("at").text("")), fact(kind, json));
    }

    private static Fact fact(String kind, Json json) {
        if (Records.choice(Fact.class, kind).isPresent()) return Records.read(json, Fact.class);
        var body = new LinkedHashMap<>(((Json.Obj) json).fields());
        body.remove("seq");
        body.remove("at");
        return new Fact.Unknown(kind, new Json.Obj(body));
    }

    /// `2026-11-21T10:00:00.123456789Z`, as it is written here, read without the general parser: a long log has many.
    private static Instant at(String text) {
        if (text.length() < 20 || text.charAt(19) != '.' && text.charAt(19) != 'Z') return Instant.parse(text);
        try {
            long seconds = LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toEpochSecond(ZoneOffset.UTC);
            int end = text.length() - 1;
            if (text.charAt(end) != 'Z' || end > 29) return Instant.parse(text);
            long nanos = end == 19 ? 0 : number(text, 20, end);
            for (int digits = end - 20; end > 19 && digits < 9; digits++) nanos *= 10;
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (NumberFormatException e) {
            return Instant.parse(text);
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
