package dev.jackdaw.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads a reply of Chat Completions, from its chunks or from the one object a reply is that was not streamed.
final class ChatReading implements Wire.Reading {
    private static final String DONE = "[DONE]";

    /// A call as its fragments come in: by index, by id, or one after another.
    private record Open(int index, String id, Draft.Part part) {}

    private final Draft draft;
    private final Chunk chunk = new Chunk();
    private final ThinkTag speech;
    private final List<Open> calls = new ArrayList<>();
    private final List<Json.Obj> details = new ArrayList<>();
    private final Map<String, Json> kept = new LinkedHashMap<>();
    private Json.Obj usage = Json.obj();
    private String finish = "";
    private boolean refused;
    private boolean returnable;
    private boolean done;

    ChatReading(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        draft = new Draft(origin, taken, arrivals);
        speech = new ThinkTag(draft);
    }

    @Override
    public boolean over() {
        return done;
    }

    @Override
    public boolean whole() {
        return done || !finish.isEmpty();
    }

    @Override
    public void parseEvent(String name, byte[] buffer, int offset, int length) throws ModelFailure {
        if (done) return;
        if (buffer[offset] != '{') {
            String text = new String(buffer, offset, length, StandardCharsets.UTF_8).strip();
            if (text.equals(DONE)) done = true;
            // What a named event that is none of this wire's says is nobody's business.
            if (text.equals(DONE) || !name.isEmpty() && !text.startsWith("{")) return;
        }
        try {
            chunk.read(buffer, offset, length);
        } catch (JsonProcessingException e) {
            throw Complaint.broken("the stream holds an event that is not JSON: " + e.getOriginalMessage());
        }
        if (chunk.rich) take(chunk, Json.parse(new String(buffer, offset, length, StandardCharsets.UTF_8)));
        else take(chunk, Json.none());
    }

    private void take(Chunk chunk, Json tree) throws ModelFailure {
        if (!draft.begun() && (chunk.spoken || !chunk.id.isEmpty())) draft.begin(chunk.id, chunk.model, Usage.NONE);
        Json choice = tree.get("choices").at(0);
        Json delta = choice.get(choice.get("message").isNull() ? "delta" : "message");
        if (!chunk.thinking.isEmpty()) draft.thinking(chunk.thinking);
        returnable |= chunk.returnable;
        if (!chunk.content.isEmpty()) speech.take(chunk.content);
        for (Json part : delta.get("content").items()) takePart(part);
        if (!chunk.refusal.isEmpty()) {
            refused = true;
            draft.speech(chunk.refusal);
        }
        for (int i = 0; i < chunk.fragments.size(); i++)
            takeFragment(chunk.fragments.get(i), delta.get("tool_calls").at(i));
        if (!chunk.finish.isEmpty()) finish = chunk.finish;
        if (chunk.rich) takeRest(tree, choice, delta);
    }

    private void takePart(Json part) {
        Json thinking = part.get("thinking");
        if (thinking instanceof Json.Str(var text)) draft.thinking(text);
        for (Json piece : thinking.items()) draft.thinking(piece.get("text").text(""));
        String text = part.get("text").text("");
        if (!text.isEmpty()) draft.speech(text);
    }

    private void takeFragment(Chunk.Fragment fragment, Json tree) {
        speech.end();
        draft.pause();
        Draft.Part part = part(fragment);
        part.named(fragment.name);
        part.append(fragment.arguments);
        Json arguments = tree.get("function").get("arguments");
        if (arguments instanceof Json.Obj) part.append(arguments.write());
        Json extra = tree.get("extra_content");
        if (!extra.isNull())
            kept.put("extra_content " + part.callId(), Json.obj("call", part.callId(), "content", extra));
    }

    private Draft.Part part(Chunk.Fragment fragment) {
        for (int i = calls.size() - 1; i >= 0; i--)
            if (continues(calls.get(i), fragment, i == calls.size() - 1))
                return calls.get(i).part();
        Draft.Part part = draft.openCall(fragment.id, "");
        calls.add(new Open(fragment.index, fragment.id, part));
        return part;
    }

