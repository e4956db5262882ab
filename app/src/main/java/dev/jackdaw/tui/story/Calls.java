package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a call reads: in one line, and in full for somebody who is asked about it.
public final class Calls {
    /// Lines of a change or a long argument shown to somebody who is asked.
    private static final int MOST_LINES = 40;

    /// Columns of a call in one line.
    private static final int LONGEST = 120;

    private static final List<String> TELLING = List.of(
            "command", "path", "file_path", "filePath", "file", "pattern", "query", "url", "uri", "task", "name", "id");
    private static final List<String> BEFORE =
            List.of("before", "old_string", "oldString", "old_text", "old_str", "old", "search");
    private static final List<String> AFTER =
            List.of("after", "new_string", "newString", "new_text", "new_str", "new", "replace");
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
        if (arguments instanceof Json.Obj(var fields) && fields.isEmpty()) return Optional.of("");
        for (String name : TELLING) {
            Optional<String> text = arguments.get(name).asText();
            if (text.isPresent()) return text;
        }
        if (arguments instanceof Json.Obj(var fields))
            for (Json value : fields.values()) if (value instanceof Json.Str(var text)) return Optional.of(text);
        return Optional.empty();
    }

    public static Row title(ToolCall call, Ink mark) {
        String subject = subject(call);
        Row row = Row.of(mark, "● ").and(Ink.BOLD, label(call));
        return subject.isEmpty() ? row : row.and(Ink.PLAIN, " " + subject);
    }

    /// Everything the call would do, letter by letter.
    public static List<Row> full(ToolCall call, Words words) {
        Json arguments = arguments(call);
        if (!(arguments instanceof Json.Obj(var fields))) return lines(Ink.PLAIN, "", call.arguments());
        Optional<String> command = arguments.get("command").asText();
        var rows = new ArrayList<Row>();
        if (command.isPresent()) rows.addAll(lines(Ink.PLAIN, "", command.get()));
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            if (command.isPresent() && field.getKey().equals("command")) continue;
            rows.addAll(field(field.getKey(), field.getValue(), words));
        }
        return rows;
    }

    private static List<Row> field(String name, Json value, Words words) {
        if (value.at(0) instanceof Json.Obj) return each(name, value, words);
        String text = value instanceof Json.Str(var plain) ? plain : value.write();
        if (BEFORE.contains(name)) return shortened(lines(Ink.BAD, "- ", text), words);
        if (AFTER.contains(name)) return shortened(lines(Ink.GOOD, "+ ", text), words);
        if (WHOLE.contains(name)) return shortened(lines(Ink.GOOD, "+ ", text), words);
        if (text.indexOf('\n') < 0)
            return List.of(Row.of(Ink.DIM, Sanitiser.escaped(name) + ": ").and(Ink.PLAIN, Sanitiser.escaped(text)));
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.DIM, Sanitiser.escaped(name) + ":"));
        rows.addAll(shortened(lines(Ink.PLAIN, "  ", text), words));
        return rows;
    }

    /// Objects in an array, such as the changes of one file, field by field.
    private static List<Row> each(String name, Json array, Words words) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (Json item : array.items()) {
            rows.add(Row.of(Ink.DIM, Sanitiser.escaped(name) + " " + ++number + ":"));
            if (!(item instanceof Json.Obj(var fields))) rows.addAll(lines(Ink.PLAIN, "  ", item.write()));
            else for (var field : fields.entrySet()) rows.addAll(field(field.getKey(), field.getValue(), words));
        }
        return rows;
    }

    private static List<Row> lines(Ink ink, String mark, String text) {
        String shown = Sanitiser.escaped(text);
        String body = shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
        return body.lines().map(line -> Row.of(ink, mark + line)).toList();
    }

    public static List<Row> shortened(List<Row> rows, Words words) {
        if (rows.size() <= MOST_LINES) return rows;
        var kept = new ArrayList<>(rows.subList(0, MOST_LINES - 1));
        kept.add(Row.of(Ink.DIM, words.of("more.lines", rows.size() - MOST_LINES + 1)));
        return kept;
    }

    private static Json arguments(ToolCall call) {
        try {
            return Json.parse(call.arguments().isBlank() ? "{}" : call.arguments());
        } catch (JsonFault unreadable) {
            return Json.none();
        }
    }
}
