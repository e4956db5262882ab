package dev.jackdaw.skill;

import dev.jackdaw.json.Json;
import dev.jackdaw.wording.Brief;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file that says how something is done: a skill, a custom command or an agent.
///
/// @param name what it is called by; commands of folders inside theirs as `folder:name`
/// @param description what it is for, or empty
/// @param fields all of its front matter
/// @param body what it says, as it was when it was read
/// @param warnings what was understood otherwise than written
public record Recipe(
        Kind kind,
        String name,
        String description,
        Json.Obj fields,
        String body,
        Origin origin,
        List<String> warnings) {
    /// As much as Claude Code shows of one.
    static final int MOST_SHOWN = 1536;

    public Recipe {
        warnings = List.copyOf(warnings);
    }

    /// What it is for and when to use it, in one line.
    public String purpose() {
        var text = new StringBuilder(description);
        append(text, "", fields.get("when_to_use").text(""));
        append(text, "Triggers: ", String.join(", ", words("triggers")));
        append(text, "For files: ", String.join(", ", words("paths")));
        return Brief.head(Brief.line(text.toString()), MOST_SHOWN);
    }

    private static void append(StringBuilder text, String before, String more) {
        if (!more.isBlank())
            text.append(text.isEmpty() ? "" : " ").append(before).append(more.strip());
    }

    /// How its arguments are written, or empty.
    public String hint() {
        Json hint = fields.get("argument-hint");
        // `[file]` is meant as it stands, though it is a list in YAML.
        return hint instanceof Json.Arr
                ? "[" + String.join("] [", words("argument-hint")) + "]"
                : Brief.line(hint.text(""));
    }

    /// Whether the model may take it up by itself.
    public boolean ofModel() {
        return kind == Kind.SKILL && !said("disable-model-invocation", false);
    }

    /// Whether the user may call it by its name.
    public boolean ofUser() {
        return kind == Kind.COMMAND || kind == Kind.SKILL && said("user-invocable", true);
    }

    private boolean said(String field, boolean otherwise) {
        Json value = fields.get(field);
        return value.text(Boolean.toString(value.truth(otherwise))).equalsIgnoreCase("true");
    }

    /// The folder of a skill that may bring other files along.
    public Optional<Path> folder() {
        boolean own = kind == Kind.SKILL && origin.family() != Family.NANO;
        return own ? Optional.ofNullable(origin.file().getParent()) : Optional.empty();
    }

    /// The elements of a list, which may be written with commas or blanks between them; what stands in parentheses
    /// belongs together.
    public List<String> words(String field) {
        Json value = fields.get(field);
        if (value instanceof Json.Arr(var elements))
            return elements.stream()
                    .map(each -> Brief.line(each.text(each.write())))
                    .toList();
        return apart(value.text(""));
    }

    private static List<String> apart(String text) {
        boolean commas = text.indexOf(',') >= 0;
        var words = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (c == '(') depth++;
            if (c == ')') depth--;
            boolean between = c == ',' || !commas && Character.isWhitespace(c);
            if (i < text.length() && (!between || depth > 0)) continue;
            String word = text.substring(from, i).strip();
            if (!word.isEmpty()) words.add(word);
            from = i + 1;
        }
        return words;
    }
}
