package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A script of replies as JSON lines, one reply a line; blank lines and lines that begin with `#` are skipped.
///
/// A line may say `text`, `thinking`, `calls` (`[{"tool":…,"arguments":{…},"id":…}]`), `usage` (`input`, `output`,
/// `cached`, `cache_write`, `reasoning`), `finish`, `delay_ms`, `gap_ms` (between events), `chunk` (characters of a
/// delta), and what goes wrong: `status` with `headers` and `body`, `error` (`status`, `message`), `truncate_after`,
/// `stall` or `stall_after`,
/// `reset` or `reset_after` (numbers of events), `pings` (how many come first, 100 ms apart), `written` or `held`
/// (a list of chunks in place of the events), `closed` (the connection is closed after the reply).
public final class ScriptFile {
    private static final Set<String> FIELDS = Set.of(
            "text",
            "thinking",
            "calls",
            "usage",
            "finish",
            "delay_ms",
            "gap_ms",
            "chunk",
            "status",
            "headers",
            "body",
            "error",
            "truncate_after",
            "stall",
            "stall_after",
            "reset",
            "reset_after",
            "pings",
            "written",
            "held",
            "closed");

    private ScriptFile() {}

    /// @throws IOException when the file cannot be read, or a line of it is wrong: told with its number
    public static List<ScriptedReply> read(Path file) throws IOException {
        var replies = new ArrayList<ScriptedReply>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            try {
                replies.add(parse(line));
            } catch (JsonFault fault) {
                throw new IOException(file + ", line " + number + ": " + fault.getMessage(), fault);
            }
        }
        return replies;
    }

    /// Reads one line.
    ///
    /// @throws JsonFault when it is not an object or has a field no script knows
    public static ScriptedReply parse(String line) {
        Json json = Json.parse(line);
        if (!(json instanceof Json.Obj(var fields))) throw new JsonFault("a reply is a JSON object");
        for (String name : fields.keySet())
            if (!FIELDS.contains(name)) throw new JsonFault("no script knows the field \"" + name + "\"");
        return new ScriptedReply(
                content(json), usage(json.get("usage")), json.get("finish").text(""), delivery(json));
    }

    private static List<Content> content(Json json) {
        var content = new ArrayList<Content>();
        json.get("thinking").asText().ifPresent(text -> content.add(new Content.Thinking(text, "")));
        json.get("text").asText().ifPresent(text -> content.add(new Content.Text(text)));
        for (Json call : json.get("calls").items()) content.add(new Content.Call(call(call)));
        return content;
    }

    private static ToolCall call(Json call) {
        String tool = call.get("tool").asText().orElseThrow(() -> new JsonFault("a call names its \"tool\""));
        Json arguments = call.get("arguments");
        String written = switch (arguments) {
            case Json.Str(var raw) -> raw;
            case Json.Null _ -> "{}";
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ -> arguments.write();
        };
        return new ToolCall(call.get("id").text(""), tool, written);
    }

    private static Usage usage(Json usage) {
        if (usage.isNull()) return Usage.NONE;
        return new Usage(
                usage.get("input").number(0),
                usage.get("output").number(0),
                usage.get("cached").number(0),
                usage.get("cache_write").number(0),
                usage.get("reasoning").number(0),
                Json.obj());
    }

    private static ScriptedReply.Delivery delivery(Json json) {
        var prompt = ScriptedReply.Delivery.PROMPT;
        return new ScriptedReply.Delivery(
                json.get("delay_ms").number(prompt.delayMillis()),
                json.get("gap_ms").number(prompt.gapMillis()),
                (int) json.get("chunk").number(prompt.piece()),
                fault(json));
    }

    private static ScriptedReply.Fault fault(Json json) {
        if (json.get("status") instanceof Json.Num)
            return new ScriptedReply.Fault.Status(
                    (int) json.get("status").number(500), headers(json.get("headers")), body(json.get("body")));
        if (json.get("error") instanceof Json.Obj error) return error(error);
        if (json.get("truncate_after") instanceof Json.Num)
            return new ScriptedReply.Fault.Truncated(
                    (int) json.get("truncate_after").number(0));
        if (json.get("stall_after") instanceof Json.Num)
            return new ScriptedReply.Fault.Stalled((int) json.get("stall_after").number(0));
        if (json.get("stall").truth(false)) return new ScriptedReply.Fault.Stalled(0);
        if (json.get("reset_after") instanceof Json.Num)
            return new ScriptedReply.Fault.Reset((int) json.get("reset_after").number(0));
        if (json.get("reset").truth(false)) return new ScriptedReply.Fault.Dropped();
        if (json.get("pings") instanceof Json.Num)
            return new ScriptedReply.Fault.Pinged((int) json.get("pings").number(0), 100);
        if (!json.get("written").isNull()) return new ScriptedReply.Fault.Written(texts(json.get("written")));
        if (!json.get("held").isNull()) return new ScriptedReply.Fault.Held(texts(json.get("held")));
        if (json.get("closed").truth(false)) return new ScriptedReply.Fault.Closed();
        return new ScriptedReply.Fault.None();
    }

    private static List<String> texts(Json list) {
        return list.items().stream().map(item -> item.text("")).toList();
    }

    private static ScriptedReply.Fault error(Json error) {
        Json body = Json.obj("error", Json.obj("message", error.get("message").text("scripted failure")));
        return new ScriptedReply.Fault.Status((int) error.get("status").number(500), Map.of(), body.write());
    }

    private static Map<String, String> headers(Json json) {
        var headers = new LinkedHashMap<String, String>();
        if (json instanceof Json.Obj(var fields))
            fields.forEach((name, value) -> headers.put(name, value.text(value.write())));
        return headers;
    }

    private static String body(Json body) {
        return body.isNull() ? "" : body.text(body.write());
    }
}
