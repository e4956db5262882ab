package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What holds of everything that was said, the strongest source first in each field.
final class Values {
    private final Map<Field, List<Setting>> said = new EnumMap<>(Field.class);

    /// @param settings in the order of their sources, the weakest first
    Values(List<Setting> settings) {
        for (Setting setting : settings)
            said.computeIfAbsent(setting.field(), field -> new ArrayList<>()).addFirst(setting);
    }

    /// Everything said about a field, the strongest first.
    List<Setting> all(Field field) {
        return said.getOrDefault(field, List.of());
    }

    Optional<Setting> get(Field field) {
        return all(field).stream().findFirst();
    }

    Optional<String> text(Field field) {
        return get(field).map(Setting::text).filter(text -> !text.isEmpty());
    }

    /// What is said, where it is one of these words; what is none of them is a problem.
    Optional<String> word(Field field, List<String> words, Findings findings) {
        Optional<Setting> said = get(field);
        Optional<String> word =
                said.map(setting -> setting.text().toLowerCase(Locale.ROOT)).filter(words::contains);
        if (said.isPresent() && word.isEmpty())
            findings.problem(
                    said.get(),
                    "there is no " + field.label() + " \"" + said.get().text() + "\"",
                    "choose one of " + String.join(", ", words));
        return word;
    }

    /// A map field, what stronger sources say over what weaker ones say.
    Json.Obj map(Field field) {
        var merged = new LinkedHashMap<String, Json>();
        for (Setting setting : all(field).reversed())
            if (setting.value() instanceof Json.Obj(var fields)) merged.putAll(fields);
        return new Json.Obj(merged);
    }
}
