package dev.jackdaw.policy.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the shell does itself, and changes its own state by.
record Builtins(Call call) {
    private static final Set<String> OWN = Set.of(
            "cd",
            "pushd",
            "popd",
            "export",
            "declare",
            "typeset",
            "local",
            "readonly",
            "read",
            "mapfile",
            "readarray",
            "printf",
            "echo",
            "test",
            "[",
            "let",
            "unset",
            "set",
            "shopt",
            "trap",
            "shift");
    private static final Set<String> OPTIONS =
            Set.of("nullglob", "failglob", "globstar", "nocaseglob", "nocasematch", "inherit_errexit");
    private static final Set<String> MODES =
            Set.of("pipefail", "errexit", "nounset", "noglob", "noclobber", "xtrace", "verbose", "noexec");

    static boolean known(String name) {
        return OWN.contains(name) || Starters.known(name);
    }

    Value run(String name, List<Value> arguments) {
        if (!OWN.contains(name)) return new Starters(call).run(name, arguments);
        return switch (name) {
            case "pushd" -> {
                call.scope().stack.add(call.scope().places);
                yield moved(arguments);
            }
            case "cd" -> moved(arguments);
            case "popd" -> back(arguments);
            case "echo" -> Printed.echoed(arguments);
            case "printf" -> new Printed(call).printed(arguments);
            case "read" -> read(arguments);
            case "test", "[" -> {
                Tests.values(arguments, call);
                yield Value.NOTHING;
            }
            case "let" -> {
                for (Value each : arguments) Sums.text(each, call.expansion());
                yield Value.NOTHING;
            }
            case "set" -> set(arguments);
            case "shift" -> {
                List<Value> all = call.scope().arguments;
                String count = arguments.isEmpty() ? "1" : arguments.getFirst().text();
                boolean told = count.length() == 1 && Character.isDigit(count.charAt(0));
                call.scope().arguments =
                        told ? all.subList(Math.min(count.charAt(0) - '0', all.size()), all.size()) : Scope.ANYTHING;
                yield Value.NOTHING;
            }
            case "shopt" -> only(arguments, "shopt", OPTIONS);
            case "trap" -> trapped(arguments);
            case "unset" -> unset(arguments);
            case "mapfile", "readarray" -> filled(arguments);
            default -> declared(name, arguments);
        };
    }

    private Value nowhere() {
        call.scope().places = List.of(String.valueOf(Value.ANY));
        call.touches().add(new Touch.Moves(String.valueOf(Value.ANY)));
        return Value.sign(Value.ANY);
    }

    private Value back(List<Value> arguments) {
        Scope scope = call.scope();
        if (scope.stack.isEmpty() || !arguments.isEmpty()) return nowhere();
        scope.places = scope.stack.removeLast();
        return Value.NOTHING;
    }

    private Value moved(List<Value> arguments) {
        List<Value> operands = arguments.stream()
                .filter(each -> !Set.of("-L", "-P", "-e", "--").contains(each.text()))
                .toList();
        Scope scope = call.scope();
        if (operands.size() > 1) return call.unclear("cd has several folders");
        Value to =
                operands.isEmpty() ? scope.variables.getOrDefault("HOME", Value.sign(Value.ANY)) : operands.getFirst();
        if (!to.known() || to.text().startsWith("-") || to.text().startsWith("+")) return nowhere();
        var places = new LinkedHashSet<String>();
        for (String path : scope.paths(to)) {
            String next = Value.of(path).known() ? Path.of(path).normalize().toString() : path;
            call.touches().add(new Touch.Moves(next));
            if (!Value.of(next).known() || !Files.isDirectory(Path.of(next))) places.addAll(scope.places);
            places.add(next);
        }
        scope.places = places.size() > 4 ? List.of(String.valueOf(Value.ANY)) : List.copyOf(places);
        return Value.NOTHING;
    }

    /// Whether a word may turn out to be a flag.
    static boolean unsure(Value value) {
        return value.text().isEmpty()
                ? value.many()
                : value.text().charAt(0) == Value.ANY || value.text().charAt(0) == Value.DOWNLOAD;
    }

    void named(Value name, Value value) {
        boolean plain = name.known()
                && !name.text().isEmpty()
                && name.text().chars().allMatch(c -> c == '_' || c < 128 && Character.isLetterOrDigit(c));
        if (!plain) call.asks("the name of a variable is not known, and could run a command");
        else call.walk().names().assign(name.text(), value, call.scope(), call.touches());
    }

