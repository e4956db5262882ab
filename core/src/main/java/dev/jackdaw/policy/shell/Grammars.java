package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All that is known of programs, read when the first command is judged.
final class Grammars {
    private static final int LONGEST = 2;

    /// The lines by the names of the programs; each is read when its program is met.
    private static final class Known {
        private static final Map<String, List<String>> LINES = load();
        private static final Map<String, List<Grammar>> ROWS = new ConcurrentHashMap<>();

        private static Map<String, List<String>> load() {
            var lines = new HashMap<String, List<String>>();
            for (String line : Resource.lines(Grammars.class, "commands.txt"))
                for (String name : line.substring(0, line.indexOf('|')).split(","))
                    lines.computeIfAbsent(name.strip(), key -> new ArrayList<>())
                            .add(line);
            return lines;
        }

        private static List<Grammar> rows(String program) {
            List<String> lines = LINES.getOrDefault(program, List.of());
            return lines.isEmpty()
                    ? List.of()
                    : ROWS.computeIfAbsent(
                            program, name -> lines.stream().map(Grammar::parse).toList());
        }
    }

    private Grammars() {}

    static boolean known(String program) {
        return Known.LINES.containsKey(program);
    }

    /// Says what a program would do with these arguments, and gives what it prints.
    static Value run(String name, List<Value> arguments, Call call) {
        List<Grammar> rows = Known.rows(name);
        if (rows.isEmpty()) return call.unclear(Changes.why(name, arguments));
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
