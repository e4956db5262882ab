package dev.jackdaw.model.text;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.text.Decoder.End;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// One reply being heard: its text is read, the parts of the wire's own pass as they are.
final class Hearing implements Consumer<Arrival> {
    private final Offer offer;
    private final Consumer<? super Arrival> out;
    private final String calls =
            "call_" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE) + "_";
    private final Map<Integer, Integer> places = new HashMap<>();
    private Page page;
    private Optional<Decoder> decoder = Optional.empty();
    private int textOf = -1;
    private boolean beside;

    Hearing(Offer offer, Consumer<? super Arrival> out) {
        this.offer = offer;
        this.out = out;
        this.page = new Page(calls, offer, out);
    }

    @Override
    public synchronized void accept(Arrival arrival) {
        switch (arrival) {
            case Arrival.ReplyBegan _, Arrival.Switched _, Arrival.Retrying _ -> {
                begin();
                out.accept(arrival);
            }
            case Arrival.TextArrived(var index, var text) -> {
                if (index != textOf) endText(End.WHOLE);
                textOf = index;
                if (decoder.isEmpty()) decoder = Optional.of(new Decoder(offer, page));
                decoder.get().take(text);
            }
            case Arrival.ThinkingArrived(var index, var text) ->
                out.accept(new Arrival.ThinkingArrived(place(index), text));
            case Arrival.CallBegan(var index, var call) -> {
                beside = true;
                endText(End.BESIDE_CALLS);
                out.accept(new Arrival.CallBegan(place(index), call));
            }
            case Arrival.ArgumentsArrived(var index, var fragment) ->
                out.accept(new Arrival.ArgumentsArrived(place(index), fragment));
            case Arrival.PartEnded(var index, var part) -> {
                if (!(part instanceof Content.Text)) page.part(place(index), part);
            }
        }
    }

    private void begin() {
        places.clear();
        decoder = Optional.empty();
        textOf = -1;
        beside = false;
        page = new Page(calls, offer, out);
    }

    private int place(int index) {
        return places.computeIfAbsent(index, _ -> page.open());
    }

    private void endText(End end) {
        decoder.ifPresent(open -> open.end(beside ? End.BESIDE_CALLS : end));
        decoder = Optional.empty();
        page.end();
    }

    /// What the reply comes to. The parts that came are told to the end; what counts is the reply itself.
    synchronized Page page(Reply reply) {
        End end = switch (reply.finish()) {
            case LENGTH, UNKNOWN, ERROR, INTERRUPTED -> End.CUT;
            case STOP, TOOL_CALLS, REFUSAL, PAUSE -> End.WHOLE;
        };
        endText(end);
        var whole = new Page(calls, offer, _ -> {});
        End how = reply.calls().isEmpty() ? end : End.BESIDE_CALLS;
        for (Content part : reply.content()) {
            if (part instanceof Content.Text(var text)) {
                var reading = new Decoder(offer, whole);
                reading.take(text);
                reading.end(how);
                whole.end();
            } else whole.part(whole.open(), part);
        }
        return whole;
    }
}