    private Value read(List<Value> arguments) {
        var names = new ArrayList<Value>();
        int i = 0;
        for (; i < arguments.size() && arguments.get(i).text().startsWith("-"); i++) {
            String text = arguments.get(i).text();
            int valued = 1;
            while (valued < text.length() && "adinNptu".indexOf(text.charAt(valued)) < 0) valued++;
            if (valued >= text.length()) continue;
            boolean apart = valued == text.length() - 1;
            if (apart) i++;
            if (text.charAt(valued) == 'a')
                names.add(
                        !apart
                                ? Value.of(text.substring(valued + 1))
                                : i < arguments.size() ? arguments.get(i) : Value.sign(Value.ANY));
        }
        for (; i < arguments.size(); i++) names.add(arguments.get(i));
        if (names.isEmpty()) names.add(Value.of("REPLY"));
        Value input = Output.trimmed(call.scope().input);
        boolean one = input.text().indexOf('\n') < 0
                && (names.size() == 1 || input.text().length() == 1);
        for (Value name : names)
            named(name, one && !input.text().isEmpty() ? input.with(false) : Value.sign(Value.ANY));
        return Value.NOTHING;
    }

    private Value filled(List<Value> arguments) {
        for (Value each : arguments)
            if (each.text().startsWith("-")
                    && !each.text().equals("-t")
                    && !each.text().equals("-d"))
                return call.unclear("mapfile " + each + " is not known to be harmless");
        if (arguments.isEmpty()) return Value.NOTHING;
        Value name = arguments.getLast();
        Value input = call.scope().input;
        named(name, Value.NOTHING);
        call.scope().variables.remove(name.text());
        call.scope().arrays.put(name.text(), List.of(input.known() ? Value.sign(Value.ANY) : input));
        return Value.NOTHING;
    }

    private Value set(List<Value> arguments) {
        if (arguments.isEmpty()) return call.unclear("it prints all variables, which may hold secrets");
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.get(i).text();
            if (text.equals("--")) {
                call.scope().arguments = List.copyOf(arguments.subList(i + 1, arguments.size()));
                return Value.NOTHING;
            }
            boolean mode = text.length() > 1
                    && "-+".indexOf(text.charAt(0)) >= 0
                    && text.substring(1).chars().allMatch(c -> "euxvfCno".indexOf(c) >= 0);
            if (!mode && !MODES.contains(text)) return call.unclear("set " + text + " changes how the shell behaves");
        }
        return Value.NOTHING;
    }

    private Value only(List<Value> arguments, String name, Set<String> known) {
        for (Value each : arguments)
            if (!known.contains(each.text()) && !Set.of("-s", "-u", "-q", "-p").contains(each.text()))
                return call.unclear(name + " " + each + " changes how the shell behaves");
        return Value.NOTHING;
    }

    private Value trapped(List<Value> arguments) {
        if (arguments.size() < 2) return Value.NOTHING;
        Value script = arguments.getFirst();
        if (!script.known()) return call.unclear("what a trap runs is not known");
        if (script.text().isEmpty()
                || script.text().equals("-")
                || script.text().equals("-p")) return Value.NOTHING;
        call.walk().script(script.text(), call.scope().copy());
        return call.unclear("what a trap runs later depends on what happens until then");
    }

    private Value unset(List<Value> arguments) {
        for (Value each : arguments)
            if (!each.text().equals("-v") && !each.text().equals("-f")) {
                named(each, Value.NOTHING);
                call.scope().functions.remove(each.text());
            }
        return Value.NOTHING;
    }

    private Value declared(String name, List<Value> arguments) {
        boolean exports = name.equals("export");
        boolean named = arguments.stream().anyMatch(each -> !each.text().startsWith("-"));
        if (!named && call.scope().declares == 0)
            return call.unclear("it prints all variables, which may hold secrets");
        for (Value each : arguments) {
            String text = each.text();
            int equals = text.indexOf('=');
            if (text.startsWith("-") || text.startsWith("+")) {
                exports |= text.contains("x");
                if (!text.substring(1).chars().allMatch(c -> "aAgrlux".indexOf(c) >= 0))
                    return call.unclear(name + " " + text + " is not known to be harmless");
            } else {
                Value variable = Value.of(
                        equals < 0
                                ? text
                                : text.substring(
                                        0, equals > 0 && text.charAt(equals - 1) == '+' ? equals - 1 : equals));
                if (each.many() || exports && !call.walk().names().passes(variable.text()))
                    return call.unclear(name + " " + variable + " changes how programs behave");
                if (equals >= 0 && text.startsWith("(", equals + 1))
                    return call.unclear(name + " " + variable + " reads a list again, which could run a command");
                named(
                        variable,
                        equals < 0
                                ? call.scope().variables.getOrDefault(variable.text(), Value.NOTHING)
                                : text.indexOf("+=") == equals - 1 && equals > 0
                                        ? Value.sign(Value.ANY)
                                        : Value.of(text.substring(equals + 1)));
            }
        }
        return Value.NOTHING;
    }
}
