package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.sandbox.Wishes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads values as what they are to be; each that is not becomes a problem with its mend.
final class Checks {
    private static final int MOST_RECALLED = 20;

    private final Values values;
    private final Path directory;
    private final Path home;
    private final Findings findings;

    Checks(Values values, Request request, Findings findings) {
        this.values = values;
        this.directory = request.directory().toAbsolutePath().normalize();
        this.home = Places.home(request.environment());
        this.findings = findings;
    }

    /// How models are asked.
    Manner manner() {
        var bounds = new Bounds(values, findings);
        return new Manner(
                bounds.output(),
                bounds.temperature(),
                streaming(),
                oneOf(Field.EFFORT, Effort::named, Effort.values()),
                oneOf(Field.TOOL_CALLING, ToolCalling::named, ToolCalling.values())
                        .orElse(ToolCalling.AUTO),
                word(Field.PROMPT_CACHE, "caches"),
                word(Field.PROMPT_CACHE_RETENTION, "retentions"));
    }

    private <E extends Enum<E>> Optional<E> oneOf(Field field, Function<String, Optional<E>> named, E[] values) {
        List<String> labels = Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return this.values.word(field, labels, findings).flatMap(named);
    }

    /// The same of words in `wires.properties`, which is read only where something is said.
    private Optional<String> word(Field field, String key) {
        return values.get(field).isEmpty() ? Optional.empty() : values.word(field, Wires.words(key), findings);
    }

    /// The recording to play, or to make.
    Optional<Lineup.Taping> taping() {
        Optional<Setting> played = values.get(Field.REPLAY);
        Optional<Setting> made = values.get(Field.RECORD);
        if (played.isPresent() && made.isPresent())
            findings.problem(made.get(), "a recording is either made or played", "leave out record or replay");
        Optional<Path> from = played.flatMap(setting -> path(setting, setting.text()));
        if (from.isPresent() && !Files.isRegularFile(from.get()))
            findings.problem(played.get(), "there is no file " + from.get(), "make it with --record " + from.get());
        Optional<Path> to = made.flatMap(setting -> path(setting, setting.text()));
        if (to.isPresent() && !Files.isDirectory(to.get().resolve("..").normalize()))
            findings.problem(made.get(), "there is no folder for " + to.get(), "create it or name another file");
        return from.<Lineup.Taping>map(Lineup.Taping.From::new).or(() -> to.map(Lineup.Taping.To::new));
    }

    private boolean streaming() {
        return truth(Field.STREAM).orElse(true);
    }

    private Optional<Boolean> truth(Field field) {
        Optional<Setting> said = values.get(field);
        if (said.isEmpty()) return Optional.empty();
        return Optional.of(
                switch (said.get().text().toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> true;
                    case "false", "no", "off", "0" -> false;
                    default -> {
                        findings.problem(
                                said.get(),
                                "\"" + said.get().text() + "\" is neither true nor false",
                                "write true or false");
                        yield true;
                    }
                });
    }

    /// The text of `fake_response`, or `@` and the file of `fake_script`, whichever is said more strongly.
    Optional<String> script() {
        Optional<Setting> response = values.get(Field.FAKE_RESPONSE);
        Optional<Setting> script = values.get(Field.FAKE_SCRIPT);
        boolean byFile = script.isPresent()
                && (response.isEmpty()
                        || script.get().layer().compareTo(response.get().layer()) > 0);
        if (!byFile) return response.map(setting -> setting.value().text(setting.text()));
        Optional<Path> file = path(script.get(), script.get().text());
        if (file.isPresent() && !Files.isRegularFile(file.get()))
            findings.problem(script.get(), "there is no file " + file.get(), "name a file with a reply in each line");
        return file.map(path -> "@" + path);
    }

    List<String> tools() {
        return values.get(Field.TOOLS).stream()
                .flatMap(setting -> setting.value().items().stream())
                .map(item -> Rule.tool(item.text("")))
                .distinct()
                .toList();
    }

    List<Path> folders() {
        return folders(Field.ADD_DIRS);
    }

    /// How commands are to be confined.
    Wishes sandbox() {
        Optional<String> choice = values.word(Field.SANDBOX, Wishes.Choice.labels(), findings);
        return new Wishes(
                choice.map(word -> Wishes.Choice.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Wishes.Choice.AUTO),
                truth(Field.AUTO_WITHOUT_SANDBOX).orElse(false),
                folders(Field.SANDBOX_WRITE),
                number(Field.COMMAND_MEMORY),
                number(Field.COMMAND_PROCESSES).map(Math::toIntExact));
    }

    /// What the model knows beside the conversation.
    Knowing knowing(Set<Owner> heeded) {
        return new Knowing(
                heeded,
                truth(Field.AUTO_COMPACT).orElse(true) ? Knowing.Compacting.AUTO : Knowing.Compacting.ASKED,
                values.get(Field.RECALL).map(this::count).orElse(Knowing.RECALLED),
                truth(Field.EXTRACT_MEMORY)
                        .map(on -> on ? Knowing.Noting.ALWAYS : Knowing.Noting.OFF)
                        .orElse(Knowing.Noting.ON));
    }

    private int count(Setting setting) {
        try {
            int count = Integer.parseInt(setting.text().strip());
            if (count >= 0 && count <= MOST_RECALLED) return count;
        } catch (NumberFormatException e) {
            // It is told below.
        }
        findings.problem(setting, "it is no number from 0 to " + MOST_RECALLED, "write how many notes are recalled");
        return 0;
    }

    private Optional<Long> number(Field field) {
        return values.get(field).flatMap(setting -> {
            Optional<Long> size = Sizes.of(setting.text()).filter(found -> found > 0);
            if (size.isEmpty()) findings.problem(setting, "it is no number above 0", "write it as 4096, 512M or 8G");
            return size;
        });
    }

    private List<Path> folders(Field field) {
        var folders = new ArrayList<Path>();
        for (Setting setting : values.all(field).reversed())
            for (Json item : setting.value().items()) {
                Optional<Path> folder = path(setting, item.text(""));
                if (folder.isEmpty()) continue;
                if (Files.isDirectory(folder.get())) folders.add(folder.get());
                else findings.problem(setting, "there is no folder " + folder.get(), "create it or leave it out");
            }
        return folders;
    }

    Optional<Path> artifacts() {
        return values.get(Field.ARTIFACTS).flatMap(setting -> path(setting, setting.text()));
    }

    private Optional<Path> path(Setting setting, String name) {
        try {
            Path path = name.equals("~") || name.startsWith("~/") ? Path.of(home + name.substring(1)) : Path.of(name);
            return Optional.of(directory.resolve(path).normalize());
        } catch (InvalidPathException e) {
            findings.problem(setting, "\"" + name + "\" is not a path: " + e.getReason(), "write another");
            return Optional.empty();
        }
    }
}
