package dev.jackdaw.headless;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import java.util.List;

/// Answers a host's control requests: `initialize`, `interrupt`, `set_permission_mode` and `set_model`.
final class Control {
    private Control() {}

    /// The line that answers a request.
    static Json.Obj answer(LiveSession live, Json line) {
        Json request = line.get("request");
        String id = line.get("request_id").text("");
        try {
            return response(Json.obj("subtype", "success", "request_id", id, "response", done(live, request)));
        } catch (IllegalArgumentException refused) {
            return response(Json.obj("subtype", "error", "request_id", id, "error", refused.getMessage()));
        }
    }

    private static Json.Obj response(Json.Obj response) {
        return Json.obj("type", "control_response", "response", response);
    }

    private static Json.Obj done(LiveSession live, Json request) {
        String subtype = request.get("subtype").text("");
        switch (subtype) {
            case "initialize" -> {
                return Json.obj(
                        "commands", List.of(),
                        "agents", List.of(),
                        "output_style", "default",
                        "available_output_styles", List.of("default"),
                        "models", List.of(),
                        "account", Json.obj());
            }
            case "interrupt" -> live.send(new Command.Interrupt());
            case "set_permission_mode" ->
                live.send(new Command.ChoosePolicy(request.get("mode").text("")));
            case "set_model" ->
                live.send(new Command.ChooseModel(request.get("model").text("")));
            default -> throw new IllegalArgumentException("\"" + subtype + "\" is not supported");
        }
        return Json.obj();
    }
}