    /// Some servers send no index, some no id, and some give every call the index 0.
    private static boolean continues(Open call, Chunk.Fragment fragment, boolean last) {
        boolean sameId = fragment.id.isEmpty() || fragment.id.equals(call.id());
        if (fragment.index >= 0) return call.index() == fragment.index && (sameId || fragment.name.isEmpty());
        if (!fragment.id.isEmpty()) return fragment.id.equals(call.id());
        return last && fragment.name.isEmpty();
    }

    private void takeRest(Json tree, Json choice, Json delta) throws ModelFailure {
        for (Json used : List.of(choice.get("usage"), tree.get("x_groq").get("usage"), tree.get("usage")))
            if (used instanceof Json.Obj counts && !counts.fields().isEmpty()) usage = counts;
        for (Json detail : delta.get("reasoning_details").items())
            if (detail instanceof Json.Obj object) takeDetail(object);
        for (Json tool : delta.get("executed_tools").items()) draft.opaque("executed_tools", tool);
        if (!delta.get("annotations").items().isEmpty()) kept.put("annotations", delta.get("annotations"));
        if (!tree.get("citations").items().isEmpty()) kept.put("citations", tree.get("citations"));
        Optional<Complaint> complaint = Complaint.parse(200, tree).or(() -> Complaint.parse(200, choice));
        if (complaint.isPresent()) throw complaint.get().failure();
    }

    /// Pieces of one detail of the reasoning are joined; whatever else it holds is kept as it came.
    private void takeDetail(Json.Obj detail) {
        Json.Obj last = details.isEmpty() ? Json.obj() : details.getLast();
        boolean goesOn = !details.isEmpty()
                && last.get("type").equals(detail.get("type"))
                && last.get("index").equals(detail.get("index"))
                && detail.get("data").isNull();
        if (!goesOn) {
            details.add(detail);
            return;
        }
        Json.Obj joined = last;
        for (var field : detail.fields().entrySet()) {
            boolean text = field.getKey().equals("text") || field.getKey().equals("summary");
            String before = text ? last.get(field.getKey()).text("") : "";
            if (text)
                joined = joined.with(field.getKey(), before + field.getValue().text(""));
            else if (!field.getValue().isNull()) joined = joined.with(field.getKey(), field.getValue());
        }
        details.set(details.size() - 1, joined);
    }

    @Override
    public Reply parseEnd() throws ModelFailure {
        if (!whole()) throw Complaint.broken("the stream ended before the reply was whole");
        if (finish.equals("error"))
            throw Complaint.broken("the provider ended the reply with an error it did not name");
        speech.end();
        Finish why = refused ? Finish.REFUSAL : why(finish);
        boolean cut = why == Finish.LENGTH || why == Finish.UNKNOWN;
        if (!cut) for (Open call : calls) call.part().end();
        draft.pause();
        if (!details.isEmpty()) draft.opaque(ChatCompletions.DETAILS, Json.arr(details));
        if (returnable && !calls.isEmpty()) draft.opaque(ChatCompletions.RETURNABLE, Json.of(true));
        kept.forEach((kind, raw) -> draft.opaque(kind.startsWith("extra_content ") ? "extra_content" : kind, raw));
        return draft.reply(ChatCompletions.parseUsage(usage), why, finish);
    }

    private static Finish why(String word) {
        return switch (word) {
            case "stop", "end_turn", "eos", "stop_sequence" -> Finish.STOP;
            case "tool_calls", "tool_use", "function_call" -> Finish.TOOL_CALLS;
            case "length", "max_tokens", "model_length" -> Finish.LENGTH;
            case "content_filter", "refusal", "sensitive" -> Finish.REFUSAL;
            default -> Finish.UNKNOWN;
        };
    }
}
