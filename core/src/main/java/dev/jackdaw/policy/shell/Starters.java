package dev.jackdaw.policy.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is there to run something else: shells, `eval`, `xargs`, `env`, `sudo`.
record Starters(Call call) {
    private static final Set<String> SHELLS = Set.of("bash", "sh", "dash", "ash");
    private static final Set<String> OWN =
            Set.of("eval", "source", ".", "exec", "command", "builtin", "env", "xargs", "find");

    static boolean known(String name) {
        return OWN.contains(name)
                || CatastropheWords.all().shells().contains(name)
                || CatastropheWords.all().wrappers().contains(name) && !Grammars.known(name);
    }

    Value run(String name, List<Value> arguments) {
        return switch (name) {
            case "eval" -> text(name, joined(arguments), call.scope());
            case "source", "." -> sourced(name, arguments);
            case "exec" ->
                arguments.isEmpty()
                        ? Value.NOTHING
                        : call.program(flagless(arguments, Set.of("-c", "-l"), Set.of("-a")));
            case "command", "builtin" -> command(name, arguments);
            case "env" -> environment(arguments);
            case "xargs" -> new Xargs(call).run(arguments);
            case "find" -> new Find(call).run(arguments);
            default ->
                CatastropheWords.all().shells().contains(name)
                        ? shell(name, arguments)
                        : call.wrapped(name + " is not known to be harmless", arguments);
        };
    }

    private static Value joined(List<Value> arguments) {
        Value text = Value.NOTHING;
        for (Value each : arguments)
            text = text.text().isEmpty() ? each : text.plus(Value.of(" ")).plus(each);
        return text;
    }

    /// What a text does that is run as a script.
    Value text(String name, Value text, Scope scope) {
        if (text.has(Value.DOWNLOAD))
            call.touches().add(new Touch.Never(CatastropheWords.all().why("download", "")));
        if (!text.known()) {
            call.walk().script(text.shown().replace("…", "x"), scope.copy());
            return call.unclear("what " + name + " runs is not known");
        }
        return call.walk().script(text.text(), scope);
    }

    private Value sourced(String name, List<Value> arguments) {
        if (arguments.isEmpty()) return Value.NOTHING;
        String text = arguments.getFirst().text();
        if (text.equals("/dev/stdin") || text.equals("/dev/fd/0")) return text(name, call.scope().input, call.scope());
        return text.indexOf(Value.PIPE) == 0
                ? text(name, text.length() == 1 ? Value.sign(Value.ANY) : Value.of(text.substring(1)), call.scope())
                : call.unclear("it runs the script " + arguments.getFirst());
    }

    private static List<Value> flagless(List<Value> words, Set<String> flags, Set<String> valued) {
        int i = 0;
        while (i < words.size()
                && (flags.contains(words.get(i).text())
                        || valued.contains(words.get(i).text())))
            i += valued.contains(words.get(i).text()) ? 2 : 1;
        return words.subList(Math.min(i, words.size()), words.size());
    }

    private Value command(String name, List<Value> arguments) {
        List<Value> rest = flagless(arguments, Set.of("-p", "--"), Set.of());
        if (rest.isEmpty()) return Value.NOTHING;
        String first = rest.getFirst().text();
        if (first.equals("-v") && !name.equals("builtin")) return Listing.program(rest.subList(1, rest.size()));
        if (first.equals("-v") || first.equals("-V")) return Value.sign(Value.ANY);
        if (first.startsWith("-")) return call.unclear(name + " " + first + " is not known to be harmless");
        return call.program(rest);
    }

