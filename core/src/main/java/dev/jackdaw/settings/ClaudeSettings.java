package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.policy.Mode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The permissions and the line of status in a settings file of Claude Code's shape; its other keys are left to others.
///
/// A file that is no JSON is a problem, since the rules in it that forbid something would be lost. Whatever is wrong in
/// one that is JSON is told, and the rest holds.
final class ClaudeSettings {
    private static final List<Map.Entry<String, Field>> KEYS = List.of(
            Map.entry("deny", Field.PERMISSIONS_DENY),
            Map.entry("ask", Field.PERMISSIONS_ASK),
            Map.entry("allow", Field.PERMISSIONS_ALLOW),
            Map.entry("additionalDirectories", Field.ADD_DIRS),
            Map.entry("defaultMode", Field.PERMISSION_MODE),
            Map.entry("disableBypassPermissionsMode", Field.PERMISSIONS_DISABLE_BYPASS));

    private final Request request;
    private final Findings findings;
    private final Path file;
    private final Layer layer;
    private final List<Setting> settings = new ArrayList<>();

    private ClaudeSettings(Request request, Findings findings, Path file, Layer layer) {
        this.request = request;
        this.findings = findings;
        this.file = file;
        this.layer = layer;
    }

    static List<Setting> read(Sources.Source source, String text, Request request, Findings findings) {
        var read = new ClaudeSettings(request, findings, source.file(), source.layer());
        try {
            read.all(Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (JsonFault fault) {
            findings.problem(
                    source.file().toString(),
                    "",
                    "it is not JSON: " + fault.getMessage(),
                    "mend that place; until then nothing it forbids would be known");
        }
        return read.settings;
    }

    private void all(Json json) {
        if (!(json instanceof Json.Obj)) wrong("", "it is not an object", "write {\"permissions\": {…}}");
        Json only = json.get("allowManagedPermissionRulesOnly");
        if (layer == Layer.MANAGED && !only.isNull()) add(Field.PERMISSIONS_MANAGED_ONLY, only);
        statusLine(json.get("statusLine"));
        switch (json.get("permissions")) {
            case Json.Obj(var permissions) ->
                KEYS.forEach(key -> {
                    Json value = permissions.getOrDefault(key.getKey(), Json.none());
                    if (!value.isNull()) one(key.getKey(), key.getValue(), value);
                });
            case Json.Null _ -> {}
            case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ ->
                wrong("permissions", "it is not an object", "write \"permissions\": {\"deny\": [\"RULE\"]}");
        }
    }

    /// `{"type": "command", "command": "…"}`; whatever else it says is about Claude Code's own screen.
    private void statusLine(Json line) {
        Json command = line.get("command");
        if (line.get("type").text("command").equals("command")
                && command instanceof Json.Str(var text)
                && !text.isBlank()) add(Field.STATUS_LINE, command);
    }

    private void one(String key, Field field, Json value) {
        switch (field) {
            case PERMISSION_MODE -> mode(value);
            case ADD_DIRS -> {
                List<String> there = folders(texts(key, value));
                if (!there.isEmpty()) add(field, Json.arr(there));
            }
            case PERMISSIONS_DISABLE_BYPASS -> add(field, value);
            default -> add(field, Json.arr(texts(key, value)));
        }
    }

    private void mode(Json value) {
        try {
            Mode.named(value.text(""));
            add(Field.PERMISSION_MODE, value);
        } catch (IllegalArgumentException unknown) {
            wrong("permissions.defaultMode", value.write() + " is not a permission mode", "choose another");
        }
    }

    private List<String> texts(String key, Json value) {
        var texts = new ArrayList<String>();
        if (!(value instanceof Json.Arr)) wrong("permissions." + key, "it is not a list", "write [\"ONE\", \"TWO\"]");
        for (Json item : value.items())
            item.asText()
                    .ifPresentOrElse(
                            texts::add,
                            () -> wrong("permissions." + key, item.write() + " is not a text", "put it into quotes"));
        return texts;
    }

    private List<String> folders(List<String> names) {
        return names.stream().filter(this::there).toList();
    }

    private boolean there(String name) {
        try {
            String home = Places.home(request.environment()).toString();
            String full = name.equals("~") || name.startsWith("~/") ? home + name.substring(1) : name;
            if (Files.isDirectory(request.directory().resolve(full))) return true;
        } catch (InvalidPathException wrong) {
            // Told as any folder that is not there.
        }
        wrong("permissions.additionalDirectories", "there is no folder " + name, "create it or leave it out");
        return false;
    }

    private void add(Field field, Json value) {
        settings.add(new Setting(field, value, layer, file.toString(), file.toString()));
    }

    private void wrong(String key, String what, String mend) {
        findings.warn(file.toString(), key, what, mend);
    }
}
