package dev.jackdaw.model.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads a reply of Anthropic Messages, from its events or from the one object a reply is that was not streamed.
final class AnthropicReading implements Wire.Reading {

    private static final String DELTA = "content_block_delta";

    /// A block while it arrives, with what it began as.
    private record Block(Draft.Part part, Json.Obj raw, List<Json> citations) {}

    private final Draft draft;
    private final Map<Integer, Block> blocks = new HashMap<>();
    private Json.Obj usage = Json.obj();
    private String finish = "";
    private boolean over;

    private String type = "";
    private int index;
    private String deltaType = "";
    private String piece = "";
    private int quote;
    private final Template template = new Template();
    private int learnedIndex;
    private String learnedType = "";

    AnthropicReading(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        draft = new Draft(origin, taken, arrivals);
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
        if (over) return;
        try {
            scan(buffer, offset, length);
        } catch (JsonProcessingException e) {
            // What a named event of another kind says is nobody's business.
            if (buffer[offset] != '{' && !ours(name)) return;
            throw Complaint.broken("the stream holds an event that is not JSON: " + e.getOriginalMessage());
        }
        if (type.equals(DELTA) && takeDelta() || type.equals("ping")) return;
        take(Json.parse(new String(buffer, offset, length, StandardCharsets.UTF_8)));
    }

    private static boolean ours(String event) {
        return event.isEmpty() || event.startsWith("message") || event.startsWith("content_block");
    }

