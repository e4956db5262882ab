package dev.jackdaw.model.wire;

/// Tells thinking from speech where a model writes its thoughts between `<think>` and `</think>` before it speaks.
final class ThinkTag {

    /// Where the two kinds of text go.
    interface Ears {
        void thinking(String text);

        void speech(String text);
    }

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        BEFORE,
        INSIDE,
        AFTER,
        SPEECH
    }

    private final Ears ears;
    private State state = State.BEFORE;
    private String held = "";

    ThinkTag(Ears ears) {
        this.ears = ears;
    }

    void take(String piece) {
        switch (state) {
            case SPEECH -> ears.speech(piece);
            case BEFORE -> before(held + piece);
            case INSIDE -> inside(held + piece);
            case AFTER -> after(piece);
        }
    }

    /// Lets go of what was held back as the possible beginning of a tag.
    void end() {
        String rest = held;
        held = "";
        if (rest.isEmpty()) return;
        if (state == State.INSIDE) ears.thinking(rest);
        else {
            state = State.SPEECH;
            ears.speech(rest);
        }
    }

    private void before(String text) {
        String said = text.stripLeading();
        held = "";
        if (said.startsWith(OPEN)) {
            state = State.INSIDE;
            inside(said.substring(OPEN.length()));
        } else if (OPEN.startsWith(said)) {
            held = text;
        } else {
            state = State.SPEECH;
            ears.speech(text);
        }
    }

    private void inside(String text) {
        int close = text.indexOf(CLOSE);
        if (close >= 0) {
            held = "";
            if (close > 0) ears.thinking(text.substring(0, close));
            state = State.AFTER;
            after(text.substring(close + CLOSE.length()));
            return;
        }
        int keep = overlap(text);
        held = text.substring(text.length() - keep);
        if (keep < text.length()) ears.thinking(text.substring(0, text.length() - keep));
    }

    private void after(String text) {
        String said = text.stripLeading();
        if (said.isEmpty()) return;
        state = State.SPEECH;
        ears.speech(said);
    }

    /// How much of the end of the text may be the beginning of the closing tag.
    private static int overlap(String text) {
        for (int length = Math.min(CLOSE.length() - 1, text.length()); length > 0; length--)
            if (text.endsWith(CLOSE.substring(0, length))) return length;
        return 0;
    }
}
