package dev.jackdaw.tool;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// JSON as models write it: read strictly where it is JSON, else with repairs that leave no doubt about what was meant.
///
/// @param repairs what had to be repaired, in words; empty where it was JSON
public record LooseJson(Json value, List<String> repairs) {
    private static final int DEEPEST = 200;

    public LooseJson {
        repairs = List.copyOf(repairs);
    }

    /// Reads one value.
    ///
    /// @throws JsonFault what is wrong with it as JSON, where no safe repair helps
    public static LooseJson parse(String text) {
        String trimmed = text.strip();
        try {
            return new LooseJson(Json.parse(trimmed), List.of());
        } catch (JsonFault fault) {
            var repairs = new LinkedHashSet<String>();
            String inner = unfenced(trimmed);
            if (inner.length() < trimmed.length()) repairs.add("a code fence");
            try {
                Json value = new Reading(inner, repairs).whole();
                return new LooseJson(value, List.copyOf(repairs));
            } catch (Unclear unclear) {
                throw fault;
            }
        }
    }

    private static String unfenced(String text) {
        int line = text.indexOf('\n');
        if (!text.startsWith("```") || !text.endsWith("```") || text.length() < 6) return text;
        int brace = text.indexOf('{');
        int from = line >= 0 && (brace < 0 || line < brace) ? line + 1 : Math.max(brace, 3);
        return from > text.length() - 3
                ? text
                : text.substring(from, text.length() - 3).strip();
    }

    /// What cannot be repaired safely.
    private static final class Unclear extends RuntimeException {
        Unclear() {
            super("unclear", null, false, false);
        }
    }

    /// A text being read with repairs.
    private static final class Reading {
        private final String text;
        private final Set<String> repairs;
        private int at;
        private int depth;
        /// Whether what was read last has an end of its own: a number at the end of a text may be half a number.
        private boolean closed;

        Reading(String text, Set<String> repairs) {
            this.text = text;
            this.repairs = repairs;
        }

        Json whole() {
            Json value = value();
            if (peek() != 0) throw new Unclear();
            return value;
        }

        /// The next character that is no space, or 0 at the end.
        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
            return at < text.length() ? text.charAt(at) : 0;
        }

        private Json value() {
            char c = peek();
            if (++depth > DEEPEST) throw new Unclear();
            Json value =
                    c == '{' ? object() : c == '[' ? array() : c == '"' || c == '\'' ? new Json.Str(string(c)) : word();
            depth--;
            return value;
        }

        private Json object() {
            var fields = new LinkedHashMap<String, Json>();
            at++;
            while (goesOn('}', fields.isEmpty())) {
                String key = key();
                if (peek() != ':') throw new Unclear();
                at++;
                fields.put(key, value());
            }
            return new Json.Obj(fields);
        }

        private Json array() {
            var elements = new ArrayList<Json>();
            at++;
            while (goesOn(']', elements.isEmpty())) elements.add(value());
            return new Json.Arr(elements);
        }

        /// Whether another element follows; takes the comma before it, or the closing bracket.
        private boolean goesOn(char close, boolean first) {
            boolean comma = !first && peek() == ',';
            if (comma) at++;
            char next = peek();
            if (comma && next == close) repairs.add("a trailing comma");
            if (next == close) {
                at++;
                closed = true;
                return false;
            }
            if (next == 0 && closed && !first && !comma) {
                repairs.add("a missing closing bracket");
                return false;
            }
            if (next == 0 || !first && !comma) throw new Unclear();
            return true;
        }

        private String key() {
            char quote = peek();
            if (quote == '"' || quote == '\'') return string(quote);
            int from = at;
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '-'))
                at++;
            if (at == from) throw new Unclear();
            repairs.add("keys without quotes");
            return text.substring(from, at);
        }

        private Json word() {
            int from = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) at++;
            String word = text.substring(from, at);
            closed = !word.isEmpty() && Character.isLetter(word.charAt(0));
            switch (word) {
                case "True", "False", "None" -> repairs.add("literals of Python");
                default -> {}
            }
            return switch (word) {
                case "true", "True" -> new Json.Bool(true);
                case "false", "False" -> new Json.Bool(false);
                case "null", "None" -> Json.none();
                default -> number(word);
            };
        }

        private static Json number(String word) {
            try {
                if (Json.parse(word) instanceof Json.Num number) return number;
            } catch (JsonFault none) {
                // Told below.
            }
            throw new Unclear();
        }

        private String string(char quote) {
            if (quote == '\'') repairs.add("single quotes");
            var out = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == quote && (quote == '"' || ends())) {
                    at++;
                    closed = true;
                    return out.toString();
                }
                if (c == '\\') escape(out);
                else out.append(c);
                if (c < ' ') repairs.add("line breaks and tabs within a string");
            }
            throw new Unclear();
        }

        /// Whether a single quote ends its string rather than being an apostrophe.
        private boolean ends() {
            int next = at + 1;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) next++;
            return next == text.length() || ",:}]".indexOf(text.charAt(next)) >= 0;
        }

        private void escape(StringBuilder out) {
            if (++at >= text.length()) throw new Unclear();
            char c = text.charAt(at);
            int known = "\"\\/bfnrt".indexOf(c);
            if (known >= 0) out.append("\"\\/\b\f\n\r\t".charAt(known));
            else if (c == 'u') unicode(out);
            else {
                repairs.add("a backslash that escapes nothing");
                out.append(c == '\'' ? "'" : "\\" + c);
            }
        }

        private void unicode(StringBuilder out) {
            int code = 0;
            for (int i = 1; i <= 4; i++) {
                int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
                if (digit < 0) throw new Unclear();
                code = code * 16 + digit;
            }
            out.append((char) code);
            at += 4;
        }
    }
}
