package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads a reply of Responses, from its events or from the one object a reply is that was not streamed.
///
/// What is called by an id becomes a call, whichever of the provider's tools it is: somebody here must answer it. The
/// traces of tools the provider ran itself are kept as they came.
final class ResponsesReading implements Wire.Reading {
    /// Fields of messages and calls that are told otherwise.
    private static final Set<String> TOLD =
            Set.of("type", "id", "status", "role", "content", "call_id", "name", "arguments");

    /// An item while it arrives.
    ///
    /// @param part its thinking, its call or its trace; of a message, nothing
    /// @param kept where the item of reasoning is kept
    /// @param texts the parts of a message by their place in it
    private record Item(
            String type,
            Optional<Draft.Part> part,
            Optional<Draft.Part> kept,
            Map<Integer, Draft.Part> texts,
            List<Json> sources) {}

    private final Supplier<Draft> drafts;
    private final Likeness likeness = new Likeness("\"sequence_number\"", Likeness.Numbers.FIRST, "\"obfuscation\":\"");
    /// What the likeness was learned from, and the part the last piece went to if nothing else came since.
    private ResponsesDelta likely = new ResponsesDelta("", "", -1, -1);
    private Optional<Draft.Part> into = Optional.empty();
    private final Map<Integer, Item> items = new HashMap<>();
    private Draft draft;
    private int last;
    private int lastThought;
    private Json.Obj usage = Json.obj();
    private String finish = "";
    private boolean refused;
    private boolean over;

