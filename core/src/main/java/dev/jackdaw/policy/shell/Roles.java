package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.shell.Touch.Depth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is left of the arguments when the flags are taken off, by the roles it plays.
record Roles(Arguments arguments) {
    /// Filters of lines, and the flags by which they change lines.
    private static final Set<String> LINES =
            Set.of("head", "tail", "sort", "uniq", "tac", "shuf", "grep", "egrep", "fgrep", "cat");

    private static final Set<String> CUTS = Set.of(
            "-c", "-o", "-b", "-n", "-A", "-E", "-T", "-e", "-t", "-v", "--bytes", "--only-matching", "--count", "-H");
    private static final Set<String> MARKS = Set.of("exact", "stop", "oldtar");

    Value run() {
        List<String> roles = arguments.row().roles().stream()
                .filter(role -> !MARKS.contains(role) && !role.startsWith(Obeyed.MARK))
                .toList();
        List<Value> operands = arguments.operands();
        int role = arguments.given()
                        && !roles.isEmpty()
                        && Set.of("pattern", "sed", "awk", "jq").contains(roles.getFirst())
                ? 1
                : 0;
        boolean files = false;
        String sought = arguments.sought();
        Value output = Value.NOTHING;
        for (int i = 0; i < operands.size() && arguments.problem().isEmpty(); i++) {
            Value operand = operands.get(i);
            if (role >= roles.size()) {
                arguments.refuse("gets more than it is known to take: " + operand);
                break;
            }
            String kind = roles.get(role);
            boolean repeats = kind.endsWith("*");
            boolean last = repeats && role == roles.size() - 2 && i == operands.size() - 1;
            if (last) kind = roles.getLast();
            if (kind.startsWith("run") || kind.startsWith("sub")) {
                List<String> places = arguments.call().scope().places;
                output = started(kind, operands.subList(i, operands.size()));
                if (kind.startsWith("sub")) arguments.call().scope().places = arguments.places();
                else arguments.call().scope().places = places;
                files = true;
                break;
            }
            boolean several = operand.many() || !operand.plain() && !repeats;
            if (several && roles.contains("write"))
                arguments.refuse("may get several files, of which one is written: " + operand);
            if (kind.equals("pattern")) sought = operand.plain() ? operand.shown() : "";
            files |= kind.startsWith("path") || kind.startsWith("tree");
            operand(repeats && !last ? kind.substring(0, kind.length() - 1) : kind, operand, sought);
            if (!repeats) role++;
        }
        if (operands.isEmpty() && roles.contains("variable*"))
            arguments.refuse("prints all variables, which may hold secrets");
        boolean below = !files && (roles.contains("tree*") && !arguments.call().scope().piped || arguments.deep());
        if (below) operand(arguments.deep() ? "path" : "tree", Value.of("."), sought);
        return printed(files || below, output);
    }

    private Value printed(boolean files, Value output) {
        Value input = arguments.call().scope().input;
        if (arguments.program().equals("git rev-parse") && arguments.seen("--show-toplevel"))
            return GitConfiguration.top(arguments.call().scope().places);
        for (String flag : List.of("--name-only", "-l", "--files-with-matches")) {
            boolean lists = arguments.seen(flag)
                    && (flag.equals("--name-only")
                            ? arguments.program().startsWith("git ")
                            : arguments.program().endsWith("grep")
                                    || arguments.program().equals("rg"));
            if (lists) return Value.sign(Value.NAME);
        }
        if (arguments.program().startsWith("base64") && !files && input.known())
            return Output.decoded(input, arguments);
        return switch (arguments.row().output()) {
            case "word" -> spelt() ? Value.sign(Value.ANY) : Value.sign(Value.WORD);
            case "name" -> names();
            case "count" -> files ? Value.sign(Value.ANY) : Value.sign(Value.WORD);
            case "download" -> Value.sign(Value.DOWNLOAD);
            case "pass" -> files || input.text().isEmpty() ? Value.sign(Value.ANY) : passed(input);
            case "run" -> output;
            case "base" -> base();
            case "pwd" ->
                arguments.call().scope().places.size() == 1
                        ? Value.of(arguments.call().scope().places.getFirst())
                        : Value.sign(Value.ANY);
            case "none" -> Value.NOTHING;
            case "program" -> Listing.program(arguments.operands());
            default -> output.text().isEmpty() ? Value.sign(Value.ANY) : output;
        };
    }

