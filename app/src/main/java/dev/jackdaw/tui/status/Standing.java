package dev.jackdaw.tui.status;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a session stands, in the JSON Claude Code gives to the command of its `statusLine` ("Status line
/// configuration", fields of the input); of what is not known here, nothing is said.
public final class Standing {
    private Standing() {}

    /// @param used tokens in the window
    public static Json.Obj of(LiveSession live, Path folder, long used) {
        Session session = live.session();
        List<Line> lines = session.lines();
        Conversation conversation = session.conversation();
        long window = live.gateway().window();
        Json.Obj all = Json.obj(
                "hook_event_name", "Status",
                "session_id", session.id(),
                "transcript_path", session.file().map(Path::toString),
                "cwd", folder.toString(),
                "model",
                        Json.obj(
                                "id", live.model().name(),
                                "display_name", live.model().name()),
                "workspace", Json.obj("current_dir", folder.toString(), "project_dir", folder.toString()),
                "version", Jackdaw.VERSION,
                "permission_mode", live.policy().mode().label(),
                "output_style", Json.obj("name", "default"));
        return all.with("cost", cost(conversation.usage(), lines))
                .with("context_window", window(conversation, used, window));
    }

    private static Json.Obj cost(Usage usage, List<Line> lines) {
        long lasted = lines.isEmpty()
                ? 0
                : Duration.between(lines.getFirst().at(), lines.getLast().at()).toMillis();
        return Json.obj("total_cost_usd", usage.cost(), "total_duration_ms", lasted);
    }

    private static Json.Obj window(Conversation conversation, long used, long window) {
        Usage all = conversation.usage();
        Usage last = conversation.latest();
        Json.Obj told = Json.obj(
                "total_input_tokens",
                all.prompt(),
                "total_output_tokens",
                all.output(),
                "current_usage",
                Json.obj(
                        "input_tokens", last.input(),
                        "output_tokens", last.output(),
                        "cache_creation_input_tokens", last.cacheWrite(),
                        "cache_read_input_tokens", last.cached()));
        if (window == 0) return told;
        long percent = Math.clamp(100 * used / window, 0, 100);
        return told.with("context_window_size", Json.of(window))
                .with("used_percentage", Json.of(percent))
                .with("remaining_percentage", Json.of(100 - percent));
    }
}
