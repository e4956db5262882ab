package dev.jackdaw.tui.keys;

import java.util.ArrayList;
import java.util.List;

/// Reads keys out of what a terminal sends.
public final class Keys {
    /// How long an Escape waits for the rest of a sequence, in milliseconds.
    private static final int ESCAPE_WAITS = 50;

    /// How long a paste waits for its end.
    private static final int PASTE_WAITS = 2_000;

    /// A burst with that many line ends inside is a paste, also from a terminal that does not mark it.
    private static final int PASTED_LINES = 4;

    private static final int PASTED_LENGTH = 200;
    private static final int MOST_PARAMETERS = 64;
    private static final String PASTE_END = "\u001b[201~";

    private enum State {
        GROUND,
        ESCAPE,
        CONTROL,
        SHIFTED,
        STRING,
        PASTE
    }

    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder parameters = new StringBuilder();
    private final StringBuilder paste = new StringBuilder();
    private final List<Key> keys = new ArrayList<>();
    private State state = State.GROUND;

    /// The keys in what was read.
    public List<Key> read(String text) {
        if (state == State.GROUND && burst(text)) {
            keys.add(new Key.Pasted(unified(text)));
            return taken();
        }
        for (int i = 0; i < text.length(); i++) step(text.charAt(i));
        flushTyped();
        return taken();
    }

    /// How many milliseconds what has begun may take to go on, or 0 where nothing has.
    public int waits() {
        return switch (state) {
            case GROUND -> 0;
            case PASTE -> PASTE_WAITS;
            case ESCAPE, CONTROL, SHIFTED, STRING -> ESCAPE_WAITS;
        };
    }

    /// The keys there are when nothing more comes.
    public List<Key> settle() {
        switch (state) {
            case ESCAPE -> keys.add(Key.Named.ESCAPE);
            case PASTE -> endPaste(paste.length());
            case GROUND, CONTROL, SHIFTED, STRING -> {}
        }
        state = State.GROUND;
        return taken();
    }

    private List<Key> taken() {
        List<Key> all = List.copyOf(keys);
        keys.clear();
        return all;
    }

    private static boolean burst(String text) {
        if (text.length() < PASTED_LENGTH) return false;
        int lines = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b') return false;
            if (c == '\r' || c == '\n') lines++;
        }
        return lines >= PASTED_LINES;
    }

    private void step(char c) {
        switch (state) {
            case GROUND -> ground(c);
            case ESCAPE -> escape(c);
            case CONTROL -> control(c);
            case SHIFTED -> {
                state = State.GROUND;
                add(KeyNames.shifted(c));
            }
            case STRING -> {
                if (c == '\u0007') state = State.GROUND;
                else if (c == '\u001b') state = State.ESCAPE;
            }
            case PASTE -> pasting(c);
        }
    }

    private void ground(char c) {
        if (c == '\u001b') {
            flushTyped();
            state = State.ESCAPE;
        } else if (c < ' ' || c == 0x7f) {
            flushTyped();
            add(KeyNames.control(c));
        } else typed.append(c);
    }

    private void flushTyped() {
        if (typed.isEmpty()) return;
        if (Character.isHighSurrogate(typed.charAt(typed.length() - 1))) return;
        keys.add(new Key.Typed(typed.toString()));
        typed.setLength(0);
    }

    private void escape(char c) {
        switch (c) {
            case '[' -> {
                parameters.setLength(0);
                state = State.CONTROL;
            }
            case 'O' -> state = State.SHIFTED;
            case ']', 'P', '_', '^' -> state = State.STRING;
            case '\u001b' -> keys.add(Key.Named.ESCAPE);
            default -> {
                state = State.GROUND;
                add(KeyNames.alternate(c));
            }
        }
    }

    private void control(char c) {
        if (c == '\u001b') state = State.ESCAPE;
        else if (c < '@') {
            if (parameters.length() < MOST_PARAMETERS) parameters.append(c);
        } else {
            state = State.GROUND;
            if (c == '~' && parameters.toString().equals("200")) {
                paste.setLength(0);
                state = State.PASTE;
            } else add(KeyNames.sequence(parameters.toString(), c));
        }
    }

    private void add(java.util.Optional<Key> key) {
        key.ifPresent(keys::add);
    }

    private void pasting(char c) {
        paste.append(c);
        int start = paste.length() - PASTE_END.length();
        if (c != '~' || start < 0 || paste.indexOf(PASTE_END, start) < 0) return;
        endPaste(start);
        state = State.GROUND;
    }

    private void endPaste(int length) {
        keys.add(new Key.Pasted(unified(paste.substring(0, length))));
        paste.setLength(0);
        paste.trimToSize();
    }

    private static String unified(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
