package dev.jackdaw.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts arguments and variables into texts, once: what an argument holds is not looked through again.
///
/// `$ARGUMENTS` is the whole line, `$ARGUMENTS[n]` its part n, counted from 0; `$name` the one the front matter names
/// so; `${NAME}` a variable. `$n` counts from 0 in files of Claude Code, as there, and from 1 in ours, as a shell does;
/// files of other agents have none. In commands they are quoted, so that none of them is run. A `\` before any of these
/// keeps it. Where no arguments were given at all, `$n` and
/// `$name` stay, for `awk '{print $1}'` is not meant.
final class Substitution {
    private static final String ALL = "ARGUMENTS";

    private final Family family;
    private final Optional<String> line;
    private final List<String> arguments;
    private final List<String> names;
    private final Map<String, String> variables;
    private boolean used;

    /// @param line the arguments; empty where none were given
    Substitution(Recipe recipe, Optional<String> line, Map<String, String> variables) {
        this.family = recipe.origin().family();
        this.line = line;
        this.arguments = Arguments.apart(line.orElse(""));
        this.names = recipe.words("arguments");
        this.variables = variables;
    }

    /// Whether there was a place for arguments so far.
    boolean used() {
        return used;
    }

    /// What stands in a place, and where the text goes on.
    private record Place(String value, List<String> words, int end, boolean ofArguments) {
        Place(String value, int end, boolean ofArguments) {
            this(value, List.of(value), end, ofArguments);
        }
    }

    String in(String text) {
        return put(text, Optional.empty());
    }

    /// The same for a command of a shell: what is put in stays words, whatever it holds.
    String inCommand(String command) {
        return put(command, Optional.of(new ShellQuotes()));
    }

    private String put(String text, Optional<ShellQuotes> quotes) {
        if (text.indexOf('$') < 0) return text;
        var whole = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            boolean kept = text.startsWith("\\$", at);
            Optional<Place> place =
                    text.charAt(at) == '$' || kept ? place(text, kept ? at + 2 : at + 1) : Optional.empty();
            if (place.isEmpty()) {
                char c = text.charAt(at++);
                whole.append(c);
                quotes.ifPresent(now -> now.pass(c));
                continue;
            }
            Place found = place.get();
            if (kept) whole.append(text, at + 1, found.end());
            else
                whole.append(quotes.map(now -> now.quoted(found.value(), found.words()))
                        .orElse(found.value()));
            used |= !kept && found.ofArguments();
            at = found.end();
        }
        return whole.toString();
    }

    private Optional<Place> place(String text, int from) {
        if (text.startsWith("{", from)) return variable(text, from);
        int end = from;
        while (end < text.length() && word(text.charAt(end))) end++;
        String name = text.substring(from, end);
        if (name.equals(ALL)) return Optional.of(whole(text, end));
        if (name.isEmpty() || line.isEmpty()) return Optional.empty();
        if (names.contains(name)) return Optional.of(new Place(argument(names.indexOf(name)), end, true));
        return number(name)
                .flatMap(this::position)
                .map(position -> new Place(argument(position), from + name.length(), true));
    }

    private Optional<Place> variable(String text, int from) {
        int close = text.indexOf('}', from);
        Optional<String> value = Optional.ofNullable(close < 0 ? null : variables.get(text.substring(from + 1, close)));
        return value.map(found -> new Place(found, close + 1, false));
    }

    /// `$ARGUMENTS`, or one of them.
    private Place whole(String text, int end) {
        int close = text.startsWith("[", end) ? text.indexOf(']', end) : -1;
        Optional<Integer> index = close < 0 ? Optional.empty() : number(text.substring(end + 1, close));
        return index.map(n -> new Place(argument(n), close + 1, true))
                .orElseGet(() -> new Place(line.orElse(""), arguments, end, true));
    }

    private Optional<Integer> position(int number) {
        return switch (family) {
            case CLAUDE -> Optional.of(number);
            case JACKDAW -> number > 0 ? Optional.of(number - 1) : Optional.empty();
            case AGENTS, MINICODE, NANO -> Optional.empty();
        };
    }

    private String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static Optional<Integer> number(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 4 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
