package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import java.time.Instant;
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
        Instant at = Instant.parse(json.get("at").text(""));
        return new Line(json.get("seq").number(0), at, fact(kind, json));
    }

    private static Fact fact(String kind, Json json) {
        var body = new LinkedHashMap<>(((Json.Obj) json).fields());
        body.remove("seq");
        body.remove("at");
        var raw = new Json.Obj(body);
        return Records.choice(Fact.class, kind).isPresent()
                ? Records.read(raw, Fact.class)
                : new Fact.Unknown(kind, raw);
    }
}
