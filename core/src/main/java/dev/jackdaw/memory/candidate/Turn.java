package dev.jackdaw.memory.candidate;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened in one turn, as far as it may be worth a note.
///
/// @param said by the user
/// @param answer the last thing the model said
record Turn(List<String> said, String answer, List<Ran> calls) {

    /// A call that ran.
    record Ran(String tool, String arguments, ToolResult result) {
        /// Empty where it was none.
        Optional<String> command() {
            return result.details().get("command").asText();
        }

        /// The command's exit code, as the tool tells it; empty where it did not end by itself.
        Optional<Long> exit() {
            Json exit = result.details().get("exitCode");
            return exit instanceof Json.Num ? Optional.of(exit.number(0)) : Optional.empty();
        }

        /// The file it changed.
        Optional<String> changed() {
            return result.details().has("diff") ? result.details().get("path").asText() : Optional.empty();
        }

        /// What it was about: a command, a path, or its first argument.
        String subject() {
            Optional<String> command = command();
            if (command.isPresent()) return command.get();
            try {
                if (!(Json.parse(arguments) instanceof Json.Obj(var fields)) || fields.isEmpty()) return "";
                return fields.values().iterator().next().text("");
            } catch (JsonFault notJson) {
                return "";
            }
        }
    }

    Turn {
        said = List.copyOf(said);
        calls = List.copyOf(calls);
    }

    /// With nothing but the first line of what was said: the rest may have been put behind it by a pipe or a script.
    Turn beginning() {
        return new Turn(said.stream().map(text -> text.substring(0, line(text))).toList(), answer, calls);
    }

    /// What may have been put behind it.
    Turn rest() {
        return new Turn(said.stream().map(text -> text.substring(line(text))).toList(), answer, List.of());
    }

    private static int line(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end;
    }

    static Turn of(List<Fact> facts) {
        var said = new ArrayList<String>();
        var calls = new ArrayList<Ran>();
        Map<String, ToolCall> open = new HashMap<>();
        String answer = "";
        for (Fact fact : facts) {
            if (fact instanceof Fact.UserSaid(var text, var _, var _)) said.add(text);
            if (fact instanceof Fact.ModelSaid(var reply)) {
                answer = reply.text();
                reply.calls().forEach(call -> open.put(call.id(), call));
            }
            if (fact instanceof Fact.ToolRan(var id, var result))
                Optional.ofNullable(open.get(id))
                        .ifPresent(call -> calls.add(new Ran(call.tool(), call.arguments(), result)));
        }
        return new Turn(said, answer, calls);
    }
}
