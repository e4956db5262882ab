package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One program, builtin or function with its arguments.
///
/// @param touches where what it would do is said
record Call(Walk walk, Scope scope, List<Touch> touches) {
    private static final Set<String> FOLDERS =
            Set.of("/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin", "/opt/homebrew/bin");

    void asks(String why) {
        touches.add(new Touch.Asks(why));
    }

    Expansion expansion() {
        return new Expansion(walk, scope, touches);
    }

    void reads(Value name, Touch.Depth depth, String sought) {
        if (name.text().isEmpty()
                || name.text().charAt(0) == Value.PIPE
                || name.text().charAt(0) == Value.DOWNLOAD) return;
        if (name.text().equals("-") || Redirections.noFile(name.text())) return;
        for (String path : scope.paths(name)) touches.add(new Touch.Reads(path, depth, sought));
    }

    void writes(Value name) {
        if (name.text().isEmpty()
                || Redirections.noFile(name.text())
                || name.text().charAt(0) == Value.PIPE) return;
        for (String path : scope.paths(name)) touches.add(new Touch.Writes(path));
    }

    /// As the shell looks it up: functions first.
    Value run(List<Value> words) {
        if (words.isEmpty()) return Value.NOTHING;
        String name = words.getFirst().text();
        List<Node> bodies = scope.functions.get(name);
        if (bodies != null) return walk.call(bodies, List.copyOf(words.subList(1, words.size())), scope);
        return program(words);
    }

    /// A builtin or a program.
    Value program(List<Value> words) {
        if (words.isEmpty()) return Value.NOTHING;
        Value first = words.getFirst();
        if (first.has(Value.DOWNLOAD))
            touches.add(new Touch.Never(CatastropheWords.all().why("download", "")));
        if (!first.known() || first.many()) return unclear("which program runs cannot be told");
        String name = plain(first.text());
        List<Value> arguments = words.subList(1, words.size());
        Catastrophes.why(name, arguments, scope).ifPresent(why -> touches.add(new Touch.Never(why)));
        if (name.contains("/")) return unclear(name + " is a program that is not known");
        Value output =
                Builtins.known(name) ? new Builtins(this).run(name, arguments) : Grammars.run(name, arguments, this);
        return CatastropheWords.all().downloaders().contains(name) ? Value.sign(Value.DOWNLOAD) : output;
    }

    private static String plain(String name) {
        int slash = name.lastIndexOf('/');
        return slash > 0 && FOLDERS.contains(name.substring(0, slash)) ? name.substring(slash + 1) : name;
    }

    Value unclear(String why) {
        asks(why);
        return Value.sign(Value.ANY);
    }

    /// A program another one starts: no function, and no builtin but those that are programs, too.
    Value started(List<Value> words) {
        return program(words);
    }

    /// What is asked for anyhow, looked through for what must never run.
    Value wrapped(String why, List<Value> arguments) {
        asks(why);
        var output = new Output();
        output.add(Value.sign(Value.ANY));
        for (List<Value> inner : Unwrapped.starts(arguments, Value::shown)) output.add(program(new ArrayList<>(inner)));
        return output.value();
    }
}
