package dev.jackdaw.hook;

import dev.jackdaw.hook.HookSetting.Action;
import dev.jackdaw.hook.HookSetting.Form;
import dev.jackdaw.hook.HookSetting.Terms;
import dev.jackdaw.hook.HookSetting.Trait;
import dev.jackdaw.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Reads the `hooks` of a configuration: events, each with groups of a matcher and its hooks.
public final class HookReader {
    /// Stands for the events in place of a name: a program from a folder of hooks.
    public static final String FOLDER = "folder";

    private static final Set<String> TYPES = Set.of("mcp_tool", "prompt", "agent");

    private final String source;
    private final Consumer<String> wrong;

    /// @param source the file, as it is shown
    /// @param wrong told what is not understood, in a sentence each
    public HookReader(String source, Consumer<String> wrong) {
        this.source = source;
        this.wrong = wrong;
    }

    public List<HookSetting> read(Json.Obj hooks) {
        var found = new ArrayList<HookSetting>();
        hooks.fields().forEach((name, groups) -> {
            Set<HookEvent> events = name.equals(FOLDER) ? HookEvent.ofFolder() : HookEvent.named(name);
            if (events.isEmpty()) unknown(name);
            else if (!(groups instanceof Json.Arr)) wrong.accept(name + " must be a list of {matcher, hooks}");
            else for (Json group : groups.items()) group(name, events, group, found);
        });
        return found;
    }

    private void unknown(String name) {
        List<String> nearest = HookEvent.nearest(name);
        wrong.accept(
                "there is no event " + name + (nearest.isEmpty() ? "" : "; did you mean " + nearest.getFirst() + "?"));
    }

    private void group(String name, Set<HookEvent> events, Json group, List<HookSetting> found) {
        String matcher = group.get("matcher").text("");
        if (!HookSetting.plain(matcher) && !matcher.strip().equals("*"))
            try {
                Pattern.compile(matcher);
            } catch (PatternSyntaxException e) {
                wrong.accept(name + ": the matcher " + matcher + " is no regular expression: " + e.getDescription());
                return;
            }
        if (!(group.get("hooks") instanceof Json.Arr(var hooks))) {
            wrong.accept(name + " must be a list of {matcher, hooks: [{type, …}]}");
            return;
        }
        Form form = Character.isUpperCase(name.charAt(0)) ? Form.CLAUDE : Form.BRIEF;
        for (Json hook : hooks)
            action(name, hook)
                    .ifPresent(action -> found.add(
                            new HookSetting(events, form, matcher, action, terms(name, hook), source, Guard.NONE)));
    }

    private Optional<Action> action(String name, Json hook) {
        String type = hook.get("type").text("command");
        if (TYPES.contains(type)) return Optional.of(new Action.Unsupported(type));
        if (type.equals("http")) return http(name, hook);
        String command = hook.get("command").text("");
        if (!type.equals("command") || command.isBlank()) {
            wrong.accept(name + ": " + hook.write() + " is no hook; write {type: command, command: …}");
            return Optional.empty();
        }
        String shell = name.equals(FOLDER) ? "" : hook.get("shell").text("bash");
        return Optional.of(new Action.Command(command, texts(hook.get("args")), shell));
    }

    private Optional<Action> http(String name, Json hook) {
        try {
            var url = new URI(hook.get("url").text(""));
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))
                throw new URISyntaxException(url.toString(), "it needs http:// or https:// and a host");
            Map<String, String> headers = new LinkedHashMap<>();
            if (hook.get("headers") instanceof Json.Obj(var fields))
                fields.forEach((header, value) -> headers.put(header, value.text("")));
            return Optional.of(new Action.Http(url, headers, Set.copyOf(texts(hook.get("allowedEnvVars")))));
        } catch (URISyntaxException e) {
            wrong.accept(name + ": " + e.getInput() + " is no address: " + e.getReason());
            return Optional.empty();
        }
    }

    private static List<String> texts(Json list) {
        return list.items().stream().map(item -> item.text("")).toList();
    }

    private Terms terms(String name, Json hook) {
        Json time = hook.get("timeout");
        double seconds = time.decimal(-1);
        if (!time.isNull() && !(seconds > 0))
            wrong.accept(name + ": a timeout is a number of seconds, not " + time.write());
        Optional<Duration> timeout =
                seconds > 0 ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
        Set<Trait> traits = EnumSet.allOf(Trait.class).stream()
                .filter(trait -> hook.get(trait.name().toLowerCase(java.util.Locale.ROOT))
                        .truth(false))
                .collect(Collectors.toUnmodifiableSet());
        return new Terms(
                timeout,
                hook.get("if").asText(),
                traits,
                hook.get("statusMessage").text(""));
    }
}
