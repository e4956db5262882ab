package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Bash;
import dev.jackdaw.policy.syntax.Node;
import dev.jackdaw.policy.syntax.Parsed;
import dev.jackdaw.policy.syntax.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Goes through a command as the shell would, with what is known instead of what is.
final class Walk {
    private static final int MOST_STEPS = 2_000;
    private static final int DEEPEST = 12;
    private static final int MOST_ROUNDS = 32;

    private final Names names;
    private final Set<Part> parts = new LinkedHashSet<>();
    private final List<Touch> touches = new ArrayList<>();
    private final Set<Node.Simple> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean lost;
    private int steps;
    private int depth;

    Walk(Names names) {
        this.names = names;
    }

    Names names() {
        return names;
    }

    Set<Part> parts() {
        return parts;
    }

    /// What the command would touch apart from its simple commands.
    List<Touch> touches() {
        return touches;
    }

    void add(Part part) {
        parts.add(part);
    }

    void counts(Node.Simple simple) {
        counted.add(simple);
    }

    /// How many simple commands were met.
    int count() {
        return counted.size();
    }

    void asks(String why) {
        touches.add(new Touch.Asks(why));
    }

    /// Whether it has gone on for too long; counts as a step.
    boolean tired() {
        if (++steps <= MOST_STEPS) return false;
        lost = true;
        asks("it has too many steps");
        return true;
    }

    /// What a text would do as a script, and what it prints.
    Value script(String text, Scope scope) {
        if (depth >= DEEPEST) return unclear("it runs shells within shells");
        Parsed parsed = Bash.parse(text);
        if (parsed.script().steps().isEmpty()) asks("it says nothing");
        if (parsed.fault().isPresent() && ForkBomb.written(text))
            touches.add(new Touch.Never(CatastropheWords.all().why("bomb", "")));
        lost |= parsed.fault().isPresent();
        parsed.fault().ifPresent(fault -> asks("it cannot be read: " + fault));
        return run(parsed.script(), scope);
    }

    /// Whether some of it was not gone through.
    boolean lost() {
        return lost;
    }

    private Value unclear(String why) {
        lost = true;
        asks(why);
        return Value.sign(Value.ANY);
    }

    Value substitution(Node.Script script, Scope scope) {
        return Output.trimmed(run(script, scope.copy()));
    }

    Value run(Node.Script script, Scope scope) {
        if (++depth > DEEPEST * 4) return unclear("it is nested too deeply");
        var output = new Output();
        for (Node.Step step : script.steps()) {
            if (step.background()) asks("it leaves a command running in the background");
            output.add(run(step.command(), step.background() ? scope.copy() : scope));
        }
        depth--;
        return output.value();
    }

    Value run(Node node, Scope scope) {
        if (tired()) return Value.sign(Value.ANY);
        return switch (node) {
            case Node.Script script -> run(script, scope);
            case Node.Simple simple -> new Calls(this, scope).simple(simple);
            case Node.Pipeline pipeline -> pipeline(pipeline, scope);
            case Node.Either either -> either(either, scope);
            case Node.Group group -> within(group.redirections(), scope, () -> run(group.body(), scope));
            case Node.Subshell subshell -> {
                Scope inner = scope.copy();
                yield within(subshell.redirections(), inner, () -> run(subshell.body(), inner));
            }
            case Node.If choice -> within(choice.redirections(), scope, () -> branches(choice, scope));
            case Node.Loop loop ->
                within(
                        loop.redirections(),
                        scope,
                        () -> rounds(scope, () -> {
                            if (Endless.in(loop)) asks("it may go on without end");
                            var output = new Output();
                            output.add(run(loop.condition(), scope));
                            output.add(run(loop.body(), scope));
                            return output.value();
                        }));
            case Node.Each each -> within(each.redirections(), scope, () -> each(each, scope));
            case Node.Count count ->
                within(count.redirections(), scope, () -> {
                    if (Endless.in(count)) asks("it may go on without end");
                    for (Word expression : count.expressions()) Sums.check(expression, expansion(scope));
                    return rounds(scope, () -> run(count.body(), scope));
                });
            case Node.Case choice -> within(choice.redirections(), scope, () -> choices(choice, scope));
            case Node.Function function -> defined(function, scope);
            case Node.Arithmetic sum ->
                within(sum.redirections(), scope, () -> {
                    Sums.check(sum.expression(), expansion(scope));
                    return Value.NOTHING;
                });
            case Node.Test test ->
                within(test.redirections(), scope, () -> {
                    Tests.words(test.words(), expansion(scope));
                    return Value.NOTHING;
                });
            case Node.Coprocess coprocess -> {
                asks("a coprocess goes on beside it");
                yield run(coprocess.command(), scope.copy());
            }
        };
    }

    private Expansion expansion(Scope scope) {
        return new Expansion(this, scope, touches);
    }

