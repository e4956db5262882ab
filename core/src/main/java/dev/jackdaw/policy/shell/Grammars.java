package dev.jackdaw.policy.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known of programs, read when the first command is judged.
final class Grammars {
    private static final int LONGEST = 2;

    private static final class Known {
        private static final Map<String, List<Grammar>> ROWS = load();

        private static Map<String, List<Grammar>> load() {
            var rows = new HashMap<String, List<Grammar>>();
            for (String line : Resource.lines(Grammars.class, "commands.txt")) {
                Grammar row = Grammar.parse(line);
                for (String name : row.name().split(","))
                    rows.computeIfAbsent(name.strip(), key -> new ArrayList<>()).add(row);
            }
            return rows;
        }
    }

    private Grammars() {}

    static boolean known(String program) {
        return Known.ROWS.containsKey(program);
    }

    /// Says what a program would do with these arguments, and gives what it prints.
    static Value run(String name, List<Value> arguments, Call call) {
        List<Grammar> rows = Known.ROWS.get(name);
        if (rows == null) return call.unclear(Changes.why(name, arguments));
        Optional<String> problem = Optional.empty();
        for (Grammar row : rows) {
            var touches = new ArrayList<Touch>();
            var reading = new Arguments(name, row, new Call(call.walk(), call.scope(), touches));
            Value output = reading.run(arguments);
            if (reading.problem().isEmpty()) {
                call.touches().addAll(touches);
                return output;
            }
            if (problem.isEmpty() && !row.roles().contains("none")) problem = reading.problem();
        }
        return call.unclear(
                problem.filter(why -> !why.endsWith("may change something")).orElse(Changes.why(name, arguments)));
    }

    /// The longest name that is known for a program with subcommands.
    static Optional<List<Value>> subcommand(String program, List<Value> words) {
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            String name = program;
            boolean fixed = true;
            for (Value word : words.subList(0, length)) {
                name += " " + word.text();
                fixed &= word.known() && !word.many();
            }
            if (!fixed || !known(name)) continue;
            var rest = new ArrayList<Value>();
            rest.add(Value.of(name));
            rest.addAll(words.subList(length, words.size()));
            return Optional.of(rest);
        }
        return Optional.empty();
    }
}
