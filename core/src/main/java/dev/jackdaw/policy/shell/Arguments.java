package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.shell.Touch.Depth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The arguments of one call, read by a row of the grammar.
final class Arguments {
    private final String program;
    private final Grammar row;
    private final Call call;
    private final List<Value> operands = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<String> problem = Optional.empty();
    private boolean ended;
    private boolean required;
    private boolean given;
    private boolean deep;
    private boolean hidden;
    private boolean follows;
    private String sought = "";
    private List<String> spelling = List.of();

    private final List<String> places;

    Arguments(String program, Grammar row, Call call) {
        this.program = program;
        this.row = row;
        this.call = call;
        places = call.scope().places;
        required = row.required().isEmpty();
    }

    Optional<String> problem() {
        return problem;
    }

    private void problem(String what) {
        if (problem.isEmpty()) problem = Optional.of(program + " " + what);
    }

    /// All of them as they stand.
    List<String> spelling() {
        return spelling;
    }

    /// Reads them; what the program prints.
    Value run(List<Value> arguments) {
        spelling = arguments.stream().map(Value::text).toList();
        List<Value> words = row.roles().contains("oldtar") ? dashed(arguments) : arguments;
        for (int i = 0; i < words.size() && problem.isEmpty(); i++) i += one(words, i);
        if (problem.isEmpty() && !required) problem("may change something");
        if (problem.isEmpty()) Obeyed.by(row, call.scope()).ifPresent(file -> problem("obeys " + file));
        if (problem.isPresent()) return Value.sign(Value.ANY);
        return new Roles(this).run();
    }

    /// `tar tf x` means `tar -tf x`.
    private static List<Value> dashed(List<Value> arguments) {
        var words = new ArrayList<>(arguments);
        if (!words.isEmpty()
                && words.getFirst().known()
                && !words.getFirst().text().startsWith("-"))
            words.set(0, Value.of("-" + words.getFirst().text()));
        return words;
    }

    /// The folders it was started in.
    List<String> places() {
        return places;
    }

    String program() {
        return program;
    }

    Grammar row() {
        return row;
    }

    Call call() {
        return call;
    }

    List<Value> operands() {
        return operands;
    }

    /// Whether such a flag was there.
    boolean seen(String flag) {
        return seen.contains(flag);
    }

    boolean given() {
        return given;
    }

    boolean deep() {
        return deep;
    }

    String sought() {
        return sought;
    }

    void refuse(String what) {
        problem(what);
    }