    /// A step that may be left out.
    @FunctionalInterface
    interface Body {
        Value run();
    }

    private Value within(List<Node.Redirection> redirections, Scope scope, Body body) {
        if (redirections.isEmpty()) return body.run();
        Value input = scope.input;
        boolean quiet = new Redirections(expansion(scope)).apply(redirections);
        Value output = body.run();
        scope.input = input;
        return quiet ? Value.NOTHING : output;
    }

    private Value pipeline(Node.Pipeline pipeline, Scope scope) {
        if (pipeline.parts().isEmpty()) return Value.NOTHING;
        if (pipeline.parts().size() == 1) return run(pipeline.parts().getFirst(), scope);
        Value output = Value.NOTHING;
        boolean first = true;
        for (Node part : pipeline.parts()) {
            Scope inner = scope.copy();
            if (!first) inner.input = output.text().isEmpty() ? Value.sign(Value.ANY) : output;
            inner.piped = !first;
            output = run(part, inner);
            if (inner.input.has(Value.DOWNLOAD) && !output.has(Value.DOWNLOAD)) output = Value.sign(Value.DOWNLOAD);
            first = false;
        }
        return output;
    }

    /// What follows `&&` sees what came before it; what follows both sees either.
    private Value either(Node.Either either, Scope scope) {
        var chain = new ArrayList<Node>();
        Node left = either;
        while (left instanceof Node.Either inner && inner.and() == either.and()) {
            chain.addFirst(inner.right());
            left = inner.left();
        }
        chain.addFirst(left);
        var output = new Output();
        Optional<Scope> ends = Optional.empty();
        for (Node node : chain) {
            output.add(run(node, scope));
            if (node == chain.getLast()) break;
            Scope here = scope.copy();
            if (ends.isPresent()) ends.get().or(here);
            else ends = Optional.of(here);
        }
        ends.ifPresent(scope::or);
        return output.value();
    }

    private Value branches(Node.If choice, Scope scope) {
        var output = new Output();
        Optional<Scope> ends = Optional.empty();
        for (Node.Branch branch : choice.branches()) {
            output.add(run(branch.condition(), scope));
            Scope inner = scope.copy();
            output.add(run(branch.body(), inner));
            ends = Optional.of(Scope.joined(ends, inner));
        }
        if (choice.otherwise().isPresent()) output.add(run(choice.otherwise().get(), scope));
        ends.ifPresent(scope::or);
        return output.value();
    }

    private Value choices(Node.Case choice, Scope scope) {
        expansion(scope).one(choice.subject());
        var output = new Output();
        Scope before = scope.copy();
        for (Node.Choice each : choice.choices()) {
            for (Word pattern : each.patterns()) expansion(before).compared(pattern);
            Scope inner = before.copy();
            output.add(run(each.body(), inner));
            scope.or(inner);
        }
        return output.value();
    }

    /// A body that runs any number of times: until nothing new is learned.
    private Value rounds(Scope scope, Body body) {
        var output = new Output();
        for (int round = 0; round < 4; round++) {
            Scope before = scope.copy();
            output.add(body.run());
            scope.or(before);
            if (scope.same(before)) break;
        }
        return output.value();
    }

    private Value each(Node.Each each, Scope scope) {
        List<Value> values =
                each.words().isPresent() ? expansion(scope).fields(each.words().get()) : scope.arguments;
        if (!names.free(each.name())) asks("setting " + each.name() + " changes how programs behave");
        boolean single = values.size() <= MOST_ROUNDS;
        var output = new Output();
        Scope before = scope.copy();
        if (!single) values = List.of(values.stream().reduce(Value::or).orElse(Value.NOTHING));
        for (Value value : values) {
            output.add(rounds(scope, () -> {
                scope.arrays.remove(each.name());
                scope.variables.put(each.name(), value.with(false));
                return run(each.body(), scope);
            }));
        }
        scope.or(before);
        return output.value();
    }

    private Value defined(Node.Function function, Scope scope) {
        if (ForkBomb.in(function))
            touches.add(new Touch.Never(CatastropheWords.all().why("bomb", "")));
        if (function.name().equals("command_not_found_handle")) asks("it says what runs where a command is not found");
        scope.functions.put(function.name(), List.of(function.body()));
        return Value.NOTHING;
    }

    /// A call of a function of the command's own.
    Value call(List<Node> bodies, List<Value> arguments, Scope scope) {
        if (++depth > DEEPEST) {
            depth--;
            return unclear("a function calls itself");
        }
        List<Value> outer = scope.arguments;
        boolean called = scope.called;
        scope.arguments = arguments;
        scope.called = true;
        var output = new Output();
        for (Node body : bodies) output.add(run(body, scope));
        scope.arguments = outer;
        scope.called = called;
        depth--;
        return output.value();
    }
}
