package dev.jackdaw.tui.pager;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a call, complete and letter by letter.
final class ArgumentRows {
    private ArgumentRows() {}

    static List<Row> of(ToolCall call) {
        try {
            Json json = Json.parse(call.arguments().isBlank() ? "{}" : call.arguments());
            if (json instanceof Json.Obj object) return fields(object, "");
        } catch (JsonFault unreadable) {
            // Shown as the model wrote them.
        }
        return lines(call.arguments(), "");
    }

    private static List<Row> fields(Json.Obj object, String indent) {
        var rows = new ArrayList<Row>();
        object.fields().forEach((name, value) -> rows.addAll(field(Sanitiser.escaped(name), value, indent)));
        return rows;
    }

    private static List<Row> field(String name, Json value, String indent) {
        if (value instanceof Json.Obj object) return under(name, fields(object, indent + "  "), indent);
        if (value.at(0) instanceof Json.Obj) {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < value.items().size(); i++)
                rows.addAll(field(name + "[" + i + "]", value.at(i), indent));
            return rows;
        }
        String text = value instanceof Json.Str(var plain) ? plain : value.write();
        if (text.indexOf('\n') >= 0) return under(name, lines(text, indent + "  "), indent);
        return List.of(Row.of(Ink.DIM, indent + name + ": ").and(Ink.PLAIN, Sanitiser.escaped(text)));
    }

    private static List<Row> under(String name, List<Row> rows, String indent) {
        var all = new ArrayList<Row>();
        all.add(Row.of(Ink.DIM, indent + name + ":"));
        all.addAll(rows);
        return all;
    }

    private static List<Row> lines(String text, String indent) {
        return Sanitiser.escaped(text)
                .lines()
                .map(line -> Row.of(Ink.PLAIN, indent + line).hanging(indent.length()))
                .toList();
    }
}
