package dev.jackdaw.hook;

import dev.jackdaw.json.Json;
import java.util.List;

/// Something a hook is asked about.
///
/// @param subjects what matchers are compared with, such as the tool's name there and here; empty where they match all
/// @param input what it reads, in Claude Code's form
/// @param data the same in minicode's words, without what it is about
public record Occasion(HookEvent event, List<String> subjects, Json.Obj input, Json.Obj data) {
    public Occasion {
        subjects = List.copyOf(subjects);
    }

    /// The event and what of it, such as `PreToolUse:Bash`.
    public String name() {
        return subjects.isEmpty() ? event.label() : event.label() + ":" + subjects.getFirst();
    }

    /// What minicode's hooks read.
    Json.Obj brief() {
        return Json.obj(
                "event", event.shortName(),
                "data", data,
                "context", Json.obj("session_id", input.get("session_id"), "cwd", input.get("cwd")));
    }
}
