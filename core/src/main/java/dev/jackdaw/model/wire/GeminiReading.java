package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads a reply of Gemini, from its events or from the one object a reply is that was not streamed. The stream has no
/// end of its own: the reply is whole once a candidate said why it finished.
final class GeminiReading implements Wire.Reading {
    private static final Set<String> BESIDE =
            Set.of("thought", Gemini.SIGNATURE, "videoMetadata", "mediaResolution", "partMetadata");

    /// A call whose arguments are still arriving.
    private record Open(Draft.Part part, PartialArguments arguments) {}

    private final Draft draft;
    private final Likeness likeness = new Likeness("\"usageMetadata\"");
    private Draft.Kind likely = Draft.Kind.TEXT;
    private final List<Json> marks = new ArrayList<>();
    private final Map<String, Json> sources = new LinkedHashMap<>();
    private Optional<Open> open = Optional.empty();
    private Json.Obj usage = Json.obj();
    private String finish = "";
    private String remark = "";
    private boolean blocked;

    GeminiReading(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        draft = new Draft(origin, taken, arrivals);
    }

    @Override
    public boolean over() {
        return false;
    }

    @Override
    public boolean whole() {
        return !finish.isEmpty();
    }

    @Override
    public void parseEvent(String name, byte[] buffer, int offset, int length) throws ModelFailure {
        if (likeness.fits(buffer, offset, length)) {
            into(likely).append(likeness.text());
            return;
        }
        String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
        // What a named event that is none of this wire's says is nobody's business; some proxies end as others do.
        boolean json = buffer[offset] == '{' || buffer[offset] == '[' && !text.equals("[DONE]");
        if (!json && (!name.isEmpty() || text.equals("[DONE]"))) return;
        Json event;
        try {
            event = Json.parse(text);
        } catch (JsonFault fault) {
            throw Complaint.broken("the stream holds an event that is not JSON: " + fault.getMessage());
        }
        if (event instanceof Json.Arr(var events)) for (Json each : events) take(each);
        else take(event);
        learn(event, buffer, offset, length);
    }

    /// An event that holds one piece of text and nothing else to remember is what the next will be like.
    private void learn(Json event, byte[] buffer, int offset, int length) {
        List<Json> parts = candidate(event).get("content").get("parts").items();
        if (parts.size() != 1 || whole() || !(parts.getFirst() instanceof Json.Obj(var fields))) return;
        String text = parts.getFirst().get("text").text("");
        if (text.isEmpty() || !Set.of("text", "thought").containsAll(fields.keySet())) return;
        likely = parts.getFirst().get("thought").truth(false) ? Draft.Kind.THINKING : Draft.Kind.TEXT;
        likeness.learn(buffer, offset, length, "text", text);
    }

    private void take(Json event) throws ModelFailure {
        Optional<Complaint> complaint = Complaint.parse(200, event);
        if (complaint.isPresent()) throw complaint.get().failure();
        if (event.get("usageMetadata") instanceof Json.Obj(var counts))
            counts.forEach((name, value) -> usage = usage.with(name, value));
        String id = event.get("responseId").text("");
        Json candidate = candidate(event);
        if (!candidate.isNull() || !id.isEmpty())
            draft.begin(id, event.get("modelVersion").text(""), Gemini.parseUsage(usage));
        String reason = event.get("promptFeedback").get("blockReason").text("");
        blocked |= !reason.isEmpty();
        if (!reason.isEmpty()) finish = reason;
        for (Json part : candidate.get("content").get("parts").items()) takePart(part);
        remark = candidate.get("finishMessage").text(remark);
        finish = candidate.get("finishReason").text(finish);
        for (String kind : Gemini.SOURCES)
            if (candidate.get(kind) instanceof Json.Obj told && !told.fields().isEmpty()) sources.put(kind, told);
    }

    /// The first of several.
    private static Json candidate(Json event) {
        for (Json candidate : event.get("candidates").items())
            if (candidate.get("index").number(0) == 0) return candidate;
        return Json.none();
    }

