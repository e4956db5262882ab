package dev.jackdaw.model.http;

import dev.jackdaw.model.Arrival;
import java.util.function.Consumer;

/// Pieces that arrived together, told of as one: a fast server sends dozens of words in one packet, and each piece told
/// of passes everybody who listens.
final class Gathered implements Consumer<Arrival> {
    private final Consumer<? super Arrival> listener;
    private final StringBuilder text = new StringBuilder();
    private Arrival first = new Arrival.TextArrived(0, "");

    Gathered(Consumer<? super Arrival> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(Arrival arrival) {
        switch (arrival) {
            case Arrival.TextArrived(var index, var piece) -> {
                if (!(first instanceof Arrival.TextArrived(var same, var _)) || same != index) begin(arrival);
                text.append(piece);
            }
            case Arrival.ThinkingArrived(var index, var piece) -> {
                if (!(first instanceof Arrival.ThinkingArrived(var same, var _)) || same != index) begin(arrival);
                text.append(piece);
            }
            case Arrival.ArgumentsArrived(var index, var piece) -> {
                if (!(first instanceof Arrival.ArgumentsArrived(var same, var _)) || same != index) begin(arrival);
                text.append(piece);
            }
            case Arrival.ReplyBegan _,
                    Arrival.CallBegan _,
                    Arrival.PartEnded _,
                    Arrival.Retrying _,
                    Arrival.Switched _ -> {
                tell();
                listener.accept(arrival);
            }
        }
    }

    private void begin(Arrival arrival) {
        tell();
        first = arrival;
    }

    /// Tells of what has been gathered.
    void tell() {
        if (text.isEmpty()) return;
        String whole = text.toString();
        text.setLength(0);
        listener.accept(
                switch (first) {
                    case Arrival.ThinkingArrived(var index, var _) -> new Arrival.ThinkingArrived(index, whole);
                    case Arrival.ArgumentsArrived(var index, var _) -> new Arrival.ArgumentsArrived(index, whole);
                    case Arrival.TextArrived(var index, var _) -> new Arrival.TextArrived(index, whole);
                    case Arrival.ReplyBegan _,
                            Arrival.CallBegan _,
                            Arrival.PartEnded _,
                            Arrival.Retrying _,
                            Arrival.Switched _ -> first;
                });
    }
}
