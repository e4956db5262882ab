package dev.jackdaw.knowledge;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The patterns of the files a rule is for, as its front matter has them.
final class Patterns {
    private static final List<String> FIELDS = List.of("paths", "globs");

    private Patterns() {}

    /// None where it is for all.
    static List<String> of(Json.Obj fields) {
        var patterns = new ArrayList<String>();
        for (String field : FIELDS) {
            Json value = fields.get(field);
            split(listed(value.text("")), patterns);
            for (Json item : value.items()) split(item.text(""), patterns);
        }
        return List.copyOf(patterns);
    }

    /// Patterns are often written without quotes, and `[**/*.ts]` is no list of YAML then.
    private static String listed(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /// By commas that are in no braces.
    private static void split(String text, List<String> patterns) {
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '{') depth++;
            if (c == '}') depth--;
            if (c != ',' || depth > 0 && i < text.length()) continue;
            String one = unquoted(text.substring(from, i).strip());
            if (!one.isEmpty()) patterns.add(one);
            from = i + 1;
        }
    }

    private static String unquoted(String pattern) {
        int from = 0;
        int to = pattern.length();
        while (from < to && "'\"".indexOf(pattern.charAt(from)) >= 0) from++;
        while (to > from && "'\"".indexOf(pattern.charAt(to - 1)) >= 0) to--;
        return pattern.substring(from, to);
    }
}
