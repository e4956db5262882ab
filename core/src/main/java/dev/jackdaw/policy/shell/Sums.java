package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Word;
import java.util.List;
import java.util.Set;

/// Arithmetic, whose variables are expressions again: a subscript in the value of one would run a substitution.
final class Sums {
    /// What a scope begins with.
    private static final Set<String> OWN = Set.of("HOME", "IFS", "OLDPWD");

    private static final String UNCLEAR = "a value in arithmetic is not known, and could run a command";

    private Sums() {}

    static void check(Word expression, Expansion expansion) {
        text(expansion.one(expression), expansion);
    }

    static void text(Value expression, Expansion expansion) {
        if (!expression.plain()) expansion.touches().add(new Touch.Asks(UNCLEAR));
        String text = expression.text();
        if (text.indexOf('$') >= 0 || text.indexOf('`') >= 0)
            expansion.touches().add(new Touch.Asks(UNCLEAR));
        for (int i = 0; i < text.length(); i++) {
            if (!start(text.charAt(i)) || i > 0 && (start(text.charAt(i - 1)) || Character.isDigit(text.charAt(i - 1))))
                continue;
            int end = i;
            while (end < text.length() && (start(text.charAt(end)) || Character.isDigit(text.charAt(end)))) end++;
            name(text.substring(i, end), text, end, expansion);
        }
    }

    private static boolean start(char c) {
        return c == '_' || c < 128 && Character.isLetter(c);
    }

    /// A variable in an expression: what it holds must be a number, and it may be given another.
    private static void name(String name, String text, int end, Expansion expansion) {
        Scope scope = expansion.scope();
        String rest = text.substring(end).strip();
        String before = text.substring(0, end - name.length()).strip();
        boolean assigned = rest.startsWith("=") && !rest.startsWith("==")
                || rest.startsWith("++")
                || rest.startsWith("--")
                || before.endsWith("++")
                || before.endsWith("--")
                || rest.length() > 1
                        && "+-*/%&|^<>".indexOf(rest.charAt(0)) >= 0
                        && rest.indexOf('=') > 0
                        && rest.indexOf('=') <= 2
                        && !rest.startsWith("<=")
                        && !rest.startsWith(">=");
        Value value = scope.variables.get(name);
        if (value == null
                ? scope.arrays.containsKey(name) && !numbers(scope.arrays.get(name))
                : !number(value) || again(value, scope)) expansion.touches().add(new Touch.Asks(UNCLEAR));
        if (assigned) expansion.walk().names().assign(name, Value.sign(Value.WORD), scope, expansion.touches());
    }

    /// Whether the value names variables, which would be evaluated in their turn, while one holds more than a number.
    private static boolean again(Value value, Scope scope) {
        return value.text().chars().anyMatch(c -> start((char) c))
                && (scope.variables.entrySet().stream()
                                .anyMatch(each -> !OWN.contains(each.getKey()) && !number(each.getValue()))
                        || !scope.arrays.values().stream().allMatch(Sums::numbers));
    }

    private static boolean numbers(List<Value> values) {
        return values.stream().allMatch(Sums::number);
    }

    static boolean number(Value value) {
        return value.plain() && value.text().chars().noneMatch(c -> "[$`".indexOf(c) >= 0);
    }

    /// `[…]` behind a name.
    static Value subscript(String operation, Expansion expansion) {
        int end = operation.indexOf(']');
        String index = end < 0 ? "?" : operation.substring(1, end);
        boolean plain = index.equals("@")
                || index.equals("*")
                || index.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_$ +-".indexOf(c) >= 0);
        if (plain && !index.equals("@") && !index.equals("*")) text(looked(index, expansion), expansion);
        if (!plain) expansion.touches().add(new Touch.Asks(UNCLEAR));
        boolean from = end > 0 && end + 2 < operation.length() && operation.charAt(end + 1) == ':';
        if (from && "-=?+".indexOf(operation.charAt(end + 2)) < 0) offsets(operation.substring(end + 2), expansion);
        return Value.sign(Value.ANY);
    }

    /// The offsets of `${name:from:length}`.
    static void offsets(String offsets, Expansion expansion) {
        for (String each : offsets.split(":"))
            if (each.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_$ +-*#{}()".indexOf(c) >= 0))
                text(looked(each, expansion), expansion);
            else expansion.touches().add(new Touch.Asks(UNCLEAR));
    }

    private static Value looked(String text, Expansion expansion) {
        return Value.of(text.replace("$", "").replace("{", "").replace("}", "").replace("#", ""));
    }
}
