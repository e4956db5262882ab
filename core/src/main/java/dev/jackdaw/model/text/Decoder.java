package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.LooseJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the calls out of one text of a reply. Text goes on as it comes; from the first call on, all waits for the end,
/// since only then is it known what is a call and whether it is whole.
final class Decoder {

    /// How a text ended.
    enum End {
        WHOLE,
        /// Before the model was done: a call that was being written never runs.
        CUT,
        /// In a reply that has calls as its wire has them, so that none is looked for in the text.
        BESIDE_CALLS
    }

    private static final List<String> INVENTED = List.of("<tool_result", "<tool_response", "[TOOL_RESULTS]");

    private final Offer offer;
    private final Consumer<Piece> out;
    private final Sieve sieve;

    Decoder(Offer offer, Consumer<Piece> out) {
        this.offer = offer;
        this.out = out;
        this.sieve = new Sieve(offer, out);
    }

    void take(String piece) {
        sieve.take(piece);
    }

    void end(End end) {
        boolean called = false;
        while (end != End.BESIDE_CALLS && sieve.found().isPresent()) {
            var cursor = new Cursor(sieve.rest());
            Optional<List<Piece>> read = read(sieve.found().get(), cursor, end);
            if (read.isEmpty()) {
                sieve.deny();
                continue;
            }
            read.get().forEach(out);
            called |= read.get().stream()
                    .anyMatch(piece -> !(piece instanceof Piece.Said || piece instanceof Piece.Thought));
            // What a model says a call gave before it ran is made up, and so is all that follows.
            int length = cursor.at();
            boolean invented = called && INVENTED.stream().anyMatch(cursor.space()::sees);
            sieve.pass(invented ? sieve.rest().length() : length);
        }
        sieve.release();
    }

    /// What stands at the cursor, which moves past it: nothing for a call that was cut; empty where it is text.
    private Optional<List<Piece>> read(Spelling spelling, Cursor cursor, End end) {
        Optional<List<Piece>> read = switch (spelling) {
            case TOOL_TAG -> json(cursor, "<tool>", spelling, end);
            case TOOL_CALL -> toolCall(cursor, end);
            case MARKUP -> new Markup(cursor, offer).read();
            case PYTHON_TAG -> new Tokens(cursor).pythonTag();
            case BRACKET_TOKEN -> new Tokens(cursor).bracketToken();
            case CALLS_BEGIN -> new Tokens(cursor).callsBegin();
            case CALLS_SECTION -> new Tokens(cursor).callsSection();
            case HARMONY -> new Tokens(cursor).harmony(end);
            case BARE_OBJECT -> bare(cursor);
            case PYTHONIC -> python(cursor);
            case FENCED -> fenced(cursor, end);
        };
        if (read.isEmpty()) return broken(spelling, cursor, end);
        boolean cut = end == End.CUT && cursor.ended();
        return accepted(read.get().stream()
                .filter(piece -> !cut || !(piece instanceof Piece.Wrong))
                .toList());
    }

    /// What begins like a call and goes on like none.
    private Optional<List<Piece>> broken(Spelling spelling, Cursor cursor, End end) {
        cursor.at(0);
        return switch (spelling) {
            case BARE_OBJECT, PYTHONIC, FENCED -> Optional.empty();
            case TOOL_TAG, TOOL_CALL, MARKUP, PYTHON_TAG, BRACKET_TOKEN, CALLS_BEGIN, CALLS_SECTION, HARMONY -> {
                if (end != End.CUT && !offer.protocol()) yield Optional.empty();
                String raw = cursor.rest();
                if (end == End.CUT) yield Optional.of(List.of());
                yield Optional.of(List.of(new Piece.Wrong("", raw, "this call is not whole", spelling)));
            }
        };
    }

