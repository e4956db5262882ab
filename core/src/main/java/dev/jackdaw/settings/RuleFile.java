package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.YamlText;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.workspace.AtomicFile;
import dev.jackdaw.workspace.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A YAML file of settings to which rules are added; its comments and everything else stay as they are.
///
/// The text is edited line by line, and what comes out is read again: only where it says exactly what the file said
/// and the rule besides is it written.
public final class RuleFile {
    private static final String PERMISSIONS = "permissions";

    private final Path file;

    public RuleFile(Path file) {
        this.file = file;
    }

    /// The user's file for this project alone, the project's and the user's.
    public enum Kind {
        LOCAL,
        PROJECT,
        USER
    }

    public static RuleFile of(Kind kind, Request request) {
        return new RuleFile(
                switch (kind) {
                    case LOCAL -> Places.local(request);
                    case PROJECT -> Places.project(request);
                    case USER -> Places.user(request.environment()).getLast();
                });
    }

    public Path path() {
        return file;
    }

    /// Adds a rule at the end of a list; the file is made where there is none.
    ///
    /// @return whether it was not there yet
    /// @throws IllegalArgumentException when the file is not written so that a rule can be added, with the mend
    /// @throws IOException when it cannot be read or written
    public boolean add(RuleList list, Rule rule) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Optional<Fingerprint> expected = Files.exists(real)
                ? Optional.of(Fingerprint.of(Files.readAllBytes(real)))
                : Optional.<Fingerprint>empty();
        String text = expected.isEmpty() ? "" : Files.readString(real);
        Json.Obj before = read(text);
        List<Json> said = before.get(PERMISSIONS).get(list.label()).items();
        if (said.contains(new Json.Str(rule.text()))) return false;
        String edited = new Edit(text, list.label(), rule.text()).edited();
        if (!says(edited, with(before, list.label(), rule.text()))) throw byHand(list, rule);
        AtomicFile.write(real, edited.getBytes(StandardCharsets.UTF_8), expected);
        return true;
    }

    private static boolean says(String text, Json.Obj wanted) {
        try {
            return YamlText.read(text).equals(wanted);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private Json.Obj read(String text) {
        try {
            return text.isBlank() || !(YamlText.read(text) instanceof Json.Obj said) ? Json.obj() : said;
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    file + " is not YAML: " + fault.getMessage() + "; mend that place first", fault);
        }
    }

    private IllegalArgumentException byHand(RuleList list, Rule rule) {
        return new IllegalArgumentException(file + " is written in a way that no rule can be added to; write "
                + PERMISSIONS + ": {" + list.label() + ": [" + Edit.quoted(rule.text()) + "]} there by hand");
    }

    private static Json.Obj with(Json.Obj before, String list, String rule) {
        var rules = new ArrayList<Json>(before.get(PERMISSIONS).get(list).items());
        rules.add(new Json.Str(rule));
        var permissions = new LinkedHashMap<String, Json>();
        if (before.get(PERMISSIONS) instanceof Json.Obj(var fields)) permissions.putAll(fields);
        permissions.put(list, new Json.Arr(rules));
        var all = new LinkedHashMap<>(before.fields());
        all.put(PERMISSIONS, new Json.Obj(permissions));
        return new Json.Obj(all);
    }

    /// One rule put into the lines of a file.
    private static final class Edit {
        private final List<String> lines;
        private final String list;
        private final String rule;

        Edit(String text, String list, String rule) {
            this.lines = new ArrayList<>(text.lines().toList());
            this.list = list;
            this.rule = quoted(rule);
        }

        static String quoted(String text) {
            return "'" + text.replace("'", "''") + "'";
        }

        String edited() {
            int top = find(0, lines.size(), 0, PERMISSIONS);
            if (top < 0) {
                lines.addAll(List.of(PERMISSIONS + ":", "  " + list + ":", "    - " + rule));
                return text();
            }
            int end = end(top);
            int width = end > top + 1 ? indent(content(top + 1)) : 2;
            int child = find(top + 1, end, width, list);
            String indent = " ".repeat(width);
            if (child < 0) lines.addAll(top + 1, List.of(indent + list + ":", indent + "  - " + rule));
            else if (rest(child).isEmpty()) append(child);
            else inline(child);
            return text();
        }

        private String text() {
            return String.join("\n", lines) + "\n";
        }

        /// The line between two that begins with a key at an indentation, or -1.
        private int find(int from, int to, int indent, String key) {
            for (int i = from; i < to; i++)
                if (said(i) && indent(i) == indent && lines.get(i).startsWith(key + ":", indent)) return i;
            return -1;
        }

        private boolean said(int line) {
            String text = lines.get(line).strip();
            return !text.isEmpty() && !text.startsWith("#");
        }

        private int indent(int line) {
            return line >= lines.size()
                    ? 2
                    : lines.get(line).length() - lines.get(line).stripLeading().length();
        }

        private int content(int line) {
            int at = line;
            while (at < lines.size() && !said(at)) at++;
            return at;
        }

        /// What follows a line's key, without a comment.
        private String rest(int line) {
            String text = lines.get(line);
            String rest = text.substring(text.indexOf(':') + 1).strip();
            return rest.startsWith("#") ? "" : rest;
        }

        /// The line after the last one that belongs to the key of a line.
        private int end(int line) {
            int end = line + 1;
            for (int i = line + 1; i < lines.size(); i++) {
                if (!said(i)) continue;
                boolean item = lines.get(i).strip().startsWith("-") && indent(i) == indent(line);
                if (indent(i) <= indent(line) && !item) break;
                end = i + 1;
            }
            return end;
        }

        private void append(int child) {
            int end = end(child);
            int width = end > child + 1 ? indent(content(child + 1)) : indent(child) + 2;
            lines.add(end, " ".repeat(width) + "- " + rule);
        }

        private void inline(int child) {
            String text = lines.get(child);
            int close = text.lastIndexOf(']');
            if (close < 0) return;
            boolean empty = text.substring(0, close).strip().endsWith("[");
            lines.set(child, text.substring(0, close) + (empty ? "" : ", ") + rule + text.substring(close));
        }
    }
}
