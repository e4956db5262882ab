package dev.jackdaw.skill;

import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.FrontMatter;
import dev.jackdaw.knowledge.Invisible;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.wording.Brief;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes recipes of texts, by the Agent Skills specification (<https://agentskills.io/specification>) and what Claude
/// Code adds to it. Whatever can be used is; what is otherwise than it should be is warned of.
final class Reading {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_COMPATIBILITY = 500;
    /// The fields that mean something, and those that often stand there besides.
    private static final List<String> KNOWN = List.of(
            "name",
            "description",
            "license",
            "compatibility",
            "metadata",
            "allowed-tools",
            "disallowed-tools",
            "when_to_use",
            "argument-hint",
            "arguments",
            "disable-model-invocation",
            "user-invocable",
            "model",
            "effort",
            "context",
            "agent",
            "background",
            "hooks",
            "paths",
            "shell",
            "triggers",
            "tools",
            "disallowedTools",
            "permissionMode",
            "maxTurns",
            "skills",
            "mcpServers",
            "memory",
            "isolation",
            "color",
            "initialPrompt",
            "version",
            "author",
            "tags",
            "title",
            "category",
            "keywords");

    private final Kind kind;
    private final String usual;
    private final Origin origin;
    private final List<String> warnings = new ArrayList<>();

    /// @param usual the name where the file has none
    Reading(Kind kind, String usual, Origin origin) {
        this.kind = kind;
        this.usual = Invisible.removed(usual).text();
        this.origin = origin;
    }

    /// A text with front matter.
    Recipe markdown(String text) {
        Invisible.Cleaned clean = Invisible.removed(text);
        clean.warning().ifPresent(warnings::add);
        FrontMatter front = FrontMatter.of(clean.text());
        warnings.addAll(front.warnings());
        return recipe(known(text.indexOf('\\') < 0 ? front.fields() : seen(front.fields())), front.body());
    }

    /// A skill of nanoAgent's: what it holds beside name, description and triggers is what it says.
    ///
    /// @throws dev.jackdaw.json.JsonFault when it is no JSON
    Recipe json(String text) {
        Json read = Json.parse(text);
        if (!(read instanceof Json.Obj fields)) {
            warnings.add("a skill is a JSON object with name, description and triggers");
            return recipe(Json.obj(), "");
        }
        Json.Obj seen = seen(fields);
        var body = new ArrayList<String>();
        seen.fields().forEach((name, value) -> {
            if (List.of("name", "description", "triggers").contains(name)) return;
            body.add("## " + name + "\n\n" + value.text(value.pretty()));
        });
        return recipe(seen, String.join("\n\n", body));
    }

    /// The fields without characters nobody sees, which may be written so that they are seen in the file.
    private Json.Obj seen(Json.Obj fields) {
        Invisible.Cleaned clean = Invisible.removed(fields.write());
        if (clean.lines().isEmpty()) return fields;
        warnings.add("invisible characters, which could hide instructions, were removed from the fields");
        return (Json.Obj) Json.parse(clean.text());
    }

    private Recipe recipe(Json.Obj fields, String body) {
        String name = name(fields);
        String description = description(fields, body);
        String compatibility = fields.get("compatibility").text("");
        if (compatibility.length() > LONGEST_COMPATIBILITY)
            warnings.add("compatibility has " + compatibility.length() + " characters; the specification allows "
                    + LONGEST_COMPATIBILITY);
        if (fields.has("metadata") && !(fields.get("metadata") instanceof Json.Obj))
            warnings.add("metadata should be a map of names and texts");
        Json tools = fields.get("allowed-tools");
        if (!tools.isNull() && tools.asText().isEmpty() && !(tools instanceof Json.Arr))
            warnings.add("allowed-tools should be names with blanks between them");
        return new Recipe(kind, name, description, fields, body, origin, warnings);
    }

    /// A command is called by its file.
    private String name(Json.Obj fields) {
        if (kind == Kind.COMMAND) return usual;
        String name = plain(fields.get("name"));
        if (name.isEmpty()) {
            warnings.add("name is missing; " + usual + " is taken");
            return usual;
        }
        if (kind == Kind.SKILL && !specified(name))
            warnings.add("the name " + name + " should be 1 to " + LONGEST_NAME
                    + " lower case letters, digits and single hyphens between them");
        boolean folder = kind == Kind.SKILL && origin.family() != Family.NANO;
        if (folder && !name.equals(usual)) warnings.add("the name " + name + " should be that of the folder, " + usual);
        return name;
    }

    /// A text in one line; YAML takes `2024` for a number.
    private static String plain(Json value) {
        return switch (value) {
            case Json.Str(var text) -> Brief.line(text);
            case Json.Num(var literal) -> literal;
            case Json.Bool(var truth) -> Boolean.toString(truth);
            case Json.Null _, Json.Arr _, Json.Obj _ -> "";
        };
    }

    private static boolean specified(String name) {
        if (name.length() > LONGEST_NAME || name.startsWith("-") || name.endsWith("-") || name.contains("--"))
            return false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && (!Character.isLetterOrDigit(c) || Character.isUpperCase(c))) return false;
        }
        return true;
    }

    private String description(Json.Obj fields, String body) {
        String description = plain(fields.get("description"));
        if (description.length() > LONGEST_DESCRIPTION)
            warnings.add("description has " + description.length() + " characters; the specification allows "
                    + LONGEST_DESCRIPTION);
        if (!description.isEmpty()) return description;
        Optional<String> first = paragraph(body);
        if (kind != Kind.COMMAND)
            warnings.add(
                    first.isPresent()
                            ? "description is missing; the first paragraph is taken"
                            : "description is missing, so nothing tells when it is of use; write one");
        return first.orElse("");
    }

    /// The first lines that are no heading.
    private static Optional<String> paragraph(String body) {
        var text = new StringBuilder();
        for (String line : body.lines().toList()) {
            boolean ends = line.isBlank() || line.startsWith("#");
            if (ends && !text.isEmpty()) break;
            if (!ends) text.append(line).append(' ');
        }
        String whole = Brief.line(text.toString());
        if (whole.isEmpty()) return Optional.empty();
        return Optional.of(Brief.head(whole, LONGEST_DESCRIPTION));
    }

    /// The fields by the names that are known, also where they are spelled a little otherwise.
    private Json.Obj known(Json.Obj written) {
        Map<String, Json> fields = new LinkedHashMap<>();
        written.fields().forEach((name, value) -> {
            String taken = KNOWN.contains(name) ? name : alike(name);
            if (!taken.equals(name)) warnings.add("the field " + name + " is taken for " + taken);
            fields.putIfAbsent(taken, value);
        });
        return new Json.Obj(fields);
    }

    private String alike(String name) {
        for (String known : KNOWN) if (bare(known).equals(bare(name))) return known;
        for (String near : Nearest.to(name, KNOWN, 1))
            if (Math.abs(near.length() - name.length()) < 2 && near.startsWith(name.substring(0, 1)))
                warnings.add("the field " + name + " is not known; did you mean " + near + "?");
        return name;
    }

    private static String bare(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /// The name of a file without its ending.
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