    /// The pieces, if the calls among them are meant for tools on offer; those in this program's own tag are anyway.
    private Optional<List<Piece>> accepted(List<Piece> pieces) {
        for (Piece piece : pieces) {
            boolean fits = switch (piece) {
                case Piece.Called(var tool, var _, var spelling, var _) ->
                    spelling == Spelling.TOOL_TAG || offer.knows(tool);
                case Piece.Wrong(var tool, var _, var _, var _) -> offer.protocol() || offer.knows(tool);
                case Piece.Said _, Piece.Thought _ -> true;
            };
            if (!fits) return Optional.empty();
        }
        return Optional.of(pieces);
    }

    private Optional<List<Piece>> toolCall(Cursor cursor, End end) {
        int place = cursor.at();
        String head = "<" + cursor.namespace();
        for (String name : List.of("tool_call>", "function_call>", "tools>")) {
            if (!cursor.take(head + name)) continue;
            char next = cursor.space().peek();
            if (next != '<' && next != '{' && next != '[')
                return new Markup(cursor, offer).pairs("</" + head.substring(1) + name);
            cursor.at(place);
            return next == '<' ? new Markup(cursor, offer).read() : json(cursor, head + name, Spelling.TOOL_CALL, end);
        }
        return Optional.empty();
    }

    /// JSON between tags. The closing one may be missing at the end: for some servers it is what ends a reply.
    private static Optional<List<Piece>> json(Cursor cursor, String open, Spelling spelling, End end) {
        String close = "</" + open.substring(1);
        cursor.take(open);
        int place = cursor.space().at();
        boolean closed = cursor.find(close, place) >= 0;
        Optional<String> whole = cursor.value();
        if (whole.isPresent() && (cursor.space().take(close) || !closed))
            return Optional.of(Calls.read(whole.get(), spelling));
        cursor.at(place);
        String body = cursor.until(close).orElseGet(cursor::rest);
        return Optional.of(closed || end != End.CUT ? Calls.read(body, spelling) : List.of());
    }

    /// One object, or several one after another, that are the whole reply.
    private Optional<List<Piece>> bare(Cursor cursor) {
        var pieces = new ArrayList<Piece>();
        while (!cursor.space().ended()) {
            Optional<String> value = cursor.value();
            if (value.isEmpty()) return Optional.empty();
            try {
                for (Json object : Calls.objects(LooseJson.parse(value.get()).value()))
                    if (!Calls.complete(object)) return Optional.empty();
            } catch (JsonFault text) {
                return Optional.empty();
            }
            pieces.addAll(Calls.read(value.get(), Spelling.BARE_OBJECT));
            cursor.space().takeAny(";", ",", "<|eom_id|>", "<|eot_id|>", "<|im_end|>");
        }
        return strictly(pieces);
    }

    private Optional<List<Piece>> python(Cursor cursor) {
        Optional<List<Piece>> read = new Tokens(cursor).python(Spelling.PYTHONIC);
        return cursor.space().ended() ? read.flatMap(this::strictly) : Optional.empty();
    }

    /// A code block that holds nothing but calls and is the whole reply.
    private Optional<List<Piece>> fenced(Cursor cursor, End end) {
        Optional<String> first = cursor.until("\n");
        String body = cursor.rest().strip();
        if (first.isEmpty() || !body.endsWith("```")) return Optional.empty();
        var pieces = new ArrayList<Piece>();
        var inner = new Decoder(offer, pieces::add);
        inner.take(body.substring(0, body.length() - 3).strip());
        inner.end(end);
        return strictly(pieces);
    }

    /// The pieces, if they are calls for tools on offer and nothing else.
    private Optional<List<Piece>> strictly(List<Piece> pieces) {
        if (pieces.isEmpty()) return Optional.empty();
        for (Piece piece : pieces)
            if (!(piece instanceof Piece.Called called)
                    || called.spelling() != Spelling.TOOL_TAG && !offer.knows(called.tool())) return Optional.empty();
        return Optional.of(pieces);
    }
}
