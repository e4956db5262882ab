package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.YamlText;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.tool.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what every source says, as it is written there.
final class Sources {
    private final Request request;
    private final Findings findings;
    private final List<Setting> settings = new ArrayList<>();
    private Map<String, String> dotenv = Map.of();
    private Optional<Boolean> trusted = Optional.empty();

    Sources(Request request, Findings findings) {
        this.request = request;
        this.findings = findings;
    }

    /// Everything said, the weakest source first.
    List<Setting> read() {
        for (Source source : Places.files(request)) file(source);
        new HookFiles(request, findings).settings().forEach(settings::add);
        text(Places.dotenv(request)).ifPresent(text -> dotenv = Dotenv.read(text));
        String file = Places.dotenv(request).toString();
        variables(dotenv, Layer.DOTENV, file, file + " ");
        variables(request.environment(), Layer.ENVIRONMENT, "environment", "environment ");
        request.flags().forEach(this::flag);
        for (Path managed : request.managed()) file(new Source(managed, Layer.MANAGED));
        return settings;
    }

    /// The variables of the `.env` file.
    Map<String, String> dotenv() {
        return dotenv;
    }

    /// Whether the project's files may say everything: the user said so for this run, or approved them as they are.
    boolean trusted() {
        if (trusted.isEmpty()) trusted = Optional.of(FolderTrust.of(request));
        return trusted.get();
    }

    private Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            findings.problem(
                    file.toString(), "", "it cannot be read: " + Failures.sentence(e), "make it readable or remove it");
            return Optional.empty();
        }
    }

    /// A file of settings.
    record Source(Path file, Layer layer) {}

    private void file(Source source) {
        Optional<String> text = text(source.file());
        if (text.isEmpty() || text.get().isBlank()) return;
        if (!source.file().toString().endsWith(".json")) config(text.get(), source.file(), source.layer());
        else settings.addAll(ClaudeSettings.read(source, text.get(), request, findings));
    }

    private void config(String text, Path file, Layer layer) {
        try {
            switch (YamlText.read(text)) {
                case Json.Obj(var fields) ->
                    fields.forEach((name, value) -> field(name, value, layer, file.toString()));
                case Json.Null _ -> {}
                case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ ->
                    findings.problem(
                            file.toString(), "", "it is not a list of fields", "write lines such as model: NAME");
            }
        } catch (IllegalArgumentException e) {
            findings.problem(
                    file.toString(),
                    "",
                    "it is not YAML: " + e.getMessage(),
                    "mend that place; texts with : or # need quotes");
        }
    }

    private void field(String name, Json value, Layer layer, String file) {
        if (value instanceof Json.Null) return;
        if (name.equals("permissions") && value instanceof Json.Obj(var rules)) {
            rules.forEach((list, some) -> field("permissions." + list, some, layer, file));
            return;
        }
        known(name, file).ifPresent(field -> add(field, value, layer, file));
    }

    private void add(Field field, Json value, Layer layer, String file) {
        Optional<String> wrong = shape(field, value);
        if (wrong.isPresent()) findings.problem(file, field.label(), wrong.get(), example(field));
        else settings.add(new Setting(field, normal(field, value), layer, file, file));
    }

    /// A list may be written as a single text.
    private static Json normal(Field field, Json value) {
        return field.list() && !(value instanceof Json.Arr)
                ? Written.value(field, List.of(value.text(value.write())))
                : value;
    }

    private static Optional<String> shape(Field field, Json value) {
        boolean plain = value instanceof Json.Str || value instanceof Json.Num || value instanceof Json.Bool;
        if (field.kind() == Field.Kind.MAP)
            return value instanceof Json.Obj ? Optional.empty() : Optional.of("it must be a map of names and values");
        if (field.kind() == Field.Kind.TESTS)
            return value.items().stream().allMatch(item -> item instanceof Json.Obj) && value instanceof Json.Arr
                    ? Optional.empty()
                    : Optional.of("it must be a list of tests");
        if (field.kind() == Field.Kind.COMMANDS)
            return RigourChoice.readable(value) ? Optional.empty() : Optional.of("it must be a list of commands");
        if (!field.list()) return plain ? Optional.empty() : Optional.of("it must be a single value");
        boolean texts = value.items().stream().allMatch(item -> item instanceof Json.Str);
        return plain || value instanceof Json.Arr && texts
                ? Optional.empty()
                : Optional.of("it must be a list of texts");
    }

    private static String example(Field field) {
        return switch (field.kind()) {
            case MAP -> "write " + field.label() + ": {NAME: VALUE}";
            case TESTS -> "write " + field.label() + ": [{run: COMMAND, expect: allow}]";
            case COMMANDS -> "write " + field.label() + ": [\"COMMAND\", {run: COMMAND, files: \"*.py\"}]";
            case NAMES, PATHS, RULES -> "write " + field.label() + ": [\"ONE\", \"TWO\"]";
            case TEXT, SECRET, SIZE, NUMBER, TRUTH, COUNT, TIME -> "write " + field.label() + ": VALUE";
        };
    }

    private Optional<Field> known(String name, String where) {
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            List<String> nearest = Nearest.to(name, Field.labels(), 1);
            findings.problem(
                    where,
                    name,
                    "there is no such field",
                    nearest.isEmpty()
                            ? "remove it; there are " + String.join(", ", Field.labels())
                            : "did you mean " + nearest.getFirst() + "?");
        }
        return field;
    }

    private void variables(Map<String, String> variables, Layer layer, String where, String shown) {
        for (Field field : Field.values())
            for (String name : field.variables()) {
                Optional<String> value = Places.said(variables, name);
                if (value.isEmpty()) continue;
                written(field, List.of(value.get()), new Said(layer, where, shown + name));
                break;
            }
    }

    private record Said(Layer layer, String where, String source) {}

    private void flag(String name, List<String> values) {
        if (name.equals(FolderTrust.FLAG) || values.isEmpty()) return;
        known(name, "flag").ifPresent(field -> written(field, values, new Said(Layer.FLAG, "flag", "flag")));
    }

    private void written(Field field, List<String> texts, Said said) {
        try {
            settings.add(new Setting(field, Written.value(field, texts), said.layer(), said.where(), said.source()));
        } catch (IllegalArgumentException e) {
            findings.problem(
                    said.where(), field.label(), String.valueOf(e.getMessage()), "write NAME=VALUE or a JSON object");
        }
    }

    /// The variables an expansion may use: those of a `.env` file only where the project is trusted.
    Map<String, String> expandable() {
        var all = new LinkedHashMap<String, String>();
        if (trusted()) all.putAll(dotenv);
        all.putAll(request.environment());
        return all;
    }
}