    ResponsesReading(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        this.drafts = () -> new Draft(origin, taken, arrivals);
        this.draft = drafts.get();
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public boolean whole() {
        return over;
    }

    @Override
    public void parseEvent(String name, byte[] buffer, int offset, int length) throws ModelFailure {
        if (likeness.fits(buffer, offset, length)) {
            if (into.isPresent()) into.get().append(likeness.text());
            else takeDelta(likely.with(likeness.text()));
            return;
        }
        into = Optional.empty();
        if (ResponsesDelta.repeats(buffer, offset, length)) return;
        String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
        if (text.strip().equals("[DONE]")) return;
        try {
            Json event = Json.parse(text);
            var delta = ResponsesDelta.of(event, name);
            take(event, delta);
            if (delta.text().isEmpty()) return;
            likely = delta;
            likeness.learn(buffer, offset, length, "delta", delta.text());
        } catch (JsonFault fault) {
            // What a named event of another kind says is nobody's business.
            boolean ours = name.isEmpty() || name.startsWith("response") || name.equals("error");
            if (ours || text.startsWith("{"))
                throw Complaint.broken("the stream holds an event that is not JSON: " + fault.getMessage());
        }
    }

    /// Takes a piece of the reply; pieces of what is kept as a whole only are passed over.
    private void takeDelta(ResponsesDelta delta) {
        into = switch (delta.type()) {
            case "response.output_text.delta" -> Optional.of(text(delta));
            case "response.refusal.delta" -> {
                refused = true;
                yield Optional.of(text(delta));
            }
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> thinking(delta);
            case "response.function_call_arguments.delta" ->
                known(delta.output()).flatMap(Item::part);
            default -> Optional.empty();
        };
        into.ifPresent(part -> part.append(delta.text()));
    }

    private void take(Json event, ResponsesDelta delta) throws ModelFailure {
        switch (delta.type()) {
            case "response.created", "response.queued", "response.in_progress" -> begin(event.get("response"));
            case "response.output_item.added" -> open(delta.output(), event.get("item"));
            case "response.output_item.done" -> close(delta.output(), event.get("item"));
            case "response.output_text.annotation.added" ->
                known(delta.output()).ifPresent(item -> item.sources().add(event.get("annotation")));
            case "response.completed", "response.incomplete", "response.failed", "response.cancelled" ->
                conclude(event.get("response"), delta.type().substring("response.".length()));
            case "error" -> throw failed(event.get("error").isNull() ? Json.obj("error", event) : event);
            default -> {
                if (event.get("object").text("").equals("response")) conclude(event, "");
                else if (!event.get("error").isNull()) throw failed(event);
                else takeDelta(delta);
            }
        }
    }

    private static ModelFailure failed(Json event) {
        return Complaint.parse(200, event)
                .map(Complaint::failure)
                .orElse(Complaint.broken("the provider gave up without saying why"));
    }

    /// Another reply after one that is over is in place of it.
    private void begin(Json response) {
        if (over) {
            items.clear();
            draft = drafts.get();
            refused = over = false;
        }
        draft.begin(response.get("id").text(""), response.get("model").text(""), Usage.NONE);
    }

    /// The place told, or that of the item that came last.
    private int place(int told) {
        return told < 0 ? last : told;
    }

    private Optional<Item> known(int told) {
        return Optional.ofNullable(items.get(place(told)));
    }

    private Item open(int told, Json raw) {
        draft.begin("", "", Usage.NONE);
        last = told < 0 ? items.size() : told;
        String type = raw.get("type").text("");
        Item item = switch (type) {
            case "message" -> item(type, Optional.empty(), Optional.empty());
            case "reasoning" -> {
                lastThought = -1;
                yield item(
                        type, Optional.of(draft.open(Draft.Kind.THINKING)), Optional.of(draft.open(Draft.Kind.OPAQUE)));
            }
            default -> {
                boolean plain = type.equals(ResponsesItems.CALL);
                String id = raw.get("call_id").text(plain ? raw.get("id").text("") : "");
                boolean calling = plain || type.endsWith("_call") && !id.isEmpty();
                String name = raw.get("name").text(plain ? "" : type);
                yield item(
                        type,
                        Optional.of(calling ? draft.openCall(id, name) : draft.open(Draft.Kind.OPAQUE)),
                        Optional.empty());
            }
        };
        items.put(last, item);
        return item;
    }

    private static Item item(String type, Optional<Draft.Part> part, Optional<Draft.Part> kept) {
        return new Item(type, part, kept, new LinkedHashMap<>(), new ArrayList<>());
    }

    private Item found(int told, String type) {
        return known(told).orElseGet(() -> open(told, Json.obj("type", type)));
    }

    private Draft.Part text(ResponsesDelta delta) {
        return found(delta.output(), "message").texts().computeIfAbsent(delta.part(), _ -> draft.open(Draft.Kind.TEXT));
    }

    private Optional<Draft.Part> thinking(ResponsesDelta delta) {
        Optional<Draft.Part> part = found(delta.output(), "reasoning").part();
        if (part.isPresent() && !part.get().blank() && delta.part() != lastThought)
            part.get().append("\n\n");
        lastThought = delta.part();
        return part;
    }

    private void close(int told, Json raw) {
        Item item = known(told).orElseGet(() -> open(told, raw));
        if (!(raw instanceof Json.Obj whole)) return;
        switch (item.type()) {
            case "message" -> closeMessage(item, whole);
            case "reasoning" -> closeReasoning(item, whole);
            default ->
                item.part().ifPresent(part -> {
                    if (part.kind() == Draft.Kind.CALL) closeCall(part, whole);
                    else part.close(new Content.Opaque(item.type(), whole));
                });
        }
    }

    private void closeMessage(Item item, Json.Obj raw) {
        var sources = new ArrayList<Json>();
        List<Json> said = raw.get("content").items();
        var places = new ArrayList<>(item.texts().keySet());
        for (int i = 0; i < said.size(); i++) {
            String refusal = said.get(i).get("refusal").text("");
            refused |= !refusal.isEmpty();
            sources.addAll(said.get(i).get(ResponsesItems.ANNOTATIONS).items());
            int place = i < places.size() ? places.get(i) : i;
            Draft.Part part = item.texts().computeIfAbsent(place, _ -> draft.open(Draft.Kind.TEXT));
            complete(part, said.get(i).get("text").text(refusal));
        }
        item.texts().values().forEach(Draft.Part::end);
        if (sources.isEmpty()) sources.addAll(item.sources());
        if (!sources.isEmpty()) draft.opaque(ResponsesItems.ANNOTATIONS, Json.arr(sources));
        keepRest(ResponsesItems.MESSAGE, raw, Json.obj());
    }

    /// What was thought in the open and what is sealed can be thought on; a mere name of what the provider has
    /// forgotten cannot.
    private void closeReasoning(Item item, Json.Obj raw) {
        List<Json> summary = raw.get("summary").items();
        List<Json> content = raw.get("content").items();
        String thoughts = (summary.isEmpty() ? content : summary)
                .stream().map(piece -> piece.get("text").text("")).collect(Collectors.joining("\n\n"));
        item.part().ifPresent(part -> {
            complete(part, thoughts);
            part.end();
        });
        boolean lasting = !raw.get("encrypted_content").text("").isEmpty() || !content.isEmpty();
        if (lasting) item.kept().ifPresent(part -> part.close(new Content.Opaque(ResponsesItems.REASONING, raw)));
    }

    private void closeCall(Draft.Part part, Json.Obj raw) {
        part.named(raw.get("name").text(""));
        Json arguments = raw.get("arguments");
        if (arguments.isNull() && raw.has("input")) arguments = Json.obj("input", raw.get("input"));
        if (arguments.isNull()) arguments = raw.has("action") ? raw.get("action") : raw.get("operation");
        if (arguments instanceof Json.Str(var text)) complete(part, text);
        else if (!arguments.isNull() && part.blank()) part.append(arguments.write());
        part.end();
        if (raw.get("type").text("").equals(ResponsesItems.CALL))
            keepRest(ResponsesItems.CALL, raw, Json.obj("call_id", part.callId()));
    }

    private void keepRest(String kind, Json.Obj raw, Json.Obj about) {
        Json.Obj rest = about;
        for (var field : raw.fields().entrySet())
            if (!TOLD.contains(field.getKey()) && !field.getValue().isNull())
                rest = rest.with(field.getKey(), field.getValue());
        if (!rest.equals(about)) draft.opaque(kind, rest);
    }

    /// Adds what did not come in pieces.
    private static void complete(Draft.Part part, String whole) {
        String said = part.text();
        if (whole.startsWith(said)) part.append(whole.substring(said.length()));
    }

    private void conclude(Json response, String how) throws ModelFailure {
        String status = response.get("status").text(how);
        if (status.equals("failed")) throw failed(response);
        if (status.equals("cancelled")) throw Complaint.broken("the provider cancelled the reply");
        if (over) return;
        begin(response);
        List<Json> output = response.get("output").items();
        if (items.isEmpty()) for (int i = 0; i < output.size(); i++) close(i, output.get(i));
        if (response.get("usage") instanceof Json.Obj counts) usage = counts;
        finish = response.get("incomplete_details").get("reason").text(status);
        over = !status.equals("in_progress") && !status.equals("queued");
    }

    @Override
    public Reply parseEnd() throws ModelFailure {
        if (!over) throw Complaint.broken("the stream ended before the reply was whole");
        return draft.reply(
                Responses.parseUsage(usage), refused ? Finish.REFUSAL : Responses.parseFinish(finish), finish);
    }
}