    /// Whether the arguments could make it print other words than numbers, hashes and dates.
    private boolean spelt() {
        boolean free = arguments.seen("--git-path") || arguments.seen("--show-cdup") || arguments.seen("--show-prefix");
        for (String text : arguments.spelling())
            free |= switch (arguments.program()) {
                case "date" -> text.startsWith("+") && !digits(text);
                case "expr", "numfmt" -> text.chars().anyMatch(Character::isLetter);
                case "seq" -> text.startsWith("-f") || text.startsWith("-s") || text.startsWith("--");
                default ->
                    text.indexOf('=') >= 0 && text.startsWith("-")
                            || text.chars()
                                    .anyMatch(c -> "%$`[\"'\\".indexOf(c) >= 0 || Value.sign(c) && c != Value.WORD);
            };
        return free;
    }

    /// Whether a format of a date gives digits only.
    private static boolean digits(String format) {
        for (int i = 1; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%'
                    && i + 1 < format.length()
                    && "aAbBdFgGHIjklmMNpsSTuUVwWyYzZ".indexOf(format.charAt(i + 1)) >= 0) i++;
            else if (!Character.isDigit(c) && "-_:,TZ ".indexOf(c) < 0) return false;
        }
        return format.length() > 1;
    }

    /// What comes through a filter: the same from `cat` and `tee`, some of the names that come in from the others.
    private Value passed(Value input) {
        String program = arguments.program();
        boolean whole = program.equals("cat") && arguments.spelling().isEmpty() || program.equals("tee");
        if (whole || input.has(Value.DOWNLOAD)) return input;
        boolean cuts = !LINES.contains(program) || CUTS.stream().anyMatch(arguments::seen) || input.known();
        if (cuts
                && program.equals("sort")
                && input.known()
                && Output.trimmed(input).text().indexOf('\n') < 0) return input;
        return cuts ? Value.sign(Value.ANY) : input;
    }

    /// `basename`, of names that are known.
    private Value base() {
        List<Value> operands = arguments.operands();
        if (operands.isEmpty() || !operands.stream().allMatch(Value::plain)) return Value.sign(Value.ANY);
        if (!operands.getFirst().known()) return Value.sign(Value.WORD);
        boolean simple = operands.size() == 1 && arguments.spelling().stream().noneMatch(text -> text.startsWith("-"));
        String name = operands.getFirst().text();
        int slash = name.lastIndexOf('/');
        if (!simple || slash == name.length() - 1) return Value.sign(Value.ANY);
        return arguments.program().equals("basename")
                ? Value.of(name.substring(slash + 1))
                : Value.of(slash < 0 ? "." : slash == 0 ? "/" : name.substring(0, slash));
    }

    /// What a listing prints: the names a pattern finds, or those below a folder.
    private Value names() {
        List<Value> operands = arguments.operands();
        Value only = operands.size() == 1 ? operands.getFirst() : Value.NOTHING;
        if (only.has(Value.STAR) || only.has(Value.ONE)) return only;
        String pattern = Expansion.pattern(only.text());
        if (!pattern.equals(only.text()))
            return Value.of("./" + Value.NAME + "/" + pattern.substring(pattern.lastIndexOf('/') + 1));
        return Value.sign(Value.NAME);
    }

    private Value started(String kind, List<Value> words) {
        Call call = arguments.call();
        if (kind.equals("run")) return call.program(words);
        Optional<List<Value>> named = Grammars.subcommand(arguments.program(), words);
        if (named.isEmpty()) {
            arguments.refuse(words.getFirst() + " may change something");
            return Value.sign(Value.ANY);
        }
        if (arguments.program().equals("git")) {
            for (String place : call.scope().places) call.touches().add(new Touch.Git(place));
            for (Value word : words)
                if (word.text().contains("%G") || word.text().startsWith("--format=%") && !word.plain())
                    arguments.refuse("%G runs the program that checks signatures");
        }
        return Grammars.run(
                named.get().getFirst().text(),
                named.get().subList(1, named.get().size()),
                call);
    }

    private void operand(String role, Value value, String sought) {
        Call call = arguments.call();
        if (arguments.follows() && Set.of("path", "tree").contains(role) && !value.has(Value.NAME))
            call.reads(value.plus(Value.of("/" + Value.NAME)), Depth.TREE, sought);
        switch (role) {
            case "path" -> {
                if (value.text().startsWith("@")) arguments.refuse(value + " may hold further flags");
                call.reads(value, arguments.deep() ? Depth.TREE : Depth.CONTENT, sought);
            }
            case "tree" -> call.reads(value, arguments.hidden() ? Depth.TREE : Depth.VISIBLE, sought);
            case "names" -> call.reads(value, Depth.NAMES, "");
            case "write" -> call.writes(value);
            case "into" -> into(value);
            case "rev" -> revision(value);
            case "any", "pattern" -> {}
            case "number" -> {
                boolean small = value.text().length() < 8
                        && value.text().chars().allMatch(c -> c == Value.WORD || "0123456789.-+".indexOf(c) >= 0);
                if (value.known() && !small) arguments.refuse("may go on without end");
            }
            case "word" -> {
                if (!value.plain()) arguments.refuse("gets " + value + ", which is not known");
            }
            case "plus" -> {
                if (!value.text().startsWith("+")) arguments.refuse(value + " may change something");
            }
            case "variable" -> {
                if (SecretNames.has(value.text()) || !value.known()) arguments.refuse("may show a secret");
            }
            case "sed", "awk", "jq" -> Programs.check(role, value, call).ifPresent(arguments::refuse);
            case "setting" -> {
                String lower = value.text().toLowerCase(java.util.Locale.ROOT);
                if (!value.known()
                        || lower.indexOf('.') < 0
                        || lower.contains("token")
                        || lower.contains("passw")
                        || lower.contains("extraheader")
                        || lower.contains("secret")
                        || lower.startsWith("http.")
                        || lower.startsWith("credential")) arguments.refuse("may show a secret");
            }
            case "key" -> {
                if (!value.plain() || value.text().indexOf('=') >= 0) arguments.refuse(value + " may change something");
            }
            case "plain" -> {
                if (!value.plain() || value.text().indexOf('/') >= 0)
                    arguments.refuse(value + " is not known to be harmless");
            }
            case "ps" -> {
                boolean letters = value.text().chars().allMatch(Character::isLetter);
                if (!value.plain() || letters && value.text().indexOf('e') >= 0)
                    arguments.refuse(value + " shows environments");
            }
            case "host" -> arguments.refuse("reaches the network");
            default -> arguments.refuse(value + " may change something");
        }
    }

    /// The last of several files, which may be a folder the others go into.
    private void into(Value target) {
        arguments.call().writes(target);
        List<Value> operands = arguments.operands();
        for (Value source : operands.subList(0, operands.size() - 1)) {
            String text = source.text();
            arguments.call().writes(target.plus(Value.of("/" + text.substring(text.lastIndexOf('/') + 1))));
        }
    }

    /// A revision, a path, or a path in a revision.
    private void revision(Value value) {
        String text = value.text();
        int colon = text.indexOf(':');
        Value file = text.startsWith(":/")
                ? Value.of(text.substring(2))
                : colon < 0 || text.startsWith(":(")
                        ? Value.of(text.substring(text.startsWith(":(") ? text.indexOf(')') + 1 : 0))
                        : Value.of(text.substring(text.lastIndexOf(':') + 1));
        if (!file.plain()
                && file.text().charAt(0) == Value.ANY
                && colon < 0
                && value.text().length() == 1) arguments.refuse("gets a revision or file that is not known");
        else if (file.text().chars().anyMatch(c -> "*?[".indexOf(c) >= 0))
            arguments
                    .call()
                    .reads(
                            Value.of("./" + Value.NAME + "/"
                                    + Expansion.pattern(
                                            file.text().substring(file.text().lastIndexOf('/') + 1))),
                            Depth.TREE,
                            "");
        else if (!file.text().isEmpty() && (colon >= 0 || !file.text().equals(String.valueOf(Value.WORD))))
            arguments.call().reads(file, Depth.CONTENT, "");
    }
}
