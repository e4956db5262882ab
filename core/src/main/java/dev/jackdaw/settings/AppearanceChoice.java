package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out how the interface is to look.
final class AppearanceChoice {
    private final Values values;
    private final Findings findings;

    AppearanceChoice(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    Appearance appearance() {
        return new Appearance(
                language(),
                values.word(Field.THEME, Appearance.THEMES, findings),
                oneOf(Field.EDITOR_MODE, Appearance.Editing.values()).orElse(Appearance.Editing.EMACS),
                values.text(Field.STATUS_LINE),
                oneOf(Field.NOTIFICATIONS, Appearance.Notice.values()).orElse(Appearance.Notice.AUTO),
                keys());
    }

    /// The language; one only the environment names, that the interface does not have, is nobody's mistake.
    private Optional<String> language() {
        Optional<Setting> said = values.get(Field.LANGUAGE);
        Optional<String> known = said.map(
                        setting -> setting.text().toLowerCase(Locale.ROOT).split("[-_.]")[0])
                .filter(List.of("en", "zh")::contains);
        if (said.isPresent() && known.isEmpty() && !said.get().where().equals("environment"))
            findings.problem(
                    said.get(), "\"" + said.get().text() + "\" is not a language of the interface", "write en or zh");
        return known;
    }

    private <E extends Enum<E>> Optional<E> oneOf(Field field, E[] all) {
        List<String> labels = Stream.of(all)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return values.word(field, labels, findings).map(word -> all[labels.indexOf(word)]);
    }

    private Map<String, String> keys() {
        var keys = new LinkedHashMap<String, String>();
        for (Map.Entry<String, Json> said : values.map(Field.KEYS).fields().entrySet())
            keys.put(said.getKey(), said.getValue().text(""));
        return keys;
    }
}
