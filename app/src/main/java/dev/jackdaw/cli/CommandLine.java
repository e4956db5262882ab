package dev.jackdaw.cli;

import dev.jackdaw.cli.Flag.Takes;
import dev.jackdaw.tool.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was written after the program's name.
///
/// @param subcommand the first word, where it names one
/// @param words the other words
/// @param values what was given for each flag, by the flag's name
record CommandLine(Optional<String> subcommand, List<String> words, Map<String, List<String>> values) {
    static final List<String> SUBCOMMANDS = List.of(
            "demo",
            "init",
            "setup",
            "doctor",
            "config",
            "sessions",
            "context",
            "tools",
            "models",
            "call",
            "permissions",
            "hooks",
            "skills",
            "commands",
            "agents",
            "trust",
            "knowledge",
            "memory",
            "team",
            "train",
            "plan",
            "goal");

    /// @throws CommandFault naming the flag that is unknown or lacks its value
    static CommandLine parse(List<String> arguments) throws CommandFault {
        return new Parse(arguments).whole();
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /// The value of a flag; the last one counts.
    Optional<String> value(String flag) {
        return Optional.ofNullable(values.get(flag)).map(List::getLast);
    }

    /// The words as one text.
    Optional<String> prompt() {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /// What the flags say about settings, by the settings' fields.
    Map<String, List<String>> settings() {
        var settings = new LinkedHashMap<String, List<String>>();
        values.forEach((name, given) -> {
            Flag flag = Flags.bySpellings().get(name);
            if (flag == null || flag.field().isEmpty()) return;
            boolean off = flag.takes() == Takes.NOTHING && given.getLast().equals("false");
            if (off) return;
            settings.put(flag.field(), said(flag, given));
        });
        return settings;
    }

    private static List<String> said(Flag flag, List<String> given) {
        if (flag.takes() == Takes.NOTHING) return List.of(flag.fixed());
        return flag.field().equals("tools") ? Spellings.tools(given) : given;
    }

    /// One reading from left to right.
    private static final class Parse {
        private final List<String> arguments;
        private final List<String> words = new ArrayList<>();
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private int at;

        Parse(List<String> arguments) {
            this.arguments = arguments;
        }

        CommandLine whole() throws CommandFault {
            while (at < arguments.size()) {
                String argument = arguments.get(at++);
                if (argument.equals("--")) {
                    words.addAll(arguments.subList(at, arguments.size()));
                    at = arguments.size();
                } else if (argument.startsWith("--")) named(argument);
                else if (argument.startsWith("-") && argument.length() > 1) letters(argument);
                else words.add(argument);
            }
            boolean commands =
                    !values.containsKey("--print") && !words.isEmpty() && SUBCOMMANDS.contains(words.getFirst());
            Optional<String> subcommand = commands ? Optional.of(words.removeFirst()) : Optional.empty();
            for (String name : values.keySet()) fits(name, subcommand.orElse(""));
            return new CommandLine(subcommand, words, values);
        }

        private static void fits(String name, String subcommand) throws CommandFault {
            Flag flag = Flags.bySpellings().get(name);
            if (flag == null || flag.only().isEmpty() || flag.only().contains(subcommand)) return;
            throw CommandFault.usage(name + " belongs to: jackdaw " + String.join(", jackdaw ", flag.only()));
        }

        private void named(String argument) throws CommandFault {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                take(known(argument), argument);
                return;
            }
            Flag flag = known(argument.substring(0, equals));
            String value = argument.substring(equals + 1);
            if (flag.takes() == Takes.NOTHING && !value.equals("true") && !value.equals("false"))
                throw CommandFault.usage(flag.name() + " takes no value");
            put(flag, value);
        }

        /// `-p`, `-pc`, `-oFILE`.
        private void letters(String argument) throws CommandFault {
            for (int i = 1; i < argument.length(); i++) {
                String letter = "-" + argument.charAt(i);
                if (i > 1 && !Flags.bySpellings().containsKey(letter)) throw unknown(argument);
                Flag flag = known(letter.equals(argument) ? argument : letter);
                boolean more = i + 1 < argument.length();
                if (more && flag.takes() != Takes.NOTHING) {
                    put(flag, argument.substring(argument.charAt(i + 1) == '=' ? i + 2 : i + 1));
                    return;
                }
                take(flag, letter);
            }
        }

        private static Flag known(String spelling) throws CommandFault {
            Flag flag = Flags.bySpellings().get(spelling);
            if (flag == null) throw unknown(spelling);
            return flag;
        }

        private static CommandFault unknown(String spelling) {
            List<String> names = Flags.bySpellings().entrySet().stream()
                    .filter(flag -> flag.getValue().only().isEmpty())
                    .map(Map.Entry::getKey)
                    .filter(name -> name.startsWith("--"))
                    .map(name -> name.substring(2))
                    .sorted()
                    .toList();
            String bare = spelling.replaceFirst("^-+", "");
            List<String> near = bare.length() < 3 ? List.of() : Nearest.to(bare, names, 1);
            return CommandFault.usage("there is no flag " + spelling
                    + (near.isEmpty() ? "" : "; did you mean --" + near.getFirst() + "?")
                    + " (jackdaw --help lists all)");
        }

        private void take(Flag flag, String spelling) throws CommandFault {
            boolean more = at < arguments.size();
            switch (flag.takes()) {
                case NOTHING -> put(flag, "true");
                case MAYBE -> put(flag, more && !dashed(arguments.get(at)) ? arguments.get(at++) : "");
                case VALUE, SEVERAL -> {
                    if (!more)
                        throw CommandFault.usage(spelling + " needs a value: " + spelling + " " + flag.placeholder());
                    put(flag, arguments.get(at++));
                }
            }
            if (flag.takes() == Takes.SEVERAL)
                while (at < arguments.size() && belongs(arguments.get(at))) put(flag, arguments.get(at++));
        }

        private static boolean dashed(String word) {
            return word.startsWith("-") && word.length() > 1;
        }

        /// Whether a word after a list still belongs to it: a rule such as `Edit` or `Bash(git log *)`, or a path.
        private static boolean belongs(String word) {
            if (word.startsWith("/") || word.startsWith("./") || word.startsWith("../") || word.startsWith("~/"))
                return !word.contains(" ");
            return word.matches("([A-Z][A-Za-z]*|mcp__\\w+)(\\(.*\\))?");
        }

        private void put(Flag flag, String value) {
            values.computeIfAbsent(flag.name(), name -> new ArrayList<>()).add(value);
        }
    }
}
