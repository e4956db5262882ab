package dev.jackdaw.cli;

import dev.jackdaw.json.Json;
import dev.jackdaw.secret.Own;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Preferences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where what the user chose at the start is written down.
///
/// Language and theme become preferences, which commands change later; the rest goes into the user's config file where
/// there is none yet, else into the preferences too, which it overrules.
final class UserConfig {
    /// Lines of the template that are about a project's file.
    private static final int HEAD = 4;

    private static final List<String> TASTE = List.of("language", "theme");

    private UserConfig() {}

    /// @param chosen by the settings' fields
    /// @param head the first line of a new file, a comment
    /// @return the file to look into, where anything was written
    static Optional<Path> keep(Map<String, String> environment, Map<String, String> chosen, String head)
            throws IOException {
        var preferences = Preferences.in(Layers.state(environment));
        preferences.begin();
        Path config = Preferences.config(environment);
        boolean theirs = Files.exists(config);
        var rest = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> field : chosen.entrySet())
            if (theirs || TASTE.contains(field.getKey())) preferences.remember(field.getKey(), field.getValue());
            else rest.put(field.getKey(), field.getValue());
        if (!rest.isEmpty()) {
            Own.file(config);
            Files.writeString(config, head + "\n" + filled(rest));
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(rest.isEmpty() ? preferences.file() : config);
    }

    /// The commented template of config files, with some of its lines saying something.
    private static String filled(Map<String, String> chosen) throws IOException {
        var lines = new ArrayList<String>();
        try (InputStream in = UserConfig.class.getResourceAsStream("config.yaml")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            lines.addAll(all.lines().skip(HEAD).toList());
        }
        chosen.forEach((field, value) -> {
            String line = field + ": " + new Json.Str(value).write();
            int example = 0;
            while (example < lines.size() && !lines.get(example).startsWith("#" + field + ":")) example++;
            if (example < lines.size()) lines.set(example, line);
            else lines.addAll(List.of("", line));
        });
        return String.join("\n", lines) + "\n";
    }
}
