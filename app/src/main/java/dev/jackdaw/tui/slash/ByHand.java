package dev.jackdaw.tui.slash;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/call`: one tool, called by the user, through all that a call of the model goes through. The model is not told.
final class ByHand {
    private static final int NEAREST = 3;

    private ByHand() {}

    static void call(Stage stage, String argument) {
        Words words = stage.words();
        if (argument.isEmpty()) throw new IllegalArgumentException(words.of("call.how"));
        int space = argument.indexOf(' ');
        String name = space < 0 ? argument : argument.substring(0, space);
        String arguments = space < 0 ? "" : argument.substring(space + 1).strip();
        Toolbox toolbox = stage.live().toolbox();
        Tool<?> tool = toolbox.named(name).orElseThrow(() -> unknown(stage, name));
        ToolSpec spec = toolbox.specs().stream()
                .filter(each -> each.name().equals(tool.name()))
                .findFirst()
                .orElseThrow();
        if (!stage.live().session().conversation().idle()) throw new IllegalArgumentException(words.of("call.busy"));
        begin(stage, spec, new ToolCall("/call#" + System.nanoTime(), spec.name(), object(spec, arguments)));
    }

    private static IllegalArgumentException unknown(Stage stage, String name) {
        List<String> names =
                stage.live().toolbox().tools().stream().map(Tool::name).toList();
        List<String> nearest = Nearest.to(name, names, NEAREST);
        return new IllegalArgumentException(
                stage.words().of("call.unknown", name, String.join(", ", nearest.isEmpty() ? names : nearest)));
    }

    /// The one thing a tool needs may be written as it is.
    private static String object(ToolSpec spec, String text) {
        List<Json> required = spec.schema().get("required").items();
        boolean plain = !text.isEmpty() && !text.startsWith("{") && required.size() == 1;
        return plain ? Json.obj(required.getFirst().text(""), text).write() : text.isEmpty() ? "{}" : text;
    }

    private static void begin(Stage stage, ToolSpec spec, ToolCall call) {
        Site site = stage.live().site();
        Toolbox toolbox = stage.live().toolbox();
        Toolbox.Bound bound = toolbox.bind(call, site);
        Words words = stage.words();
        if (bound instanceof Toolbox.Bound.Wrong) {
            stage.show(schema(spec, words));
            return;
        }
        stage.meanwhile(() -> {
            ToolResult result = toolbox.run(bound);
            return Results.whole(call, result, words);
        });
    }

    /// What a tool takes.
    private static List<Row> schema(ToolSpec spec, Words words) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.WARNING, words.of("call.fields", Sanitiser.line(spec.name()))));
        List<String> required = spec.schema().get("required").items().stream()
                .map(each -> each.text(""))
                .toList();
        if (spec.schema().get("properties") instanceof Json.Obj(var fields))
            for (Map.Entry<String, Json> field : fields.entrySet())
                rows.add(field(field.getKey(), field.getValue(), required.contains(field.getKey()), words));
        return rows;
    }

    private static Row field(String name, Json schema, Boolean needed, Words words) {
        String kind = Optional.of(schema.get("type").text(""))
                .filter(type -> !type.isEmpty())
                .orElse("object");
        String told = needed ? kind + ", " + words.of("call.needed") : kind;
        return Row.of(Ink.ACCENT, "  " + Sanitiser.line(name))
                .and(Ink.DIM, "  " + Sanitiser.line(told))
                .and(Ink.PLAIN, "  " + Sanitiser.line(schema.get("description").text("")))
                .hanging(4);
    }
}
