package dev.jackdaw.knowledge;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.YamlText;
import java.util.ArrayList;
import java.util.List;

/// What stands between two lines of dashes at the beginning of a rule: the paths it is for.
///
/// @param paths patterns; it is for all where empty
/// @param body the text behind it
record FrontMatter(List<String> paths, String body) {
    private static final List<String> FIELDS = List.of("paths", "globs");

    static FrontMatter of(String text) {
        String[] parts = parts(text);
        if (parts.length == 0) return new FrontMatter(List.of(), text);
        return new FrontMatter(paths(parts[0]), parts[1]);
    }

    /// What is between the dashes and what is behind them; nothing where there are none.
    private static String[] parts(String text) {
        String plain = text.replace("\r\n", "\n");
        if (!plain.startsWith("---\n")) return new String[0];
        int end = plain.startsWith("---\n", 4) ? 3 : plain.indexOf("\n---\n", 3);
        if (end < 0 && plain.endsWith("\n---")) end = plain.length() - 4;
        if (end < 0) return new String[0];
        return new String[] {plain.substring(4, Math.max(4, end)), plain.substring(Math.min(plain.length(), end + 5))};
    }

    private static List<String> paths(String yaml) {
        var paths = new ArrayList<String>();
        try {
            Json read = YamlText.read(yaml);
            for (String field : FIELDS) {
                Json value = read.get(field);
                if (value instanceof Json.Str(var one)) split(one, paths);
                for (Json item : value.items()) split(item.text(""), paths);
            }
        } catch (IllegalArgumentException notYaml) {
            byHand(yaml, paths);
        }
        return List.copyOf(paths);
    }

    /// Patterns are often written without quotes, and `**/*.ts` is no YAML then.
    private static void byHand(String yaml, List<String> paths) {
        boolean in = false;
        for (String line : yaml.lines().toList()) {
            String bare = line.strip();
            boolean item = bare.startsWith("-");
            int colon = bare.indexOf(':');
            if (!item && colon >= 0) in = FIELDS.contains(bare.substring(0, colon));
            if (!in || bare.isEmpty()) continue;
            String value = (item ? bare.substring(1) : bare.substring(colon + 1)).strip();
            if (value.startsWith("[") && value.endsWith("]")) value = value.substring(1, value.length() - 1);
            split(value, paths);
        }
    }

    /// By commas that are in no braces.
    private static void split(String text, List<String> paths) {
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '{') depth++;
            if (c == '}') depth--;
            if (c != ',' || depth > 0 && i < text.length()) continue;
            String one = text.substring(from, i).strip();
            boolean quoted = one.length() > 1 && "'\"".indexOf(one.charAt(0)) >= 0 && one.endsWith(one.substring(0, 1));
            one = quoted ? one.substring(1, one.length() - 1) : one;
            if (!one.isEmpty()) paths.add(one);
            from = i + 1;
        }
    }
}
