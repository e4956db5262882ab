package dev.jackdaw.tui.keys;

import dev.jackdaw.tui.keys.Key.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads keys out of what a terminal sends. What it answers, and sequences nobody knows, give none.
public final class Keys {
    /// How long an Escape waits for the rest of a sequence, in milliseconds.
    private static final int ESCAPE_WAITS = 50;

    /// How long a sequence that has begun waits for its rest, also over a slow connection.
    private static final int SEQUENCE_WAITS = 500;

    /// How long a paste waits for its end.
    private static final int PASTE_WAITS = 2_000;

    /// How long a paste that ended waits for another end mark, and an unmarked one for more.
    private static final int HELD = 60;

    private static final int MOST_PARAMETERS = 64;

    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder parameters = new StringBuilder();
    private final List<Key> keys = new ArrayList<>();
    private final Burst bursts;
    private final Keymap map;
    private Paste paste = new Paste();
    private State state = State.GROUND;
    private boolean alternate;
    private boolean splitting;
    private char introducer;
    private int skipped;
    private String chord = "";

    public Keys() {
        this(new Keymap(), () -> System.nanoTime() / 1_000_000);
    }

    public Keys(Keymap map) {
        this(map, () -> System.nanoTime() / 1_000_000);
    }

    /// @param clock milliseconds that only go forward
    Keys(Keymap map, LongSupplier clock) {
        this.map = map;
        this.bursts = new Burst(clock);
    }

    /// Takes `ESC` and a letter for two keys, as those expect who press Escape often and fast; or for Alt with the
    /// letter.
    public void split(Splitting how) {
        splitting = how == Splitting.LETTERS;
    }

    /// What `ESC` and a letter are.
    public enum Splitting {
        LETTERS,
        NONE
    }

    /// The keys in what was read.
    public List<Key> read(String text) {
        boolean pasted = bursts.pasted(text);
        if (state == State.GROUND && pasted) {
            flushTyped();
            state = State.BURST;
        } else if (state == State.BURST && text.indexOf('\u001b') >= 0) endPaste();
        feed(text);
        return taken();
    }

    private void feed(String text) {
        for (int i = 0; i < text.length(); i++) step(text.charAt(i));
        flushTyped();
    }

    /// How many milliseconds what has begun may take to go on, or 0 where nothing has.
    public int waits() {
        return switch (state) {
            case GROUND -> 0;
            case PASTE -> paste.ended() ? HELD : PASTE_WAITS;
            case BURST -> HELD;
            case ESCAPE, TWICE -> ESCAPE_WAITS;
            case CONTROL, SHIFTED, STRING -> parameters.isEmpty() ? ESCAPE_WAITS : SEQUENCE_WAITS;
            case CONSOLE, MOUSE, STRING_ESCAPE -> SEQUENCE_WAITS;
        };
    }

    /// The keys there are when nothing more comes.
    public List<Key> settle() {
        State was = state;
        state = State.GROUND;
        switch (was) {
            case ESCAPE -> press(Press.of(0, "escape"));
            case TWICE -> {
                press(Press.of(0, "escape"));
                press(Press.of(0, "escape"));
            }
            case PASTE, BURST -> endPaste();
            case CONTROL -> {
                if (parameters.isEmpty()) press(KeyNames.alternate('['));
            }
            case SHIFTED -> {
                if (parameters.isEmpty()) press(KeyNames.alternate('O'));
            }
            case STRING -> {
                if (parameters.isEmpty()) press(KeyNames.alternate(introducer));
            }
            case GROUND, CONSOLE, MOUSE, STRING_ESCAPE -> {}
        }
        return taken();
    }

    private List<Key> taken() {
        List<Key> all = List.copyOf(keys);
        keys.clear();
        return all;
    }

    private void step(char c) {
        switch (state) {
            case GROUND -> ground(c);
            case ESCAPE -> escape(c);
            case TWICE -> twice(c);
            case CONTROL -> control(c);
            case CONSOLE -> {
                state = State.GROUND;
                if (c >= 'A' && c <= 'E') press(Press.of(0, "f" + (c - '@')));
            }
            case MOUSE -> {
                if (--skipped == 0) state = State.GROUND;
            }
            case SHIFTED -> shifted(c);
            case STRING -> string(c);
            case STRING_ESCAPE -> endString(c);
            case PASTE, BURST -> paste.add(c);
        }
    }

