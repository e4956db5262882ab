package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Word;
import dev.jackdaw.policy.syntax.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the shell makes of words before a command runs.
///
/// @param touches what expanding itself may do
record Expansion(Walk walk, Scope scope, List<Touch> touches) {
    private static final int MOST = 64;
    private static final Set<String> NUMBERS = Set.of(
            "RANDOM",
            "SECONDS",
            "LINENO",
            "EUID",
            "UID",
            "PPID",
            "BASHPID",
            "COLUMNS",
            "LINES",
            "SHLVL",
            "EPOCHSECONDS",
            "HOSTNAME",
            "USER",
            "LOGNAME",
            "BASH_VERSION",
            "OSTYPE",
            "HOSTTYPE",
            "MACHTYPE",
            "OPTIND",
            "?",
            "#",
            "$",
            "!",
            "-");

    /// The words a command gets for these.
    List<Value> fields(List<Word> words) {
        var fields = new ArrayList<Value>();
        for (Word word : words) fields.addAll(fields(word));
        return fields;
    }

    List<Value> fields(Word word) {
        return fields(word.pieces(), word);
    }

    private List<Value> fields(List<Piece> pieces, Word word) {
        for (int i = 0; i < pieces.size(); i++)
            if (pieces.get(i) instanceof Word.Braces braces) return braced(pieces, i, braces, word);
        var line = new Fields(scope.variables.getOrDefault("IFS", Value.NOTHING));
        for (Piece piece : pieces) {
            List<Value> several = several(piece, lone(pieces));
            for (int i = 0; i < several.size(); i++) {
                if (i > 0) line.end();
                if (several.get(i).many()) line.unquoted(several.get(i));
                else line.quoted(several.get(i));
            }
            if (several.isEmpty() && !listed(piece)) add(line, piece, word);
        }
        return line.fields();
    }

    private List<Value> braced(List<Piece> pieces, int at, Word.Braces braces, Word word) {
        var fields = new ArrayList<Value>();
        boolean huge = longDigits(word.source());
        if (huge || words(pieces) > MOST) touches.add(new Touch.Asks("its braces make too many words"));
        if (huge || walk.tired() || words(pieces) > MOST) return List.of(new Value(String.valueOf(Value.ANY), true));
        if (!braces.whole() || braces.alternatives().size() > MOST) {
            var rest = new ArrayList<>(pieces);
            rest.set(at, new Word.Literal(String.valueOf(Value.WORD), true));
            return fields(rest, word);
        }
        for (Word alternative : braces.alternatives()) {
            var one = new ArrayList<>(pieces.subList(0, at));
            one.addAll(alternative.pieces());
            one.addAll(pieces.subList(at + 1, pieces.size()));
            fields.addAll(fields(one, word));
            if (fields.size() > MOST) return List.of(new Value(String.valueOf(Value.ANY), true));
        }
        return fields;
    }

