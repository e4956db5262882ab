package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node;
import dev.jackdaw.policy.syntax.Node.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs the simple commands of a walk.
record Calls(Walk walk, Scope scope) {
    private static final Set<String> DECLARES = Set.of("export", "declare", "typeset", "local", "readonly");

    /// Says what it touches, as a part of the walk.
    ///
    /// @return what it prints
    Value simple(Node.Simple simple) {
        walk.counts(simple);
        var around = new ArrayList<Touch>();
        var touches = new ArrayList<Touch>();
        var expansion = new Expansion(walk, scope, around);
        List<Value> words = expansion.fields(simple.words());
        Value input = scope.input;
        boolean piped = scope.piped;
        boolean quiet = new Redirections(expansion).apply(simple.redirections());
        Value output = words.isEmpty() ? assigned(simple, expansion) : called(simple, words, expansion, touches);
        if (words.isEmpty() && simple.assignments().isEmpty() && !scope.input.equals(input)) output = scope.input;
        scope.input = input;
        var names = simple.assignments().stream().map(Assignment::name).toList();
        if (!words.isEmpty() || !names.isEmpty() || !simple.redirections().isEmpty())
            walk.add(new Part(simple.source().strip(), words, names, touches, around, piped));
        scope.piped = piped;
        return quiet ? Value.NOTHING : output;
    }

    private Value called(Node.Simple simple, List<Value> words, Expansion expansion, List<Touch> touches) {
        String name = words.getFirst().text();
        boolean reads = name.equals("read");
        if (DECLARES.contains(name)) return declared(simple, words, expansion, touches);
        Optional<Value> separators = Optional.ofNullable(scope.variables.get("IFS"));
        for (Assignment assignment : simple.assignments()) {
            Value given = Value.NOTHING;
            for (var value : assignment.values()) given = expansion.one(value);
            boolean harmless = walk.names().passes(assignment.name(), given)
                    || reads && assignment.name().equals("IFS");
            if (!harmless || assignment.array())
                expansion
                        .touches()
                        .add(new Touch.Asks("setting " + assignment.name() + " changes how programs behave"));
        }
        Value output = new Call(walk, scope, touches).run(words);
        separators.ifPresent(value -> scope.variables.put("IFS", value));
        return output;
    }

    /// `export NAME=value` and its like, whose assignments may stand behind the name.
    private Value declared(Node.Simple simple, List<Value> words, Expansion expansion, List<Touch> touches) {
        boolean exports = words.stream()
                .anyMatch(word -> word.text().equals("export")
                        || word.text().startsWith("-") && word.text().contains("x"));
        for (Assignment assignment : simple.assignments())
            if (exports && !passes(assignment, expansion))
                touches.add(new Touch.Asks("exporting " + assignment.name() + " changes how programs behave"));
        assigned(simple, expansion);
        boolean before = !simple.assignments().isEmpty()
                && simple.source()
                        .strip()
                        .startsWith(simple.assignments().getFirst().name());
        scope.declares = before ? 0 : simple.assignments().size();
        boolean lists = words.stream()
                .anyMatch(word -> word.text().startsWith("-")
                        && word.text().toLowerCase(java.util.Locale.ROOT).contains("a"));
        for (Assignment assignment : simple.assignments())
            if (lists && !assignment.array())
                touches.add(new Touch.Asks(assignment.name() + " is read as a list, which could run a command"));
        Value output = new Call(walk, scope, touches).run(words);
        scope.declares = 0;
        return output;
    }

    private boolean passes(Assignment assignment, Expansion expansion) {
        Value given = assignment.values().size() == 1
                ? expansion.one(assignment.values().getFirst())
                : Value.NOTHING;
        return walk.names().passes(assignment.name(), given);
    }

    private Value assigned(Node.Simple simple, Expansion expansion) {
        for (Assignment assignment : simple.assignments()) {
            assignment.index().ifPresent(index -> {
                Value value = expansion.one(index);
                if (!value.text().equals("@")) Sums.text(value, expansion);
            });
            if (assignment.array() || assignment.index().isPresent()) {
                array(assignment, expansion);
                continue;
            }
            Value value = assignment.values().isEmpty()
                    ? Value.NOTHING
                    : expansion.one(assignment.values().getFirst());
            boolean more = simple.source().contains(assignment.name() + "+=");
            Value before = scope.variables.getOrDefault(assignment.name(), Value.NOTHING);
            walk.names().assign(assignment.name(), more ? before.plus(value) : value, scope, expansion.touches());
        }
        return Value.NOTHING;
    }

    /// `NAME=(…)`, and `NAME[index]=value`, after which what it holds is not followed.
    private void array(Assignment assignment, Expansion expansion) {
        List<Value> values = expansion.fields(assignment.values());
        for (var word : assignment.values()) {
            int end = word.source().indexOf("]=");
            if (word.source().startsWith("[") && end > 0)
                Sums.subscript(word.source().substring(0, end + 1), expansion);
        }
        walk.names().assign(assignment.name(), Value.NOTHING, scope, expansion.touches());
        scope.variables.remove(assignment.name());
        scope.arrays.put(
                assignment.name(),
                assignment.index().isEmpty() ? values : List.of(new Value(String.valueOf(Value.ANY), true)));
    }
}