    /// How many of the words after it belong to it.
    private int one(List<Value> arguments, int at) {
        Value word = arguments.get(at);
        String text = word.text();
        if (ended || !text.startsWith("-") || text.equals("-")) {
            if (!ended && !row.any() && Listing.likeFlag(word, call.scope())) problem("may get " + word + " as a flag");
            operands.add(word);
            ended |= row.stops();
            return 0;
        }
        if (text.equals("--")) {
            ended = true;
            return 0;
        }
        if (row.required().contains(text)) required = true;
        seen.add(text);
        Optional<Character> exact = row.flag(text);
        if (exact.isPresent()) return value(exact.get(), text, arguments, at);
        int equals = text.indexOf('=');
        if (text.startsWith("--"))
            return longFlag(
                    equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
        if (equals > 1 && row.flag(text.substring(0, equals)).isPresent() && equals > 2)
            return longFlag(text.substring(0, equals), text.substring(equals + 1));
        return cluster(text, arguments, at);
    }

    private int longFlag(String flag, String value) {
        if (row.required().contains(flag)) required = true;
        Optional<Character> kind = row.flag(flag);
        if (kind.isPresent()) take(kind.get(), flag, Value.of(value));
        else if (!row.any()) problem(flag + " is not known to be harmless");
        return 0;
    }

    private int cluster(String text, List<Value> arguments, int at) {
        if (row.flag("-#").isPresent()
                && text.substring(1).chars().allMatch(c -> Character.isDigit(c) || c == Value.WORD)) return 0;
        for (int i = 1; i < text.length() && problem.isEmpty() && !row.roles().contains("exact"); i++) {
            String flag = "-" + text.charAt(i);
            seen.add(flag);
            if (row.required().contains(flag)) required = true;
            Optional<Character> kind = row.flag(flag);
            if (kind.isEmpty() && row.any()) continue;
            if (kind.isEmpty()) {
                problem(Value.of(text.startsWith("-" + text.charAt(1)) && text.length() == 2 ? text : flag)
                                .shown() + " is not known to be harmless");
                return 0;
            }
            if (" ThF".indexOf(kind.get()) >= 0) {
                marked(kind.get());
                continue;
            }
            if (i < text.length() - 1) {
                take(kind.get(), flag, Value.of(text.substring(i + 1)));
                return 0;
            }
            return value(kind.get(), flag, arguments, at);
        }
        if (row.roles().contains("exact") && !row.any())
            problem(Value.of(text).shown() + " is not known to be harmless");
        return 0;
    }

    private void marked(char kind) {
        follows |= kind == 'F';
        deep |= kind == 'T' || kind == 'F' && program.endsWith("grep");
        hidden |= kind == 'h';
    }

    boolean hidden() {
        return hidden;
    }

    /// Whether it goes where links lead.
    boolean follows() {
        return follows;
    }

    private int value(char kind, String flag, List<Value> arguments, int at) {
        if (" ?ThFik".indexOf(kind) >= 0) {
            marked(kind);
            return 0;
        }
        if (at + 1 >= arguments.size()) {
            problem(flag + " needs a value");
            return 0;
        }
        if (kind == '2' || kind == 'R') {
            if (at + 2 >= arguments.size() || arguments.get(at + 1).many()) problem(flag + " needs a name and a value");
            else take(kind == 'R' ? 'r' : 't', flag, arguments.get(at + 2));
            return 2;
        }
        take(kind, flag, arguments.get(at + 1));
        return kind == 'u' ? 2 : 1;
    }

    private void take(char kind, String flag, Value value) {
        if (value.many()) problem(flag + " gets a value that may be several");
        switch (kind) {
            case 'r' -> call.reads(value, Depth.CONTENT, "");
            case 'n' -> call.reads(value, Depth.NAMES, "");
            case 'w' -> call.writes(value);
            case 'p' -> {
                given = true;
                sought = sought.isEmpty() ? value.shown() : sought + "|" + value.shown();
            }
            case 'f' -> {
                given = true;
                call.reads(value, Depth.CONTENT, "");
            }
            case 's' -> {
                given = true;
                Programs.check("sed", value, call).ifPresent(this::problem);
            }
            case 'T', 'h', 'F' -> marked(kind);
            case 'a' -> {
                if (value.text().indexOf(':') >= 0) problem(flag + " " + value + " reaches another host");
                call.reads(value, Depth.CONTENT, "");
            }
            case 'e' -> {
                if (value.text().contains("env") || !value.plain()) problem(flag + " " + value + " shows environments");
            }
            case 'G' -> {
                String glob = value.text().substring(value.text().lastIndexOf('/') + 1);
                if (!glob.startsWith("!") && !glob.isEmpty())
                    call.reads(Value.of("./" + Value.NAME + "/" + Expansion.pattern(glob)), Depth.TREE, "");
            }
            case 'l' -> {
                int colon = value.text().lastIndexOf(':');
                if (colon >= 0) call.reads(Value.of(value.text().substring(colon + 1)), Depth.CONTENT, "");
            }
            case 'k' -> {
                if (value.text().indexOf('@') >= 0) problem(flag + " asks a name server");
            }
            case 'i' -> {
                if (value.text().indexOf('/') >= 0 || !value.known()) problem(flag + " writes to " + value);
            }
            case 'd' -> directory(value);
            case 'c' -> {
                if (!GitConfiguration.harmless(value)) problem("-c " + value + " may run a program");
            }
            case 'x' -> problem(flag + " runs a program");
            default -> {
                if (value.has(Value.DOWNLOAD)) problem(flag + " gets what a server sent");
            }
        }
    }

    /// The folder a program works in instead.
    private void directory(Value value) {
        if (!value.known()) {
            problem("works in a folder that is not known");
            return;
        }
        Scope scope = call.scope();
        scope.places = scope.paths(value);
        for (String place : scope.places) call.touches().add(new Touch.Reads(place, Depth.NAMES));
    }
}