    private static boolean longDigits(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < 6; i++) run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
        return run >= 6;
    }

    /// How many words the braces make of them.
    private static long words(List<Piece> pieces) {
        long words = 1;
        for (Piece piece : pieces)
            if (piece instanceof Word.Braces(var alternatives, var _))
                words = Math.min(words * Math.max(alternatives.size(), 1), MOST * MOST);
        return words;
    }

    /// Whether a word is made of one piece only, and quotes.
    private static boolean lone(List<Piece> pieces) {
        return pieces.stream()
                        .filter(piece -> !(piece instanceof Word.Literal(var text, var _)) || !text.isEmpty())
                        .count()
                == 1;
    }

    /// `"$@"` and `"${array[@]}"`.
    private boolean listed(Piece piece) {
        return piece instanceof Word.Variable(var name, var operation, var _, var _)
                && (operation.isEmpty() && (name.equals("@") || name.equals("*"))
                        || (operation.equals("[@]") || operation.equals("[*]")) && scope.arrays.containsKey(name));
    }

    private List<Value> several(Piece piece, boolean lone) {
        if (!listed(piece)) return List.of();
        Word.Variable variable = (Word.Variable) piece;
        if (variable.operation().isEmpty() && !scope.called && lone)
            return List.of(new Value(String.valueOf(Value.ANY), true));
        return variable.operation().isEmpty() ? scope.arguments : scope.arrays.getOrDefault(variable.name(), List.of());
    }

    private void add(Fields line, Piece piece, Word word) {
        Value value = value(piece, word);
        boolean splits = switch (piece) {
            case Word.Variable variable -> !variable.quoted();
            case Word.Substitution substitution -> !substitution.quoted();
            case Word.Literal _, Word.Glob _, Word.Tilde _, Word.Piped _, Word.Sum _, Word.Braces _ -> false;
        };
        if (splits) line.unquoted(value);
        else line.quoted(value);
    }

    /// The word without being split, as in an assignment.
    Value one(Word word) {
        Value value = Value.NOTHING;
        for (Piece piece : word.pieces()) {
            List<Value> several = several(piece, lone(word.pieces()));
            for (Value each : several)
                value = value.plus(value.text().isEmpty() ? each : Value.of(" ").plus(each));
            if (!listed(piece)) value = value.plus(value(piece, word));
        }
        return value.with(false);
    }

    /// A word something is compared with: its patterns look for no files.
    Value compared(Word word) {
        return one(new Word(
                word.pieces().stream()
                        .filter(piece -> !(piece instanceof Word.Glob))
                        .toList(),
                word.source()));
    }

    private Value value(Piece piece, Word word) {
        return switch (piece) {
            case Word.Literal literal -> Value.of(literal.text());
            case Word.Glob glob -> {
                if (glob.pattern().indexOf('(') >= 0) touches.add(new Touch.Asks("it has an extended pattern"));
                yield Value.of(pattern(glob.pattern()));
            }
            case Word.Tilde tilde -> home(tilde.user());
            case Word.Variable variable -> variable(variable, word);
            case Word.Substitution substitution -> walk.substitution(substitution.script(), scope);
            case Word.Piped piped -> {
                if (!piped.input()) touches.add(new Touch.Asks("a process reads what it prints"));
                yield Value.sign(Value.PIPE).plus(walk.substitution(piped.script(), scope));
            }
            case Word.Sum sum -> {
                Sums.check(sum.expression(), this);
                yield Value.sign(Value.WORD);
            }
            case Word.Braces braces -> {
                for (Word each : braces.alternatives()) one(each);
                yield Value.sign(Value.ANY);
            }
        };
    }

    private Value home(String user) {
        return switch (user) {
            case "" -> scope.variables.getOrDefault("HOME", Value.sign(Value.ANY));
            case "root" -> Value.of("/root");
            case "+" -> Value.of(scope.places.size() == 1 ? scope.places.getFirst() : String.valueOf(Value.ANY));
            default ->
                Value.of(
                        user.isEmpty() || !Character.isLetter(user.charAt(0))
                                ? String.valueOf(Value.ANY)
                                : "/home/" + user);
        };
    }

    /// A pattern of names in our signs.
    static String pattern(String glob) {
        var out = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if ("@!+".indexOf(c) >= 0 && i + 1 < glob.length() && glob.charAt(i + 1) == '(')
                return out.toString() + Value.ANY;
            if (glob.startsWith("**", i)) {
                out.append(Value.NAME);
                while (i + 1 < glob.length() && glob.charAt(i + 1) == '*') i++;
            } else if (c == '*') out.append(Value.STAR);
            else if (c == '?') out.append(Value.ONE);
            else if (end > 0) out.append(Value.ONE);
            else out.append(c);
            if (end > 0) i = end;
        }
        return out.toString();
    }

    private Value variable(Word.Variable variable, Word word) {
        String operation = variable.operation();
        for (Word nested : variable.nested()) one(nested);
        if (variable.name().isEmpty()
                || operation.startsWith("!")
                || operation.contains("@P")
                || operation.contains("@E")) {
            touches.add(new Touch.Asks("${" + variable.name() + "} is looked up a second time"));
            return Value.sign(Value.ANY);
        }
        boolean alone = lone(word.pieces())
                && !scope.called
                && Character.isDigit(variable.name().charAt(0))
                && !variable.name().equals("0");
        if (alone) return new Value(String.valueOf(Value.ANY), !variable.quoted());
        Value value = scope.arrays.containsKey(variable.name()) && !operation.isEmpty() && operation.charAt(0) == '['
                ? Value.sign(Value.ANY)
                : plain(variable.name());
        if (operation.isEmpty()) return value;
        if (word.source().contains("${#" + variable.name() + "}")) return Value.sign(Value.WORD);
        if (operation.startsWith("#[") && word.source().contains("${#" + variable.name() + "["))
            return Sums.subscript(operation.substring(1), this);
        return operated(variable, operation, value);
    }

    private Value operated(Word.Variable variable, String operation, Value value) {
        char first = operation.charAt(0);
        String rest = operation.startsWith(":") ? operation.substring(1) : operation;
        if (first == '[') return Sums.subscript(operation, this);
        if (!rest.isEmpty() && "-=?+".indexOf(rest.charAt(0)) >= 0) {
            String text = rest.substring(1);
            boolean literal = text.chars().noneMatch(c -> "$`\\'\"~*?[{".indexOf(c) >= 0);
            Value given = literal ? Value.of(text) : Value.sign(Value.ANY);
            if (rest.charAt(0) == '=') walk.names().assign(variable.name(), value.or(given), scope, touches);
            boolean unset = !scope.variables.containsKey(variable.name())
                    && !scope.arrays.containsKey(variable.name())
                    && variable.name().chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '_')
                    && System.getenv(variable.name()) == null;
            if (unset && rest.charAt(0) != '+' && rest.charAt(0) != '?') return given;
            boolean set = value.known() && !value.text().isEmpty();
            return switch (rest.charAt(0)) {
                case '+' -> set ? given : given.or(Value.NOTHING);
                case '?' -> value;
                default -> set ? value : value.known() ? given : value.or(given);
            };
        }
        if (first == ':') Sums.offsets(rest, this);
        if (value.plain() && !value.known() && "#%^,:".indexOf(first) >= 0) return value;
        return value.has(Value.DOWNLOAD) ? value : Value.sign(Value.ANY);
    }

    private Value plain(String name) {
        if (NUMBERS.contains(name)) return scope.variables.getOrDefault(name, Value.sign(Value.WORD));
        if (name.equals("0")) return scope.variables.getOrDefault("0", Value.of("bash"));
        if (name.equals("PWD") && scope.places.size() == 1) return Value.of(scope.places.getFirst());
        if (Character.isDigit(name.charAt(0))) {
            int index = name.length() > 3 || !name.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? MOST
                    : Integer.parseInt(name) - 1;
            if (index < 0) return Value.sign(Value.ANY);
            return index < scope.arguments.size() ? scope.arguments.get(index) : Value.NOTHING;
        }
        Value value = scope.variables.get(name);
        if (value != null) return value;
        List<Value> array = scope.arrays.get(name);
        if (array != null) return array.isEmpty() ? Value.NOTHING : array.getFirst();
        if (SecretNames.has(name)) touches.add(new Touch.Asks("$" + name + " may hold a secret"));
        return Value.sign(Value.ANY);
    }
}
