package dev.jackdaw.knowledge;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands between `---` and `---` at the beginning of a file, and what follows.
///
/// Flat lines such as `name: value`, and lists of texts, are read here, since nearly all files have no other; the YAML
/// library, which takes
/// long to load, reads the rest. What is no YAML is read line by line all the same, with a warning: an unquoted colon
/// in a description is what people write.
///
/// @param body without blanks around it
/// @param warnings what was understood otherwise than written
public record FrontMatter(Json.Obj fields, String body, List<String> warnings) {
    private static final String FENCE = "---";

    public static FrontMatter of(String whole) {
        String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        int at = text.indexOf('\n') + 1;
        if (at == 0 || !text.substring(0, at).stripTrailing().equals(FENCE))
            return new FrontMatter(Json.obj(), text.strip(), List.of());
        var inner = new ArrayList<String>();
        // The body is not taken apart: it may be long, and there may be many.
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, next).stripTrailing();
            at = next;
            if (line.equals(FENCE)) return read(inner, text.substring(at).strip());
            inner.add(line);
        }
        return new FrontMatter(
                Json.obj(), text.strip(), List.of("line 1: no line --- ends the front matter; it is not read"));
    }

    private static FrontMatter read(List<String> inner, String body) {
        Optional<Json.Obj> flat = flat(inner);
        return flat.isPresent() ? new FrontMatter(flat.get(), body, List.of()) : rich(inner, body);
    }

    private static FrontMatter rich(List<String> lines, String body) {
        try {
            // The empty line stands for the first fence, so that the numbers of lines are those of the file.
            Json read = YamlText.read("\n" + String.join("\n", lines));
            if (read instanceof Json.Obj fields) return new FrontMatter(fields, body, List.of());
            return new FrontMatter(Json.obj(), body, List.of("the front matter has no fields"));
        } catch (IllegalArgumentException broken) {
            return new FrontMatter(
                    loose(lines),
                    body,
                    List.of("the front matter is not YAML, " + broken.getMessage()
                            + "; it was read line by line; put texts with colons into quotes"));
        }
    }

    /// The fields where there are only texts and lists of them that mean the same in YAML.
    private static Optional<Json.Obj> flat(List<String> lines) {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) continue;
            int colon = key(line);
            if (colon < 0) return Optional.empty();
            String value = line.substring(colon + 1).strip();
            List<String> below = value.isEmpty() ? items(lines, i + 1) : List.of();
            i += below.size();
            boolean within = value.startsWith("[") && value.endsWith("]");
            Optional<Json> read = below.isEmpty()
                    ? within
                            ? list(List.of(
                                    value.substring(1, value.length() - 1).split(",", -1)))
                            : plain(value)
                    : list(below);
            if (read.isEmpty() || fields.put(line.substring(0, colon), read.get()) != null) return Optional.empty();
        }
        return Optional.of(new Json.Obj(fields));
    }

    /// The lines of a list below its name, without their dashes; all are indented alike.
    private static List<String> items(List<String> lines, int from) {
        var items = new ArrayList<String>();
        String dash = from < lines.size()
                ? lines.get(from).substring(0, lines.get(from).indexOf('-') + 1)
                : "";
        if (!dash.isBlank() && dash.strip().equals("-"))
            for (int i = from; i < lines.size() && lines.get(i).startsWith(dash + " "); i++)
                items.add(lines.get(i).substring(dash.length()));
        return items;
    }

    private static Optional<Json> list(List<String> items) {
        var values = new ArrayList<Json>();
        for (String item : items) {
            String bare = item.strip();
            boolean quoted = bare.startsWith("\"") || bare.startsWith("'");
            boolean nested = !quoted && bare.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0);
            Optional<Json> value = nested ? Optional.empty() : plain(bare);
            if (value.isEmpty()) return Optional.empty();
            values.add(value.get());
        }
        return Optional.of(new Json.Arr(values));
    }

    /// Where the colon after the key of a line is; -1 where it has none.
    private static int key(String line) {
        int at = 0;
        while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || "-_".indexOf(line.charAt(at)) >= 0))
            at++;
        boolean ends = at > 0 && line.charAt(0) != '-' && at < line.length() && line.charAt(at) == ':';
        return ends && (at + 1 == line.length() || line.charAt(at + 1) == ' ') ? at : -1;
    }

    /// A value that needs no YAML to be understood.
    private static Optional<Json> plain(String value) {
        if (value.isEmpty()) return Optional.empty();
        char first = value.charAt(0);
        if (first == '"' || first == '\'') return quoted(value, first);
        boolean special = "[]{}&*!|>%@`#,?:-".indexOf(first) >= 0
                || value.contains(": ")
                || value.contains(" #")
                || value.endsWith(":");
        if (special || value.equals("~") || value.equalsIgnoreCase("null")) return Optional.empty();
        if (value.equals("true") || value.equals("false")) return Optional.of(new Json.Bool(value.equals("true")));
        boolean number = Character.isDigit(first) || first == '.' || first == '+';
        return number ? Optional.empty() : Optional.of(new Json.Str(value));
    }

    private static Optional<Json> quoted(String value, char quote) {
        boolean simple = value.length() > 1
                && value.indexOf(quote, 1) == value.length() - 1
                && (quote == '\'' || value.indexOf('\\') < 0);
        return simple ? Optional.of(new Json.Str(value.substring(1, value.length() - 1))) : Optional.empty();
    }

    /// What the lines say, whatever is wrong with them.
    private static Json.Obj loose(List<String> lines) {
        var texts = new LinkedHashMap<String, StringBuilder>();
        var items = new LinkedHashMap<String, List<String>>();
        String last = "";
        for (String line : lines) {
            int colon = key(line);
            String text = line.strip();
            if (colon >= 0) {
                last = line.substring(0, colon);
                texts.put(last, new StringBuilder(bare(line.substring(colon + 1).strip())));
            } else if (text.startsWith("- ") && !last.isEmpty())
                items.computeIfAbsent(last, _ -> new ArrayList<>())
                        .add(bare(text.substring(2).strip()));
            else if (texts.containsKey(last) && !text.isEmpty() && !text.startsWith("#"))
                texts.get(last).append(texts.get(last).isEmpty() ? "" : " ").append(text);
        }
        var fields = new LinkedHashMap<String, Json>();
        texts.forEach((name, text) -> fields.put(
                name, items.containsKey(name) && text.isEmpty() ? Json.arr(items.get(name)) : Json.of(text)));
        return new Json.Obj(fields);
    }

    private static String bare(String value) {
        if (value.length() < 2) return value.equals("|") || value.equals(">") ? "" : value;
        char first = value.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