    /// Reads what the many small events hold, and whether an event is JSON at all.
    private void scan(byte[] buffer, int offset, int length) throws JsonProcessingException {
        if (template.fits(buffer, offset, length)) {
            type = DELTA;
            index = learnedIndex;
            deltaType = learnedType;
            piece = template.text();
            return;
        }
        type = deltaType = piece = "";
        quote = -1;
        index = -1;
        try (JsonParser in = Chunk.parser(buffer, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) throw Chunk.wrong(in, "not an object");
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                JsonToken value = in.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) type = in.getText();
                else if (field.equals("index") && value == JsonToken.VALUE_NUMBER_INT) index = in.getIntValue();
                else if (field.equals("delta") && value == JsonToken.START_OBJECT) scanDelta(in);
                else in.skipChildren();
            }
            if (in.nextToken() != null) throw Chunk.wrong(in, "more text after the object");
            if (type.equals(DELTA) && usual()) learn(buffer, offset, length);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scanDelta(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            if (value != JsonToken.VALUE_STRING) in.skipChildren();
            else
                switch (field) {
                    case "type" -> deltaType = in.getText();
                    case "text", "partial_json", "thinking", "signature" -> {
                        piece = in.getText();
                        quote = (int) in.currentTokenLocation().getByteOffset();
                    }
                    default -> {}
                }
        }
    }

    private void learn(byte[] buffer, int offset, int length) {
        learnedIndex = index;
        learnedType = deltaType;
        template.learn(buffer, offset, length, quote);
    }

    private boolean usual() {
        return switch (deltaType) {
            case "text_delta", "input_json_delta", "thinking_delta", "signature_delta" -> true;
            default -> false;
        };
    }

    /// Whether the event was one of the usual pieces.
    private boolean takeDelta() {
        Block block = blocks.get(index);
        if (!usual() || block == null) return usual();
        if (deltaType.equals("signature_delta")) block.part().sign(piece);
        else block.part().append(piece);
        return true;
    }

    private void take(Json event) throws ModelFailure {
        switch (type) {
            case "message_start" -> begin(event.get("message"));
            case "content_block_start" -> open(index, event.get("content_block"));
            case DELTA -> cite(event.get("delta"));
            case "content_block_stop" -> close(index);
            case "message_delta" -> conclude(event.get("delta"), event.get("usage"));
            case "message_stop" -> over = true;
            case "message" -> takeWhole(event);
            default -> {
                Optional<Complaint> complaint = Complaint.parse(200, event);
                if (complaint.isPresent()) throw complaint.get().failure();
            }
        }
    }

    /// A proxy that asked twice may begin twice; what began before stays, under the same indexes new blocks begin.
    private void begin(Json message) {
        blocks.clear();
        addUsage(message.get("usage"));
        draft.begin(message.get("id").text(""), message.get("model").text(""), AnthropicMessages.parseUsage(usage));
    }

    private void takeWhole(Json message) throws ModelFailure {
        begin(message);
        List<Json> content = message.get("content").items();
        for (int i = 0; i < content.size(); i++) {
            open(i, content.get(i));
            close(i);
        }
        conclude(message, message.get("usage"));
        over = true;
    }

    private void open(int at, Json raw) {
        draft.begin("", "", AnthropicMessages.parseUsage(usage));
        if (!(raw instanceof Json.Obj block)) return;
        Draft.Part part = switch (block.get("type").text("")) {
            case "text" -> draft.open(Draft.Kind.TEXT);
            case "thinking" -> draft.open(Draft.Kind.THINKING);
            case "tool_use" ->
                draft.openCall(block.get("id").text(""), block.get("name").text(""));
            default -> draft.open(Draft.Kind.OPAQUE);
        };
        blocks.put(
                at,
                new Block(part, block, new ArrayList<>(block.get("citations").items())));
        switch (part.kind()) {
            case TEXT -> part.append(block.get("text").text(""));
            case THINKING -> {
                part.append(block.get("thinking").text(""));
                part.sign(block.get("signature").text(""));
            }
            case CALL, OPAQUE -> {}
        }
    }

    private void cite(Json delta) {
        Block block = blocks.get(index);
        if (block != null && !delta.get("citation").isNull()) block.citations().add(delta.get("citation"));
    }

    private void close(int at) throws ModelFailure {
        Block block = blocks.remove(at);
        if (block == null) return;
        Draft.Part part = block.part();
        switch (part.kind()) {
            case OPAQUE -> part.close(new Content.Opaque(block.raw().get("type").text(""), whole(block)));
            case CALL -> {
                boolean atOnce =
                        part.blank() && block.raw().get("input") instanceof Json.Obj(var fields) && !fields.isEmpty();
                if (atOnce) part.append(block.raw().get("input").write());
                part.end();
            }
            case TEXT, THINKING -> part.end();
        }
        // Of no weight where the model itself called.
        Json caller = block.raw().get(AnthropicBlocks.CALLER);
        if (part.kind() == Draft.Kind.CALL && !caller.get("tool_id").isNull())
            draft.opaque(AnthropicBlocks.CALLER, caller);
        if (!block.citations().isEmpty()) draft.opaque(AnthropicBlocks.CITATIONS, Json.arr(block.citations()));
    }

    /// The block with the input that came in pieces.
    private static Json whole(Block block) throws ModelFailure {
        if (block.part().blank()) return block.raw();
        try {
            return block.raw().with("input", Json.parse(block.part().text()));
        } catch (JsonFault fault) {
            throw Complaint.broken("the input of a tool the provider runs is not JSON: " + fault.getMessage());
        }
    }

    private void conclude(Json delta, Json counts) {
        finish = delta.get("stop_reason").text(finish);
        addUsage(counts);
    }

    private void addUsage(Json counts) {
        if (counts instanceof Json.Obj(var fields))
            fields.forEach((name, value) -> usage = value.isNull() ? usage : usage.with(name, value));
    }

    @Override
    public Reply parseEnd() throws ModelFailure {
        if (!over) throw Complaint.broken("the stream ended before the reply was whole");
        // A signature that may be half is none.
        for (Block open : blocks.values()) open.part().unsign();
        return draft.reply(AnthropicMessages.parseUsage(usage), why(finish), finish);
    }

    private static Finish why(String word) {
        return switch (word) {
            case "end_turn", "stop_sequence" -> Finish.STOP;
            case "tool_use" -> Finish.TOOL_CALLS;
            case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
            case "refusal" -> Finish.REFUSAL;
            case "pause_turn" -> Finish.PAUSE;
            default -> Finish.UNKNOWN;
        };
    }
}
