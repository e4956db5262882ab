package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import dev.jackdaw.policy.CommandText.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which shell commands surely change nothing. Whatever is not fully understood is not among them.
public final class ReadOnly {
    private static final Set<String> JOINTS = Set.of("", "|", "&&", "||", ";");

    /// Formats with it make git run the program that checks signatures.
    private static final String RUNS_GPG = "%G";

    /// What a command may be given.
    ///
    /// @param flags those allowed, and whether each takes a value; any where the star is among them
    private record Grammar(String operands, Map<String, Boolean> flags) {
        private boolean any() {
            return flags.containsKey("*");
        }
    }

    /// The grammars by command, read when the first command is judged.
    private static final class Known {
        private static final Map<String, Grammar> COMMANDS = load();

        private static Map<String, Grammar> load() {
            var commands = new HashMap<String, Grammar>();
            for (String line : Resource.lines("readonly.txt")) {
                String[] columns = line.split("\\|", 3);
                var flags = new HashMap<String, Boolean>();
                for (String flag : Resource.words(columns[2]))
                    flags.put(flag.endsWith(":") ? flag.substring(0, flag.length() - 1) : flag, flag.endsWith(":"));
                commands.put(columns[0].strip(), new Grammar(columns[1].strip(), flags));
            }
            return commands;
        }
    }

    private ReadOnly() {}

    public static boolean command(String command) {
        CommandText text = CommandText.of(command.strip());
        return text.clear()
                && !text.parts().isEmpty()
                && !command.strip().endsWith("&")
                && text.parts().stream().allMatch(part -> JOINTS.contains(part.joint()) && part(part));
    }

    /// Whether a simple command without doubts changes nothing, whatever stands before it.
    static boolean part(Part part) {
        if (part.words().isEmpty()
                || !part.assignments().isEmpty()
                || !part.targets().isEmpty()) return false;
        List<Word> words = new ArrayList<>(part.words());
        if (words.getFirst().text().equals("git")
                && words.size() > 2
                && words.get(1).text().equals("--no-pager")) words.remove(1);
        for (int length = Math.min(3, words.size()); length > 0; length--) {
            List<Word> name = words.subList(0, length);
            Grammar grammar = Known.COMMANDS.get(
                    String.join(" ", name.stream().map(Word::text).toList()));
            if (grammar != null && name.stream().noneMatch(Word::globs))
                return fits(grammar, words.subList(length, words.size()));
        }
        return false;
    }

    private static boolean fits(Grammar grammar, List<Word> arguments) {
        if (grammar.any()) return true;
        for (Word word : arguments)
            if (word.globs() && mayBecomeFlag(word.text()) || word.text().contains(RUNS_GPG)) return false;
        return operands(grammar, arguments)
                .filter(found -> allowed(grammar, found))
                .isPresent();
    }

    /// A file may be named like a flag, and a pattern that begins openly would find it.
    private static boolean mayBecomeFlag(String pattern) {
        return "*?[-".indexOf(pattern.charAt(0)) >= 0;
    }

    /// What is left when the flags are taken off; empty where one is not allowed.
    private static Optional<List<Word>> operands(Grammar grammar, List<Word> arguments) {
        var operands = new ArrayList<Word>();
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.get(i).text();
            if (text.equals("--")) {
                operands.addAll(arguments.subList(i + 1, arguments.size()));
                break;
            }
            if (!text.startsWith("-") || text.equals("-")) {
                operands.add(arguments.get(i));
                continue;
            }
            Optional<Boolean> takesNext = flag(grammar.flags(), text);
            if (takesNext.isEmpty()) return Optional.empty();
            if (takesNext.get()) i++;
        }
        return Optional.of(operands);
    }

    /// Whether the flag takes the next word as its value; empty where the flag is not allowed.
    private static Optional<Boolean> flag(Map<String, Boolean> flags, String text) {
        Boolean exact = flags.get(text);
        if (exact != null) return Optional.of(exact);
        int equals = text.indexOf('=');
        if (text.startsWith("--"))
            return equals > 0 && flags.containsKey(text.substring(0, equals)) ? Optional.of(false) : Optional.empty();
        if (text.substring(1).chars().allMatch(Character::isDigit))
            return flags.containsKey("-n") ? Optional.of(false) : Optional.empty();
        return cluster(flags, text);
    }

    private static Optional<Boolean> cluster(Map<String, Boolean> flags, String text) {
        for (int i = 1; i < text.length(); i++) {
            Boolean takesValue = flags.get("-" + text.charAt(i));
            if (takesValue == null) return Optional.empty();
            if (takesValue) return Optional.of(i == text.length() - 1);
        }
        return Optional.of(false);
    }

    private static boolean allowed(Grammar grammar, List<Word> operands) {
        List<String> texts = operands.stream().map(Word::text).toList();
        boolean globs = operands.stream().anyMatch(Word::globs);
        return switch (grammar.operands()) {
            case "any" -> true;
            case "none" -> texts.isEmpty();
            case "max1" -> texts.size() <= 1 && !globs;
            case "plus" -> texts.stream().allMatch(text -> text.startsWith("+"));
            case "lines" -> !texts.isEmpty() && printsLines(texts.getFirst());
            case "filter" ->
                texts.stream().noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("env"));
            default -> throw new IllegalStateException(grammar.operands());
        };
    }

    private static boolean printsLines(String script) {
        return Arrays.stream(script.split(";")).allMatch(each -> each.strip().matches("[0-9]+(,([0-9]+|\\$))?p"));
    }
}
