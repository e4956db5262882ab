package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;

/// Hooks in the lines of a session: at work, as Claude Code tells of them, and what they say to the user.
final class HookLines {
    private static final String SESSION_START = "SessionStart";

    private final Lines lines;
    private final boolean all;

    /// @param all whether more than the session's start is told of
    HookLines(Lines lines, boolean all) {
        this.lines = lines;
        this.all = all;
    }

    private boolean told(String event) {
        return all || event.startsWith(SESSION_START);
    }

    private static Json.Obj line(String subtype, String id, String event) {
        int colon = event.indexOf(':');
        return Json.obj(
                "type", "system",
                "subtype", subtype,
                "hook_id", id,
                "hook_name", event,
                "hook_event", colon < 0 ? event : event.substring(0, colon));
    }

    void began(Glimpse.HookBegan began) {
        if (told(began.event())) lines.put(line("hook_started", began.id(), began.event()));
    }

    void ended(Glimpse.HookEnded ended) {
        if (!told(ended.event())) return;
        boolean fine = ended.exit() == 0 || ended.exit() / 100 == 2;
        lines.put(line("hook_response", ended.id(), ended.event())
                .with("output", ended.output() + ended.errors())
                .with("stdout", ended.output())
                .with("stderr", ended.errors())
                .with("exit_code", ended.exit())
                .with("outcome", fine ? "success" : "error"));
    }

    /// What the model alone reads is no line of its own.
    void spoke(Fact.HookSpoke spoke) {
        String level = switch (spoke.effect()) {
            case ADDED -> "";
            case TOLD, CONTINUED, CHANGED -> "info";
            case DENIED, STOPPED, FAILED -> "warning";
        };
        if (level.isEmpty()) return;
        lines.put(line("hook_message", "", spoke.event())
                .with("hook", spoke.hook())
                .with("effect", spoke.effect().name().toLowerCase(java.util.Locale.ROOT))
                .with("level", level)
                .with("content", spoke.text()));
    }
}
