package dev.jackdaw.tool;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;

/// The arguments of a call as JSON, or what was wrong with them.
final class Arguments {
    private Arguments() {}

    static Json parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) return Json.obj();
        try {
            return Json.parse(trimmed);
        } catch (JsonFault fault) {
            return Json.parse(repaired(trimmed));
        }
    }

    /// Takes off a code fence and commas before a closing bracket; anything else stays wrong.
    private static String repaired(String text) {
        String inner = text.startsWith("```") && text.endsWith("```")
                ? text.replaceFirst("^```[a-z]*\\s*", "").replaceFirst("\\s*```$", "")
                : text;
        var out = new StringBuilder(inner.length());
        boolean quoted = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (quoted && c == '\\' && i + 1 < inner.length()) {
                out.append(c).append(inner.charAt(++i));
                continue;
            }
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted && closes(inner, i + 1)) continue;
            out.append(c);
        }
        return out.toString();
    }

    private static boolean closes(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) i++;
        return i < text.length() && (text.charAt(i) == '}' || text.charAt(i) == ']');
    }
}
