package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Reads values as what they are to be; each that is not becomes a problem with its mend.
final class Checks {
    private static final int ROUNDS = 100;
    private static final int MOST_ROUNDS = 10_000;
    private static final long SMALLEST_WINDOW = 1_000;
    private static final long LARGEST_WINDOW = 8_000_000;

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

    long window(long otherwise) {
        Optional<Setting> said = values.get(Field.CONTEXT_WINDOW);
        Optional<Long> size = said.flatMap(this::number);
        if (said.isEmpty() || size.isEmpty()) return otherwise;
        if (size.get() < SMALLEST_WINDOW)
            findings.problem(said.get(), said.get().text() + " is too small", "give at least 1,000, such as 128K");
        if (size.get() > LARGEST_WINDOW)
            findings.warn(said.get(), said.get().text() + " is more than any known model takes", "check it");
        return size.get();
    }

    OptionalInt size(Field field) {
        return count(field, 1_000_000);
    }

    int rounds() {
        return count(Field.MAX_STEPS, MOST_ROUNDS).orElse(ROUNDS);
    }

    OptionalInt turns() {
        return count(Field.MAX_TURNS, MOST_ROUNDS);
    }

    private OptionalInt count(Field field, int most) {
        Optional<Setting> said = values.get(field);
        Optional<Long> number = said.flatMap(this::number);
        if (said.isEmpty() || number.isEmpty()) return OptionalInt.empty();
        if (number.get() >= 1 && number.get() <= most)
            return OptionalInt.of(number.get().intValue());
        findings.problem(
                said.get(),
                said.get().text() + " is out of range",
                String.format(Locale.ROOT, "give a number from 1 to %,d", most));
        return OptionalInt.empty();
    }

    private Optional<Long> number(Setting setting) {
        Optional<Long> number = Sizes.of(setting.text());
        if (number.isEmpty())
            findings.problem(
                    setting,
                    "\"" + setting.text() + "\" is not a number",
                    setting.field().kind() == Field.Kind.SIZE
                            ? "write it as 128000, 128K or 1M (K is 1,000)"
                            : "write it in digits");
        return number;
    }

    OptionalDouble temperature() {
        Optional<Setting> said = values.get(Field.TEMPERATURE);
        if (said.isEmpty()) return OptionalDouble.empty();
        try {
            double value = new BigDecimal(said.get().text()).doubleValue();
            if (value >= 0 && value <= 2) return OptionalDouble.of(value);
        } catch (NumberFormatException notANumber) {
            findings.problem(said.get(), "\"" + said.get().text() + "\" is not a number", "give one from 0 to 2");
            return OptionalDouble.empty();
        }
        findings.problem(said.get(), said.get().text() + " is out of range", "give a number from 0 to 2");
        return OptionalDouble.empty();
    }

    boolean streaming() {
        Optional<Setting> said = values.get(Field.STREAM);
        if (said.isEmpty()) return true;
        return switch (said.get().text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> {
                findings.problem(
                        said.get(), "\"" + said.get().text() + "\" is neither true nor false", "write true or false");
                yield true;
            }
        };
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

    Policy policy() {
        Mode mode = Mode.DEFAULT;
        Optional<Setting> said = values.get(Field.PERMISSION_MODE);
        if (said.isPresent())
            try {
                mode = Mode.named(said.get().text());
            } catch (IllegalArgumentException unknown) {
                findings.problem(
                        said.get(),
                        "\"" + said.get().text() + "\" is not a permission mode",
                        "choose one of "
                                + String.join(
                                        ", ",
                                        List.of(Mode.values()).stream()
                                                .map(Mode::label)
                                                .toList()));
            }
        return new Policy(
                mode, rules(Field.PERMISSIONS_ALLOW), rules(Field.PERMISSIONS_ASK), rules(Field.PERMISSIONS_DENY));
    }

    private List<Rule> rules(Field field) {
        var rules = new ArrayList<Rule>();
        for (Setting setting : values.all(field))
            for (Json item : setting.value().items())
                try {
                    rules.add(Rule.parse(item.text("")));
                } catch (IllegalArgumentException wrong) {
                    findings.problem(
                            setting,
                            "\"" + item.text("") + "\" is not a rule",
                            "write Tool or Tool(spec), such as Bash(git log:*)");
                }
        return rules;
    }

    List<String> tools() {
        return values.get(Field.TOOLS).stream()
                .flatMap(setting -> setting.value().items().stream())
                .map(item -> Rule.tool(item.text("")))
                .distinct()
                .toList();
    }

    List<Path> folders() {
        var folders = new ArrayList<Path>();
        for (Setting setting : values.all(Field.ADD_DIRS).reversed())
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

    /// The language; one only the environment names, that the interface does not have, is nobody's mistake.
    Optional<String> language() {
        Optional<Setting> said = values.get(Field.LANGUAGE);
        Optional<String> known = said.map(
                        setting -> setting.text().toLowerCase(Locale.ROOT).split("[-_.]")[0])
                .filter(List.of("en", "zh")::contains);
        if (said.isPresent() && known.isEmpty() && !said.get().where().equals("environment"))
            findings.problem(
                    said.get(), "\"" + said.get().text() + "\" is not a language of the interface", "write en or zh");
        return known;
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
