package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.diff.Code;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How a call reads: in one line, and in full for somebody who is asked about it.
public final class Calls {
    private static final List<String> TELLING = List.of(
            "command", "pattern", "query", "path", "file_path", "filePath", "file", "url", "uri", "task", "name", "id");
    private static final List<String> BEFORE =
            List.of("before", "old_string", "oldString", "old_text", "old_str", "old", "search");
    private static final List<String> AFTER =
            List.of("after", "new_string", "newString", "new_text", "new_str", "new", "replace");
    private static final List<String> CHANGES = List.of("edits", "changes");
    private static final List<String> WHOLE = List.of("content", "text", "contents");

    private Calls() {}

    /// The tool's name as people read it: `read_file` is `Read`.
    public static String label(ToolCall call) {
        String name = Sanitiser.line(call.tool());
        String stem = name.endsWith("_file") ? name.substring(0, name.length() - 5) : name;
        var label = new StringBuilder();
        for (String part : stem.split("_"))
            if (!part.isEmpty())
                label.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        return label.toString();
    }

    /// What it is about, in one line: the command, the path, or whatever says most.
    public static String subject(ToolCall call) {
        Json arguments = arguments(call);
        String subject = telling(arguments).orElseGet(call::arguments);
        String within = subject.equals(arguments.get("pattern").text(""))
                ? arguments.get("path").text("")
                : "";
        return Sanitiser.line(within.isEmpty() ? subject : subject + " in " + within)
                .strip();
    }

    private static Optional<String> telling(Json arguments) {
        // Steps are shown below the call and in the panel; what is written here would be their JSON.
        if (arguments instanceof Json.Obj(var fields) && (fields.isEmpty() || fields.containsKey("todos")))
            return Optional.of("");
        for (String name : TELLING) {
            Optional<String> text = arguments.get(name).asText();
            if (text.isPresent()) return text;
        }
        if (arguments instanceof Json.Obj(var fields))
            for (Json value : fields.values()) if (value instanceof Json.Str(var text)) return Optional.of(text);
        return Optional.empty();
    }

    /// @param mark how it stands, with a space
    static Row title(ToolCall call, Ink ink, String mark) {
        String subject = subject(call);
        Row row = Row.of(ink, mark).and(Ink.BOLD, label(call)).hanging(2);
        return subject.isEmpty() ? row : row.and(Ink.PLAIN, " " + subject);
    }

    /// What else a call says whose change is shown as a whole.
    static List<Row> besideChange(ToolCall call) {
        if (!(arguments(call) instanceof Json.Obj(var fields))) return full(call);
        var rows = new ArrayList<Row>();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            String name = field.getKey();
            boolean shown = Stream.of(BEFORE, AFTER, WHOLE, CHANGES).anyMatch(names -> names.contains(name));
            if (!shown) rows.addAll(field(name, field.getValue()));
        }
        return rows;
    }

    /// Everything the call would do, letter by letter.
    public static List<Row> full(ToolCall call) {
        Json arguments = arguments(call);
        if (!(arguments instanceof Json.Obj(var fields))) return lines(Ink.PLAIN, "", call.arguments());
        Optional<String> command = arguments.get("command").asText();
        var rows = new ArrayList<Row>();
        Code shell = Code.of("command.sh");
        if (command.isPresent()) for (Row row : lines(Ink.PLAIN, "", command.get())) rows.add(shell.line(row.text()));
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            if (command.isPresent() && field.getKey().equals("command")) continue;
            rows.addAll(field(field.getKey(), field.getValue()));
        }
        return rows;
    }

    private static List<Row> field(String name, Json value) {
        if (value.at(0) instanceof Json.Obj) return each(name, value);
        String text = value instanceof Json.Str(var plain) ? plain : value.write();
        if (BEFORE.contains(name)) return lines(Ink.REMOVED, "- ", text);
        if (AFTER.contains(name)) return lines(Ink.ADDED, "+ ", text);
        if (WHOLE.contains(name)) return lines(Ink.ADDED, "+ ", text);
        if (text.indexOf('\n') < 0)
            return List.of(Row.of(Ink.DIM, Sanitiser.escaped(name) + ": ").and(Ink.PLAIN, Sanitiser.escaped(text)));
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.DIM, Sanitiser.escaped(name) + ":"));
        rows.addAll(lines(Ink.PLAIN, "  ", text));
        return rows;
    }

    /// Objects in an array, such as the changes of one file, field by field.
    private static List<Row> each(String name, Json array) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (Json item : array.items()) {
            rows.add(Row.of(Ink.DIM, Sanitiser.escaped(name) + " " + ++number + ":"));
            if (!(item instanceof Json.Obj(var fields))) rows.addAll(lines(Ink.PLAIN, "  ", item.write()));
            else for (var field : fields.entrySet()) rows.addAll(field(field.getKey(), field.getValue()));
        }
        return rows;
    }

    private static List<Row> lines(Ink ink, String mark, String text) {
        String shown = Sanitiser.escaped(text);
        String body = shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
        return body.lines().map(line -> Row.of(ink, mark + line)).toList();
    }

    private static Json arguments(ToolCall call) {
        try {
            return Json.parse(call.arguments().isBlank() ? "{}" : call.arguments());
        } catch (JsonFault unreadable) {
            return Json.none();
        }
    }
}
