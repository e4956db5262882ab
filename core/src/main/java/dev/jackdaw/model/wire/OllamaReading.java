package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads a reply of Ollama, from its lines or from the one object a reply is that was not streamed; those of
/// `/api/generate`, which some proxies answer with, too.
final class OllamaReading implements Wire.Reading {
    private static final Set<String> CONTENT = Set.of("role", "content");
    private static final Set<String> THINKING = Set.of("role", "content", "thinking");

    private final Draft draft;
    private final Likeness likeness = new Likeness("\"created_at\"");
    private final ThinkTag speech;
    private boolean likelyThinking;
    private Json.Obj counts = Json.obj();
    private String finish = "";

    OllamaReading(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        draft = new Draft(origin, taken, arrivals);
        speech = new ThinkTag(draft);
    }

    @Override
    public boolean over() {
        return !finish.isEmpty();
    }

    @Override
    public boolean whole() {
        return over();
    }

    @Override
    public void parseEvent(String name, byte[] buffer, int offset, int length) throws ModelFailure {
        if (over()) return;
        if (likeness.fits(buffer, offset, length)) {
            if (likelyThinking) draft.thinking(likeness.text());
            else speech.take(likeness.text());
            return;
        }
        Json line;
        try {
            line = Json.parse(new String(buffer, offset, length, StandardCharsets.UTF_8));
        } catch (JsonFault fault) {
            throw Complaint.broken("the stream holds a line that is not JSON: " + fault.getMessage());
        }
        take(line);
        learn(line, buffer, offset, length);
    }

    /// A line that holds one piece of text and nothing else to remember is what the next will be like.
    private void learn(Json line, byte[] buffer, int offset, int length) {
        if (over() || !(line.get("message") instanceof Json.Obj(var fields))) return;
        String content = line.get("message").get("content").text("");
        String thinking = line.get("message").get("thinking").text("");
        likelyThinking = content.isEmpty();
        if (likelyThinking == thinking.isEmpty()) return;
        if (!(likelyThinking ? THINKING : CONTENT).containsAll(fields.keySet())) return;
        likeness.learn(
                buffer, offset, length, likelyThinking ? "thinking" : "content", likelyThinking ? thinking : content);
    }

    private void take(Json line) throws ModelFailure {
        Optional<Complaint> complaint = Complaint.parse(200, line);
        if (complaint.isPresent()) throw complaint.get().failure();
        draft.begin("", line.get("model").text(""), Usage.NONE);
        Json message = line.get("message");
        String thinking = message.get("thinking").text(line.get("thinking").text(""));
        if (!thinking.isEmpty()) draft.thinking(thinking);
        String content = message.get("content").text(line.get("response").text(""));
        if (!content.isEmpty()) speech.take(content);
        for (Json call : message.get("tool_calls").items()) takeCall(call);
        if (!line.get("done").truth(false)) return;
        // Older servers end without a reason.
        finish = line.get("done_reason").text("stop");
        if (line instanceof Json.Obj(var fields))
            fields.forEach((field, value) -> counts = value instanceof Json.Num ? counts.with(field, value) : counts);
    }

    private void takeCall(Json call) {
        speech.end();
        draft.pause();
        Json function = call.get("function");
        Draft.Part part =
                draft.openCall(call.get("id").text(""), function.get("name").text(""));
        Json arguments = function.get("arguments");
        part.append(arguments.isNull() ? "{}" : arguments.text(arguments.write()));
        part.end();
    }

    @Override
    public Reply parseEnd() throws ModelFailure {
        if (!whole()) throw Complaint.broken("the stream ended before the reply was whole");
        speech.end();
        draft.pause();
        return draft.reply(Ollama.parseUsage(counts), why(finish), finish);
    }

    private static Finish why(String word) {
        return switch (word) {
            case "stop" -> Finish.STOP;
            case "length" -> Finish.LENGTH;
            default -> Finish.UNKNOWN;
        };
    }
}
