package dev.jackdaw.knowledge;

import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.hook.Occasions;
import dev.jackdaw.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells hooks which files of instructions came into force, and why; what they say to it decides nothing.
public final class Announcing {
    private final Hooks hooks;
    private final Occasions occasions;

    public Announcing(Hooks hooks, Occasions occasions) {
        this.hooks = hooks;
        this.occasions = occasions;
    }

    /// Why a file came into force, in Claude Code's words.
    enum Reason {
        SESSION_START("session_start"),
        NESTED("nested_traversal"),
        PATH("path_glob_match"),
        IMPORTED("include"),
        COMPACTED("compact");

        private final String label;

        Reason(String label) {
            this.label = label;
        }
    }

    /// @param trigger the file that was touched
    void loaded(Document document, Reason reason, Optional<Path> trigger) throws InterruptedException {
        if (!hooks.listen(HookEvent.INSTRUCTIONS_LOADED)) return;
        var fields = new ArrayList<Object>(List.of(
                "file_path", document.found().file().toString(),
                "memory_type", document.found().kind().label(),
                "load_reason", reason.label));
        if (!document.paths().isEmpty())
            fields.addAll(List.of(
                    "globs",
                    new Json.Arr(
                            document.paths().stream().<Json>map(Json.Str::new).toList())));
        trigger.ifPresent(file -> fields.addAll(List.of("trigger_file_path", file.toString())));
        document.by().ifPresent(file -> fields.addAll(List.of("parent_file_path", file.toString())));
        hooks.ask(
                occasions.of(HookEvent.INSTRUCTIONS_LOADED, reason.label, fields.toArray()),
                _ -> false,
                Hooks.Listener.NOBODY);
    }
}