    private Value environment(List<Value> arguments) {
        int i = 0;
        while (i < arguments.size()) {
            String text = arguments.get(i).text();
            int equals = text.indexOf('=');
            if ((text.startsWith("-S") || text.startsWith("--split-string") || text.startsWith("-vS"))
                    && i < arguments.size()) {
                Value script = text.length() == 2 || text.equals("-vS") || text.equals("--split-string")
                        ? joined(arguments.subList(i + 1, arguments.size()))
                        : Value.of(
                                text.substring(text.indexOf('S') >= 0 ? text.indexOf('S') + 1 : text.indexOf('=') + 1));
                text("env", script, call.scope().copy());
                return call.unclear("env splits a text into a command");
            }
            if (Set.of("-i", "-", "--ignore-environment", "--", "-0", "--null").contains(text)) i++;
            else if (equals > 0 && text.charAt(0) != '-') {
                if (!call.walk().names().passes(text.substring(0, equals), Value.of(text.substring(equals + 1))))
                    call.asks("setting " + Value.of(text.substring(0, equals)) + " changes how programs behave");
                i++;
            } else if (text.startsWith("-"))
                return call.wrapped("env " + arguments.get(i) + " is not known to be harmless", arguments);
            else break;
        }
        if (i >= arguments.size()) return call.unclear("it prints all variables, which may hold secrets");
        return call.program(arguments.subList(i, arguments.size()));
    }

    /// `bash -n FILE` reads a script and runs nothing of it.
    private boolean checks(List<Value> arguments) {
        boolean checks = arguments.size() == 2
                && arguments.getFirst().text().equals("-n")
                && arguments.getLast().known()
                && !arguments.getLast().text().startsWith("-");
        if (checks) call.reads(arguments.getLast(), Touch.Depth.CONTENT, "");
        return checks;
    }

    private Value shell(String name, List<Value> arguments) {
        if (SHELLS.contains(name) && checks(arguments)) return Value.sign(Value.ANY);
        boolean script = false;
        int i = 0;
        for (; i < arguments.size(); i++) {
            String text = arguments.get(i).text();
            if (text.equals("--version") || text.equals("--help")) return Value.sign(Value.ANY);
            if (text.equals("--norc") || text.equals("--noprofile") || text.equals("--posix")) continue;
            if (text.equals("--") || text.equals("-")) {
                i++;
                break;
            }
            if (text.length() < 2 || text.charAt(0) != '-' && text.charAt(0) != '+') break;
            script |= text.charAt(0) == '-' && text.charAt(1) != '-' && text.contains("c");
            if (!text.substring(1).chars().allMatch(c -> "celuxo".indexOf(c) >= 0))
                call.asks(name + " " + arguments.get(i) + " is not known to be harmless");
            if (text.endsWith("o") || text.endsWith("O")) i++;
        }
        List<Value> rest = arguments.subList(Math.min(i, arguments.size()), arguments.size());
        boolean reads = rest.isEmpty()
                || arguments.stream().anyMatch(each -> each.text().equals("-s"))
                || rest.getFirst().text().equals("/dev/stdin");
        if (!script && !reads) return file(name, rest.getFirst());
        if (!SHELLS.contains(name)) call.asks(name + " reads commands in its own way");
        Scope inner = call.scope().copy();
        inner.functions.clear();
        inner.called = true;
        if (script && rest.size() > 1) inner.variables.put("0", rest.get(1));
        if (script && rest.isEmpty()) return Value.NOTHING;
        inner.arguments = script ? List.copyOf(rest.subList(Math.min(2, rest.size()), rest.size())) : rest;
        if (!script && inner.input.text().isEmpty()) return call.unclear(name + " runs what it reads");
        return text(name, script ? rest.getFirst() : call.scope().input, inner);
    }

    private Value file(String name, Value file) {
        if (file.has(Value.DOWNLOAD))
            call.touches().add(new Touch.Never(CatastropheWords.all().why("download", "")));
        if (file.text().indexOf(Value.PIPE) == 0 && file.text().length() > 1)
            return text(name, Value.of(file.text().substring(1)), call.scope().copy());
        return call.unclear("it runs the script " + file);
    }

    /// The words with a name put in for `{}`.
    static List<Value> filled(List<Value> words, String sign, Value name) {
        var filled = new ArrayList<Value>();
        for (Value word : words) {
            int at = word.text().indexOf(sign);
            filled.add(
                    at < 0
                            ? word
                            : Value.of(word.text().substring(0, at))
                                    .plus(name)
                                    .plus(Value.of(word.text().substring(at + sign.length()))));
        }
        return filled;
    }
}
