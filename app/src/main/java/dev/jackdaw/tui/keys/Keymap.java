package dev.jackdaw.tui.keys;

import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tui.keys.Key.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which keys mean what: the usual, changed by the user. A key is one press, `ctrl+k`, or two, `ctrl+x ctrl+e`.
public final class Keymap {
    /// The action that is none.
    private static final String NONE = "none";

    private static final List<String> KEYS = List.of(
            "enter",
            "tab",
            "escape",
            "backspace",
            "delete",
            "insert",
            "space",
            "up",
            "down",
            "left",
            "right",
            "home",
            "end",
            "pageup",
            "pagedown",
            "f1",
            "f2",
            "f3",
            "f4",
            "f5",
            "f6",
            "f7",
            "f8",
            "f9",
            "f10",
            "f11",
            "f12");

    /// What is wrong with a change that was asked for.
    public enum Fault {
        /// There is no such key.
        KEY,
        /// There is no such action.
        ACTION,
        /// The key types itself.
        LETTER
    }

    /// A change that is left out.
    ///
    /// @param nearest names that may have been meant
    public record Problem(Fault fault, String key, String action, List<String> nearest) {}

    private final Map<String, Named> meanings = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private final Set<String> chosen = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /// The usual with changes: from names of keys to names of actions, or `none`.
    public Keymap(Map<String, String> changes) {
        for (Usual usual : Usual.values()) for (String key : usual.keys()) meanings.put(key, usual.meaning());
        changes.forEach(this::change);
        for (String key : meanings.keySet())
            if (key.indexOf(' ') > 0) beginnings.add(key.substring(0, key.indexOf(' ')));
    }

    public Keymap() {
        this(Map.of());
    }

    private void change(String key, String action) {
        Optional<String> name = named(key);
        Optional<Named> meaning = action(action);
        if (name.isEmpty()) fault(Fault.KEY, key, action, nearest(key));
        else if (name.get().codePointCount(0, name.get().length()) == 1
                || name.get().equals("space"))
            fault(Fault.LETTER, key, action, List.of("ctrl+" + name.get(), "alt+" + name.get()));
        else if (meaning.isEmpty() && !action.equals(NONE))
            fault(Fault.ACTION, key, action, Nearest.to(action, actions(), 1));
        else {
            meanings.remove(name.get());
            meaning.ifPresent(named -> meanings.put(name.get(), named));
            chosen.add(name.get());
        }
    }

    private void fault(Fault fault, String key, String action, List<String> nearest) {
        problems.add(new Problem(fault, key, action, nearest));
    }

    private static List<String> nearest(String key) {
        var known = new HashSet<>(KEYS);
        for (Usual usual : Usual.values()) known.addAll(usual.keys());
        return Nearest.to(key, known, 1);
    }

    /// What was asked for and is left out.
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// The names of all actions.
    public static List<String> actions() {
        return bindable().stream().map(Keymap::name).toList();
    }

    /// All that a key can mean; what a terminal reports is no key.
    public static List<Named> bindable() {
        return Stream.of(Named.values())
                .filter(each -> each != Named.FOCUS_IN && each != Named.FOCUS_OUT)
                .toList();
    }

    /// What settings call an action.
    public static String name(Named action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Named> action(String name) {
        return bindable().stream()
                .filter(action -> name(action).equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The keys of an action, by their names.
    public List<String> keys(Named action) {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue() == action)
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                .toList();
    }

    /// What a press means; one with Shift or other keys nothing is said about means what it means without.
    Optional<Named> meaning(Press press) {
        Named exact = meanings.get(press.name());
        if (exact != null) return Optional.of(exact);
        if (press.modifiers() == 0 || chosen.contains(press.name())) return Optional.empty();
        int less = press.modifiers() & ~Press.SHIFT;
        boolean letter = !press.text().isEmpty() || press.key().length() == 1;
        if (letter && (press.modifiers() & Press.ALT) == 0) return Optional.empty();
        Named without = meanings.get(press.with(less).name());
        if (without == null && !letter) without = meanings.get(press.key());
        return Optional.ofNullable(without);
    }

    /// What two presses mean.
    Optional<Named> meaning(String first, Press second) {
        return Optional.ofNullable(meanings.get(first + " " + second.name()));
    }

    /// Whether a press is the first of two.
    boolean begins(Press press) {
        return beginnings.contains(press.name());
    }

    /// Whether the user said what it means.
    boolean chosen(Press press) {
        return chosen.contains(press.name());
    }

    /// The name a key has here, however it was written.
    private static Optional<String> named(String key) {
        var names = new ArrayList<String>();
        for (String press : key.strip().toLowerCase(Locale.ROOT).split(" ")) {
            if (press.isEmpty()) continue;
            Optional<Press> named = press(press);
            if (named.isEmpty()) return Optional.empty();
            names.add(named.get().name());
        }
        return names.isEmpty() || names.size() > 2 ? Optional.empty() : Optional.of(String.join(" ", names));
    }

    private static Optional<Press> press(String name) {
        int modifiers = 0;
        String rest = name;
        for (int plus = rest.indexOf('+'); plus > 0 && plus < rest.length() - 1; plus = rest.indexOf('+')) {
            int modifier = switch (rest.substring(0, plus)) {
                case "ctrl", "control" -> Press.CTRL;
                case "alt", "option", "meta" -> Press.ALT;
                case "shift" -> Press.SHIFT;
                case "super", "cmd", "command", "win" -> Press.SUPER;
                default -> 0;
            };
            if (modifier == 0) return Optional.empty();
            modifiers |= modifier;
            rest = rest.substring(plus + 1);
        }
        String base = switch (rest) {
            case "return" -> "enter";
            case "esc" -> "escape";
            case "del" -> "delete";
            case "ins" -> "insert";
            case "pgup" -> "pageup";
            case "pgdn", "pgdown" -> "pagedown";
            default -> rest;
        };
        boolean known = KEYS.contains(base) || base.codePointCount(0, base.length()) == 1;
        return known ? Optional.of(Press.of(modifiers, base)) : Optional.empty();
    }
}