    private void takePart(Json part) throws ModelFailure {
        if (!(part instanceof Json.Obj(var fields))) return;
        if (part.get("functionCall") instanceof Json.Obj call) {
            takeCall(call, part.get(Gemini.SIGNATURE));
            return;
        }
        Optional<String> kind = fields.keySet().stream()
                .filter(field -> !field.equals("text") && !BESIDE.contains(field))
                .findFirst();
        if (kind.isEmpty()) {
            takeText(part, part.get("text").text(""));
            return;
        }
        pause();
        draft.opaque(kind.get(), part);
    }

    private void takeText(Json part, String text) {
        String signature = part.get(Gemini.SIGNATURE).text("");
        if (text.isEmpty() && signature.isEmpty()) return;
        boolean thought = part.get("thought").truth(false);
        Draft.Part into = into(thought ? Draft.Kind.THINKING : Draft.Kind.TEXT);
        int from = thought || signature.isEmpty() ? 0 : into.text().length();
        into.append(text);
        if (signature.isEmpty()) return;
        if (thought) {
            into.sign(signature);
            pause();
        } else {
            marks.add(Json.obj("from", from, "to", from + text.length(), Gemini.SIGNATURE, signature));
        }
    }

    private Draft.Part into(Draft.Kind kind) {
        if (kind != Draft.Kind.TEXT) mark();
        return draft.more(kind);
    }

    private void pause() {
        mark();
        draft.pause();
    }

    /// Ends a text that is signed and tells of its signatures.
    private void mark() {
        if (marks.isEmpty()) return;
        draft.pause();
        draft.opaque(Gemini.SIGNATURE, Json.arr(marks));
        marks.clear();
    }

    private void takeCall(Json.Obj call, Json signature) throws ModelFailure {
        pause();
        String name = call.get("name").text("");
        boolean goesOn = call.get("willContinue").truth(false);
        if (!name.isEmpty()) {
            endCall();
            Draft.Part part = draft.openCall(call.get("id").text(""), name);
            Optional<String> id = call.get("id").asText().filter(given -> !given.isEmpty());
            keep(part, id, signature.asText());
            if (!goesOn && call.get("partialArgs").isNull()) {
                part.append(call.get("args") instanceof Json.Obj arguments ? arguments.write() : "{}");
                part.end();
                return;
            }
            open = Optional.of(new Open(part, new PartialArguments()));
        } else if (open.isPresent()) {
            keep(open.get().part(), Optional.empty(), signature.asText());
        } else {
            return;
        }
        open.get().arguments().take(call.get("partialArgs"));
        if (!goesOn) endCall();
    }

    /// Remembers what the provider wants back with a call.
    private void keep(Draft.Part part, Optional<String> id, Optional<String> signature) {
        if (id.isPresent() || signature.isPresent())
            draft.opaque(Gemini.CALL, Json.obj("call", part.callId(), "id", id, Gemini.SIGNATURE, signature));
    }

    private void endCall() {
        if (open.isEmpty()) return;
        open.get().part().append(open.get().arguments().json().write());
        open.get().part().end();
        open = Optional.empty();
    }

    @Override
    public Reply parseEnd() throws ModelFailure {
        if (!whole()) throw Complaint.broken("the stream ended before the reply was whole");
        Finish why = blocked ? Finish.REFUSAL : why();
        pause();
        if (why != Finish.LENGTH && why != Finish.UNKNOWN) endCall();
        sources.forEach(draft::opaque);
        return draft.reply(Gemini.parseUsage(usage), why, finish);
    }

    private Finish why() throws ModelFailure {
        return switch (finish) {
            case "STOP" -> Finish.STOP;
            case "MAX_TOKENS" -> Finish.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> Finish.REFUSAL;
            // The model wrote something that is no call: the next attempt is likely to be one.
            case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "MALFORMED_RESPONSE" ->
                throw Complaint.broken("the model made a call that cannot be read (" + finish + ") " + remark);
            default -> Finish.UNKNOWN;
        };
    }
}
