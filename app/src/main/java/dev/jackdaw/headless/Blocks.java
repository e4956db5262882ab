package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The reply being made, as lines: one `assistant` line for each finished block, and around them the raw events of the
/// Messages API where they are wanted. A block is told when its end is heard; what was not heard is told when the
/// whole reply is kept.
final class Blocks {

    /// A block that has begun.
    private static final class Block {
        private final int place;
        private final Class<? extends Content> kind;
        /// Whether its pieces are told as they arrive.
        private final boolean piecemeal;

        private boolean ended;

        Block(int place, Class<? extends Content> kind, boolean piecemeal) {
            this.place = place;
            this.kind = kind;
            this.piecemeal = piecemeal;
        }
    }

    private final Lines lines;
    private final Names names;
    private final Spelling spelling;
    private final boolean raw;
    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final List<Content> told = new ArrayList<>();
    private String id = "";
    private String model = "";
    private Usage usage = Usage.NONE;

    /// @param raw whether raw events are wanted
    Blocks(Lines lines, Names names, boolean raw) {
        this.lines = lines;
        this.names = names;
        this.spelling = new Spelling(names);
        this.raw = raw;
    }

    /// A model is being asked.
    void asking(String origin) {
        forget();
        model = origin.substring(origin.indexOf('/') + 1);
    }

    private void forget() {
        blocks.clear();
        told.clear();
        id = "";
        usage = Usage.NONE;
    }

    void heard(Arrival arrival) {
        switch (arrival) {
            case Arrival.ReplyBegan(var reply, var by, var spent) -> {
                forget();
                begin(reply, by.isBlank() ? model : by, spent);
            }
            case Arrival.TextArrived(var index, var text) -> {
                Block block = block(index, new Content.Text(""));
                if (raw) delta(block, Spelling.text(text));
            }
            case Arrival.ThinkingArrived(var index, var text) -> {
                Block block = block(index, new Content.Thinking("", ""));
                if (raw) delta(block, Spelling.thinking(text));
            }
            case Arrival.CallBegan(var index, var call) -> block(index, new Content.Call(call));
            case Arrival.ArgumentsArrived(var index, var fragment) -> arguments(index, fragment);
            case Arrival.PartEnded(var index, var content) -> end(index, content);
            case Arrival.Retrying _, Arrival.Switched _ -> {}
        }
    }

    private void begin(String reply, String by, Usage spent) {
        id = reply.isBlank() ? Spelling.freshId() : reply;
        model = by;
        usage = spent;
        if (raw) event(Json.obj("type", "message_start", "message", Spelling.message(id, model, usage, List.of())));
    }

    /// The block of that index, begun now where it has not yet.
    private Block block(int index, Content first) {
        if (id.isEmpty()) begin("", model, Usage.NONE);
        Block known = blocks.get(index);
        if (known != null) return known;
        boolean piecemeal = !(first instanceof Content.Call(var call)) || names.keepsArguments(call.tool());
        var block = new Block(blocks.size(), first.getClass(), piecemeal);
        blocks.put(index, block);
        if (raw)
            event(Json.obj(
                    "type", "content_block_start", "index", block.place, "content_block", spelling.emptied(first)));
        return block;
    }

    private void delta(Block block, Json.Obj delta) {
        event(Json.obj("type", "content_block_delta", "index", block.place, "delta", delta));
    }

    private void arguments(int index, String fragment) {
        Block block = blocks.get(index);
        if (raw && block != null && block.piecemeal) delta(block, Spelling.arguments(fragment));
    }

    private void end(int index, Content content) {
        boolean heard = blocks.containsKey(index);
        Block block = block(index, content);
        if (block.ended) return;
        block.ended = true;
        told.add(content);
        if (raw && !(heard && block.piecemeal)) spelling.delta(content).ifPresent(whole -> delta(block, whole));
        if (raw && content instanceof Content.Thinking(var _, var signature) && !signature.isEmpty())
            delta(block, Json.obj("type", "signature_delta", "signature", signature));
        spelling.block(content).ifPresent(this::tell);
        if (raw) event(Json.obj("type", "content_block_stop", "index", block.place));
    }

    private void tell(Json.Obj block) {
        lines.put(Json.obj(
                "type",
                "assistant",
                "message",
                Spelling.message(id, model, usage, List.of(block)),
                "parent_tool_use_id",
                null,
                "timestamp",
                Instant.now().toString()));
    }

    /// The whole reply is kept.
    void said(Reply reply) {
        if (id.isEmpty()) begin(reply.id(), reply.model(), reply.usage());
        for (Content content : untold(reply)) end(index(content), content);
        if (raw) {
            Json.Obj stop =
                    Json.obj("stop_reason", Spelling.stop(reply.finish()).orElse(null), "stop_sequence", null);
            event(Json.obj("type", "message_delta", "delta", stop, "usage", Spelling.usage(reply.usage())));
            event(Json.obj("type", "message_stop"));
        }
        forget();
    }

    /// What no line has told yet. Of a reply that broke off, one text is kept that holds all its blocks of text.
    private List<Content> untold(Reply reply) {
        if (reply.finish() == Finish.ERROR || reply.finish() == Finish.INTERRUPTED) {
            var before = new StringBuilder();
            for (Content content : told) if (content instanceof Content.Text(var text)) before.append(text);
            String text = reply.text();
            String rest = text.startsWith(before.toString()) ? text.substring(before.length()) : text;
            return rest.isBlank() ? List.of() : List.of(new Content.Text(rest));
        }
        var rest = new ArrayList<>(reply.content());
        for (Content content : told) rest.remove(content);
        return rest;
    }

    /// The open block such content would end, or one of its own.
    private int index(Content content) {
        int next = 0;
        for (var entry : blocks.entrySet()) {
            Block block = entry.getValue();
            if (!block.ended && block.kind == content.getClass()) return entry.getKey();
            next = Math.max(next, entry.getKey() + 1);
        }
        return next;
    }

    private void event(Json.Obj event) {
        lines.put(Json.obj("type", "stream_event", "event", event, "parent_tool_use_id", null));
    }
}
