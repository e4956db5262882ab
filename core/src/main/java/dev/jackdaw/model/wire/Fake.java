package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/// A model that plays a script: always the same text, or, where the script is `@` and a file, a line of it for each
/// reply. A line is an object with `text`, `thinking`, `calls` (each `tool` and `arguments`) or `error` (`status` and
/// `message`).
public final class Fake implements Model {
    private final String model;
    private final String script;
    private Optional<Queue<String>> lines = Optional.empty();
    private int replies;

    /// @param script a text, or `@` and a file
    public Fake(String model, String script) {
        this.model = model;
        this.script = script;
    }

    @Override
    public String origin() {
        return "fake/" + model;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure {
        return play(script.startsWith("@") ? next() : Json.obj("text", script), arrivals);
    }

    private synchronized Json next() throws ModelFailure {
        if (lines.isEmpty()) lines = Optional.of(read());
        String line = lines.get().poll();
        if (line == null) throw lasting("the script " + script.substring(1) + " ends after " + replies + " replies");
        replies++;
        try {
            return Json.parse(line);
        } catch (JsonFault fault) {
            throw lasting("reply " + replies + " of " + script.substring(1) + " is not JSON: " + fault.getMessage());
        }
    }

    private Queue<String> read() throws ModelFailure {
        var queue = new ArrayDeque<String>();
        try {
            for (String line : Files.readAllLines(Path.of(script.substring(1)))) if (!line.isBlank()) queue.add(line);
        } catch (IOException e) {
            throw lasting("the script " + script.substring(1) + " cannot be read: " + e);
        }
        return queue;
    }

    private Reply play(Json line, Consumer<? super Arrival> arrivals) throws ModelFailure {
        Json error = line.get("error");
        if (!error.isNull())
            throw Complaint.of(
                            (int) error.get("status").number(500),
                            error.get("message").text("scripted failure"))
                    .failure();
        var draft = new Draft(origin(), _ -> false, arrivals);
        draft.begin("", model, Usage.NONE);
        Draft.Part thinking = draft.open(Draft.Kind.THINKING);
        thinking.append(line.get("thinking").text(""));
        thinking.end();
        Draft.Part text = draft.open(Draft.Kind.TEXT);
        text.append(line.get("text").text(""));
        text.end();
        for (Json call : line.get("calls").items()) {
            Draft.Part part =
                    draft.openCall(call.get("id").text(""), call.get("tool").text(""));
            Json arguments = call.get("arguments");
            part.append(arguments.asText().orElse(arguments.isNull() ? "{}" : arguments.write()));
            part.end();
        }
        return draft.reply(Usage.NONE, Finish.STOP, "");
    }

    private static ModelFailure lasting(String why) {
        return ModelFailure.lasting(why, Category.UNKNOWN, 0);
    }
}
