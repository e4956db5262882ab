package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known at a point of a command: variables, functions, the folder, what there is to read.
final class Scope {
    /// Arguments of which nothing is known.
    static final List<Value> ANYTHING = Collections.nCopies(100, Value.sign(Value.ANY));

    private static final int MOST_PLACES = 4;

    final Map<String, Value> variables = new HashMap<>();
    final Map<String, List<Value>> arrays = new HashMap<>();
    final Map<String, List<Node>> functions = new HashMap<>();
    /// The folders it may be in, absolute.
    List<String> places;
    List<Value> arguments = List.of();
    /// What standard input gives.
    Value input = Value.NOTHING;
    /// Whether the arguments are those of a call, and so known.
    boolean called;
    /// How many assignments stand among the arguments of what declares them.
    int declares;
    final List<List<String>> stack = new ArrayList<>();
    /// Whether another command prints it.
    boolean piped;

    Scope(String folder, String home) {
        places = List.of(folder);
        variables.put("HOME", Value.of(home));
        variables.put("IFS", Value.of(" \t\n"));
        variables.put("OLDPWD", Value.sign(Value.ANY));
    }

    private Scope(Scope other) {
        variables.putAll(other.variables);
        arrays.putAll(other.arrays);
        functions.putAll(other.functions);
        places = other.places;
        arguments = other.arguments;
        input = other.input;
        piped = other.piped;
        called = other.called;
        stack.addAll(other.stack);
    }

    Scope copy() {
        return new Scope(this);
    }

    /// Takes in how things are if they went another way.
    void or(Scope other) {
        if (!arguments.equals(other.arguments)) arguments = ANYTHING;
        var union = new LinkedHashSet<>(places);
        union.addAll(other.places);
        places = union.size() > MOST_PLACES ? List.of(String.valueOf(Value.ANY)) : List.copyOf(union);
        for (var entry : other.variables.entrySet())
            variables.merge(entry.getKey(), entry.getValue(), (one, two) -> one.or(two));
        for (var name : List.copyOf(variables.keySet()))
            if (!other.variables.containsKey(name))
                variables.compute(name, (key, value) -> value == null ? Value.NOTHING : value.or(Value.NOTHING));
        for (var entry : other.arrays.entrySet()) arrays.merge(entry.getKey(), entry.getValue(), Scope::either);
        for (var entry : other.functions.entrySet()) functions.merge(entry.getKey(), entry.getValue(), Scope::both);
    }

    /// How things are after one of several ways.
    static Scope joined(Optional<Scope> ends, Scope inner) {
        if (ends.isEmpty()) return inner;
        ends.get().or(inner);
        return ends.get();
    }

    private static List<Value> either(List<Value> one, List<Value> two) {
        return one.equals(two) ? one : List.of(new Value(String.valueOf(Value.ANY), true));
    }

    private static List<Node> both(List<Node> one, List<Node> two) {
        if (one.equals(two)) return one;
        var all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    boolean same(Scope other) {
        return variables.equals(other.variables)
                && arrays.equals(other.arrays)
                && places.equals(other.places)
                && arguments.equals(other.arguments)
                && functions.keySet().equals(other.functions.keySet());
    }

    void become(Scope other) {
        variables.clear();
        variables.putAll(other.variables);
        arrays.clear();
        arrays.putAll(other.arrays);
        functions.clear();
        functions.putAll(other.functions);
        places = other.places;
    }

    /// A name of a file as it is from every folder this may be.
    List<String> paths(Value name) {
        String text = name.text();
        if (text.startsWith("/")) return List.of(text);
        var paths = new ArrayList<String>();
        for (String place : places) paths.add(place.endsWith("/") ? place + text : place + "/" + text);
        return paths;
    }
}
