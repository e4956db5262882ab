package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.verify.Rigour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads how thoroughly the work is to be checked.
final class RigourChoice {
    /// As long as one command may take.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Values values;
    private final Findings findings;

    RigourChoice(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    Rigour rigour() {
        Rigour usual = Rigour.USUAL;
        return new Rigour(
                values.word(Field.VERIFY, List.of("auto", "on", "off"), findings)
                        .flatMap(Rigour.Mode::named)
                        .orElse(usual.mode()),
                repairs(),
                time(Field.VERIFY_TIMEOUT, LONGEST, usual.each()),
                time(Field.VERIFY_TIME, Duration.ofHours(1), usual.whole()),
                values.word(Field.VERIFY_TESTS, List.of("related", "all", "none"), findings)
                        .map(word -> Rigour.Tests.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(usual.tests()),
                own());
    }

    private int repairs() {
        Optional<Setting> said = values.get(Field.VERIFY_REPAIRS);
        if (said.isEmpty()) return Rigour.USUAL.repairs();
        Optional<Long> count = Sizes.of(said.get().text()).filter(n -> n >= 0 && n <= Rigour.MOST_REPAIRS);
        if (count.isEmpty())
            findings.problem(
                    said.get(),
                    "\"" + said.get().text() + "\" is no number from 0 to " + Rigour.MOST_REPAIRS,
                    "write how often the model may repair what fails");
        return count.orElse((long) Rigour.USUAL.repairs()).intValue();
    }

    private Duration time(Field field, Duration most, Duration otherwise) {
        Optional<Setting> said = values.get(field);
        Optional<Duration> time = said.flatMap(setting -> Sizes.time(setting.text()))
                .filter(found -> found.isPositive() && found.compareTo(most) <= 0);
        if (said.isPresent() && time.isEmpty())
            findings.problem(
                    said.get(),
                    "\"" + said.get().text() + "\" is no time up to " + most.toMinutes() + "m",
                    "write it as 30s or 10m");
        return time.orElse(otherwise);
    }

    /// Commands, or objects with `run` and `files`.
    static boolean readable(Json value) {
        return value instanceof Json.Arr
                && value.items().stream()
                        .allMatch(item -> item instanceof Json.Str
                                || item.get("run").asText().isPresent());
    }

    private List<Rigour.Own> own() {
        var own = new ArrayList<Rigour.Own>();
        for (Json item : values.get(Field.VERIFY_COMMANDS)
                .map(setting -> setting.value().items())
                .orElse(List.of())) {
            var files = new ArrayList<String>();
            item.get("files").asText().ifPresent(files::add);
            for (Json file : item.get("files").items()) file.asText().ifPresent(files::add);
            own.add(new Rigour.Own(item.text(item.get("run").text("")), files));
        }
        return own;
    }
}
