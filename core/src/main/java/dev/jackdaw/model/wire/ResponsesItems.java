package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// The items of a Responses input that a reply becomes when it is sent back.
///
/// Items get no id, for the provider would look for what it kept under it; those it sealed itself (reasoning, traces of
/// its own tools) go back as they came. A seal is opened by the model that made it, so reasoning goes to no other.
final class ResponsesItems {
    /// The kinds of the parts kept for this wire: an item of reasoning; what else was told of the message or the call
    /// before it (its phase, its namespace); the sources of the text before it.
    static final String REASONING = "reasoning";

    static final String MESSAGE = "message";
    static final String CALL = "function_call";
    static final String ANNOTATIONS = "annotations";

    /// OpenAI refuses longer ids of calls.
    private static final int LONGEST_ID = 64;

    private final boolean own;
    private final boolean same;
    private final List<Json.Obj> items = new ArrayList<>();
    private final List<Json.Obj> spoken = new ArrayList<>();

    private ResponsesItems(Message.Assistant said, String origin) {
        own = said.origin().startsWith(Responses.NAME + "/");
        same = said.origin().equals(origin);
    }

    /// @param origin of the model that is asked
    static List<Json.Obj> of(Message.Assistant said, String origin) {
        var all = new ResponsesItems(said, origin);
        for (Content part : said.content()) all.add(part);
        all.endMessage(Json.obj());
        // Reasoning that led to nothing is refused.
        while (!all.items.isEmpty() && type(all.items.getLast()).equals(REASONING)) all.items.removeLast();
        return all.items;
    }

    private void add(Content part) {
        switch (part) {
            case Content.Text(var text) -> {
                if (!text.isBlank())
                    spoken.add(Json.obj("type", "output_text", "text", text, "annotations", List.of()));
            }
            case Content.Call(var call) -> addItem(render(call));
            case Content.Opaque(var kind, var raw) -> {
                if (own) addOpaque(kind, raw);
            }
            case Content.Thinking _, Content.Picture _ -> {}
        }
    }

    private void addOpaque(String kind, Json raw) {
        switch (kind) {
            case ANNOTATIONS -> {
                if (!spoken.isEmpty())
                    spoken.set(spoken.size() - 1, spoken.getLast().with(ANNOTATIONS, raw));
            }
            case MESSAGE -> endMessage(raw);
            case CALL -> attach(raw);
            default -> {
                boolean sealed = kind.equals(REASONING);
                if (raw instanceof Json.Obj item && !type(item).isEmpty() && (same || !sealed)) addItem(item);
            }
        }
    }

    private void addItem(Json.Obj item) {
        endMessage(Json.obj());
        items.add(item);
    }

    private void endMessage(Json more) {
        if (!spoken.isEmpty())
            items.add(joined(Json.obj("type", MESSAGE, "role", "assistant", "content", spoken), more));
        spoken.clear();
    }

    private void attach(Json more) {
        String id = renderId(more.get("call_id").text(""));
        items.replaceAll(item -> item.get("call_id").text("").equals(id) ? joined(item, more) : item);
    }

    /// The item with the fields it lacks.
    private static Json.Obj joined(Json.Obj item, Json more) {
        Json.Obj all = item;
        if (more instanceof Json.Obj(var fields))
            for (var field : fields.entrySet())
                if (!item.has(field.getKey())) all = all.with(field.getKey(), field.getValue());
        return all;
    }

    private static Json.Obj render(ToolCall call) {
        return Json.obj(
                "type",
                CALL,
                "call_id",
                renderId(call.id()),
                "name",
                ChatCompletions.renderName(call.tool()),
                "arguments",
                ChatCompletions.renderArguments(call.arguments()).write());
    }

    private static String type(Json.Obj item) {
        return item.get("type").text("");
    }

    /// An id the provider accepts, also of a call another provider named.
    static String renderId(String id) {
        boolean fits = !id.isEmpty() && id.length() <= LONGEST_ID;
        var safe = new StringBuilder(LONGEST_ID);
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || "_-.:".indexOf(c) >= 0;
            fits &= plain;
            safe.append(plain ? c : '_');
        }
        if (fits) return id;
        String hash = "_" + Integer.toHexString(id.hashCode());
        return safe.substring(0, Math.min(safe.length(), LONGEST_ID - hash.length())) + hash;
    }
}
