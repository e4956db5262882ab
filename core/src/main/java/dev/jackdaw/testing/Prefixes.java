package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether each request extends the one before it of the same conversation, as prompt caches need it. Messages are
/// compared piece by piece, so that what is added to the last message extends it too.
final class Prefixes {

    /// One piece of a message.
    private record Piece(String role, Json content) {}

    private record State(String instructions, Json tools, List<Piece> pieces) {}

    private final Map<String, State> conversations = new HashMap<>();

    List<String> check(ServedRequest request) {
        var pieces = new ArrayList<Piece>();
        for (Json message : request.messages()) {
            // An item of Responses that is no message has no role.
            boolean answer = message.get("type").text("").endsWith("_output");
            String role = message.get("role").text(answer ? "tool" : "assistant");
            if (!role.equals("system") && !role.equals("developer")) pieces(role, message, pieces);
        }
        if (pieces.isEmpty()) return List.of();
        var now = new State(request.instructions(), request.body().get("tools"), List.copyOf(pieces));
        String key = request.wire() + pieces.getFirst().content().write();
        boolean fresh = pieces.stream()
                .noneMatch(piece ->
                        piece.role().equals("assistant") || piece.role().equals("model"));
        State before = conversations.put(key, now);
        if (before == null || fresh) return List.of();
        // Ollama cannot be told not to call otherwise.
        boolean without =
                request.wire() == ServedRequest.Wire.OLLAMA && now.tools().isNull();
        return compare(without ? new State(before.instructions(), now.tools(), before.pieces()) : before, now);
    }

    private static void pieces(String role, Json message, List<Piece> pieces) {
        Json content = message.get("content");
        if (content instanceof Json.Str text) pieces.add(new Piece(role, block(text)));
        for (Json block : content.items()) pieces.add(new Piece(role, unmarked(block)));
        for (Json part : message.get("parts").items()) pieces.add(new Piece(role, part));
        if (!(message instanceof Json.Obj(var fields))) return;
        var rest = new LinkedHashMap<>(fields);
        rest.remove("content");
        rest.remove("parts");
        rest.remove("role");
        rest.remove("type", Json.of("message"));
        if (!rest.isEmpty()) pieces.add(new Piece(role, new Json.Obj(rest)));
    }

    private static Json block(Json.Str text) {
        return Json.obj("type", "text", "text", text);
    }

    private static Json unmarked(Json block) {
        return switch (block) {
            case Json.Obj(var fields) -> {
                var kept = new LinkedHashMap<String, Json>();
                fields.forEach((name, value) -> {
                    if (!name.equals("cache_control")) kept.put(name, unmarked(value));
                });
                yield new Json.Obj(kept);
            }
            case Json.Arr(var elements) ->
                new Json.Arr(elements.stream().map(Prefixes::unmarked).toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> block;
        };
    }

    private static List<String> compare(State before, State now) {
        var wrong = new ArrayList<String>();
        if (!now.instructions().equals(before.instructions())) wrong.add("the system prompt has changed");
        if (!unmarked(now.tools()).equals(unmarked(before.tools()))) wrong.add("the tools have changed");
        for (int i = 0; i < before.pieces().size(); i++) {
            Piece was = before.pieces().get(i);
            if (i < now.pieces().size() && now.pieces().get(i).equals(was)) continue;
            String is = i < now.pieces().size() ? now.pieces().get(i).toString() : "nothing";
            wrong.add("the history has changed at piece " + i + ": it was " + Findings.shortened(was.toString())
                    + " and is " + Findings.shortened(is));
            break;
        }
        return wrong;
    }
}
