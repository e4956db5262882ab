package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.wording.Brief;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.ToLongFunction;

/// Tokens there are for pieces of a text.
final class Purse {
    private static final String CUT = " […]";

    private final ToLongFunction<Message> weight;
    private long left;

    Purse(long tokens, ToLongFunction<Message> weight) {
        this.left = tokens;
        this.weight = weight;
    }

    private long price(String text) {
        return weight.applyAsLong(Message.User.of(text));
    }

    boolean pays(String piece) {
        long price = price(piece);
        if (price > left) return false;
        left -= price;
        return true;
    }

    /// The newest of the pieces that can be paid, in the order they come in.
    List<String> newest(List<String> pieces) {
        var paid = new ArrayDeque<String>();
        for (String piece : pieces.reversed()) if (pays(piece)) paid.addFirst(piece);
        return List.copyOf(paid);
    }

    /// As much of the text's beginning as can be paid.
    String beginning(String text) {
        String shorter = text;
        for (long price = price(shorter); price > left && !shorter.isEmpty(); price = price(shorter)) {
            int length = (int) (shorter.length() * Math.max(0, left) / price * 9 / 10);
            shorter = length <= CUT.length() ? "" : clipped(text, length - CUT.length(), 0);
        }
        left -= shorter.isEmpty() ? 0 : price(shorter);
        return shorter;
    }

    /// A text's beginning and its end; the whole of it where it is not longer.
    static String clipped(String text, int head, int tail) {
        if (text.length() <= head + tail + CUT.length()) return text;
        String end = tail == 0 ? "" : " " + text.substring(Brief.whole(text, text.length() - tail));
        return text.substring(0, Brief.whole(text, head)).stripTrailing() + CUT + end;
    }
}