    private void ground(char c) {
        if (c == '\u001b') {
            flushTyped();
            alternate = false;
            state = State.ESCAPE;
        } else if (c < ' ' || c == 0x7f) {
            flushTyped();
            press(c == '\n' && bursts.ahead() ? KeyNames.control('\r') : KeyNames.control(c));
        } else if (!chord.isEmpty()) press(Press.typing(0, c));
        else if (c < 0x80 || c > 0x9f) typed.append(c);
    }

    private void flushTyped() {
        if (typed.isEmpty()) return;
        if (Character.isHighSurrogate(typed.charAt(typed.length() - 1))) return;
        keys.add(new Key.Typed(typed.toString()));
        typed.setLength(0);
    }

    private void escape(char c) {
        switch (c) {
            case '[', 'O' -> {
                parameters.setLength(0);
                state = c == '[' ? State.CONTROL : State.SHIFTED;
            }
            case ']', 'P', '_' -> {
                parameters.setLength(0);
                introducer = c;
                state = State.STRING;
            }
            case '\u001b' -> state = State.TWICE;
            default -> {
                state = State.GROUND;
                alternate(c);
            }
        }
    }

    private void alternate(char c) {
        Press press = KeyNames.alternate(c);
        boolean control = c < ' ' || c == 0x7f;
        boolean two = c >= 0x80 || splitting && !control && !map.chosen(press);
        if (two) press(Press.of(0, "escape"));
        if (two || control && !map.begins(press) && map.meaning(press).isEmpty()) ground(c);
        else press(press);
    }

    private void twice(char c) {
        if (c == '[' || c == 'O') {
            escape(c);
            alternate = true;
        } else {
            press(Press.of(0, "escape"));
            escape(c);
        }
    }

    private void control(char c) {
        if (c < ' ' || c > '~') broken(c);
        else if (c == '[' && parameters.isEmpty()) state = State.CONSOLE;
        else if (c < '@' && !(c == '$' && numbered())) {
            if (parameters.length() < MOST_PARAMETERS) parameters.append(c);
        } else {
            String told = parameters.toString();
            state = State.GROUND;
            if (c == '~' && told.equals("200")) {
                bursts.marked();
                state = State.PASTE;
            } else if (c == 'M' && told.isEmpty()) {
                skipped = 3;
                state = State.MOUSE;
            } else if (told.isEmpty() && (c == 'I' || c == 'O'))
                keys.add(c == 'I' ? Key.Named.FOCUS_IN : Key.Named.FOCUS_OUT);
            else KeyNames.sequence(told, c).ifPresent(this::pressed);
        }
    }

    private boolean numbered() {
        return !parameters.isEmpty() && parameters.charAt(0) <= '9';
    }

    /// A sequence that cannot go on like that: what comes is a key again.
    private void broken(char c) {
        state = State.GROUND;
        ground(c);
    }

    private void shifted(char c) {
        if (c < ' ' || c > '~') broken(c);
        else if (c <= ';' && parameters.length() < MOST_PARAMETERS) parameters.append(c);
        else {
            state = State.GROUND;
            KeyNames.shifted(parameters.toString(), c).ifPresent(this::pressed);
        }
    }

    /// A string of the terminal is only passed over.
    private void string(char c) {
        if (c == '\u0007' || c == '\u009c') state = State.GROUND;
        else if (c == '\u001b') state = State.STRING_ESCAPE;
        else if (parameters.isEmpty()) parameters.append(c);
    }

    private void endString(char c) {
        state = State.GROUND;
        if (parameters.isEmpty()) press(KeyNames.alternate(introducer));
        else if (c == '\\') return;
        ground('\u001b');
        step(c);
    }

    private void pressed(Press press) {
        press(alternate ? press.with(press.modifiers() | Press.ALT) : press);
    }

    private void press(Press press) {
        String first = chord;
        chord = "";
        if (!first.isEmpty()) {
            Optional<Named> both = map.meaning(first, press);
            both.ifPresent(keys::add);
            if (both.isPresent() || press.name().equals("escape")) return;
        }
        if (map.begins(press)) chord = press.name();
        else if (press.types()) typed.append(press.text());
        else map.meaning(press).ifPresent(this::named);
    }

    private void named(Named named) {
        flushTyped();
        keys.add(named);
    }

    private void endPaste() {
        Paste done = paste;
        paste = new Paste();
        state = State.GROUND;
        keys.add(new Key.Pasted(done.text()));
        String rest = done.rest();
        if (!rest.isEmpty()) feed(rest);
    }
}
