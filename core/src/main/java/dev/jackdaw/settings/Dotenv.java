package dev.jackdaw.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of a `.env` file.
final class Dotenv {
    private Dotenv() {}

    static Map<String, String> read(String text) {
        var variables = new LinkedHashMap<String, String>();
        for (String line : text.lines().toList()) {
            String entry = line.strip();
            if (entry.startsWith("export "))
                entry = entry.substring("export ".length()).strip();
            int equals = entry.indexOf('=');
            if (equals <= 0 || entry.startsWith("#")) continue;
            variables.put(
                    entry.substring(0, equals).strip(),
                    value(entry.substring(equals + 1).strip()));
        }
        return variables;
    }

    private static String value(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, 1);
            if (end > 0) return text.substring(1, end);
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
