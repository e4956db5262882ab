package dev.jackdaw.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jackdaw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A model server that asks for a read, an edit and a command, and then is content; in both formats.
final class TrainServer implements AutoCloseable {
    private static final List<Json.Obj> CALLS = List.of(
            call("read", Json.obj("path", "note.txt")),
            call("edit", Json.obj("path", "note.txt", "old_string", "two", "new_string", "three")),
            call("bash", Json.obj("command", "cat note.txt && true")));

    private final HttpServer server;

    private TrainServer(HttpServer server) {
        this.server = server;
    }

    private static Json.Obj call(String tool, Json.Obj arguments) {
        return Json.obj("tool", tool, "arguments", arguments);
    }

    static TrainServer open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainServer::answer);
        server.start();
        return new TrainServer(server);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] request = Objects.requireNonNull(exchange.getRequestBody()).readAllBytes();
        boolean messages = exchange.getRequestURI().getPath().endsWith("/messages");
        int step = step(Json.parse(request));
        byte[] body = (messages ? messages(step) : chat(step)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// How many calls were answered since the user last spoke.
    private static int step(Json request) {
        int step = 0;
        for (Json message : request.get("messages").items()) {
            Json content = message.get("content");
            boolean answers = message.get("role").text("").equals("tool")
                    || content.items().stream()
                            .anyMatch(part -> part.get("type").text("").equals("tool_result"));
            if (answers) step++;
            else if (message.get("role").text("").equals("user")) step = 0;
        }
        return step;
    }

    private static String chat(int step) {
        var body = new StringBuilder();
        chunk(body, Json.obj("role", "assistant", "content", "Step " + step + ". "), null);
        if (step < CALLS.size()) {
            Json.Obj call = CALLS.get(step);
            Json.Obj function = Json.obj("name", call.get("tool"), "arguments", "");
            Json.Obj begun = Json.obj("index", 0, "id", "call_" + step, "type", "function", "function", function);
            chunk(body, Json.obj("tool_calls", List.of(begun)), null);
            Json.Obj arguments = Json.obj("arguments", call.get("arguments").write());
            chunk(body, Json.obj("tool_calls", List.of(Json.obj("index", 0, "function", arguments))), null);
        }
        chunk(body, Json.obj(), step < CALLS.size() ? "tool_calls" : "stop");
        Json.Obj usage = Json.obj("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15);
        data(body, Json.obj("id", "train", "model", "train", "choices", List.of(), "usage", usage));
        return body.append("data: [DONE]\n\n").toString();
    }

    private static void chunk(StringBuilder body, Json.Obj delta, @org.jspecify.annotations.Nullable String finish) {
        Json.Obj choice = Json.obj("index", 0, "delta", delta, "finish_reason", finish);
        data(
                body,
                Json.obj(
                        "id", "train",
                        "object", "chat.completion.chunk",
                        "model", "train",
                        "choices", List.of(choice)));
    }

    private static String messages(int step) {
        var body = new StringBuilder();
        Json.Obj usage = Json.obj("input_tokens", 10, "output_tokens", 1);
        Json.Obj message = Json.obj(
                "id", "msg_train",
                "type", "message",
                "role", "assistant",
                "model", "train",
                "content", List.of(),
                "usage", usage);
        event(body, Json.obj("type", "message_start", "message", message));
        Json.Obj text = Json.obj("type", "text_delta", "text", "Step " + step + ". ");
        block(body, 0, Json.obj("type", "text", "text", ""), text);
        if (step < CALLS.size()) {
            Json.Obj call = CALLS.get(step);
            Json.Obj begun =
                    Json.obj("type", "tool_use", "id", "toolu_" + step, "name", call.get("tool"), "input", Json.obj());
            block(
                    body,
                    1,
                    begun,
                    Json.obj(
                            "type",
                            "input_json_delta",
                            "partial_json",
                            call.get("arguments").write()));
        }
        Json.Obj stop = Json.obj("stop_reason", step < CALLS.size() ? "tool_use" : "end_turn");
        event(body, Json.obj("type", "message_delta", "delta", stop, "usage", Json.obj("output_tokens", 5)));
        event(body, Json.obj("type", "message_stop"));
        return body.toString();
    }

    private static void block(StringBuilder body, int index, Json.Obj begun, Json.Obj delta) {
        event(body, Json.obj("type", "content_block_start", "index", index, "content_block", begun));
        event(body, Json.obj("type", "content_block_delta", "index", index, "delta", delta));
        event(body, Json.obj("type", "content_block_stop", "index", index));
    }

    private static void event(StringBuilder body, Json.Obj event) {
        body.append("event: ").append(event.get("type").text("")).append('\n');
        data(body, event);
    }

    private static void data(StringBuilder body, Json.Obj data) {
        body.append("data: ").append(data.write()).append("\n\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
