package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A row of `commands.txt`: what a program may be given so that all it does is known.
///
/// @param roles what its operands are, in their order
/// @param flags those known, by what their value is
/// @param required flags of which one must be there, if any
/// @param output what it prints: `word`, `name`, `pass` for what it reads, or empty
record Grammar(String name, List<String> roles, Map<String, Character> flags, Set<String> required, String output) {
    static final char NO_VALUE = ' ';

    static Grammar parse(String line) {
        String[] columns = line.split("\\|", -1);
        var flags = new HashMap<String, Character>();
        var required = new HashSet<String>();
        for (String word : Resource.words(columns.length > 2 ? columns[2] : "")) {
            String flag = word.startsWith("+") ? word.substring(1) : word;
            int colon = flag.indexOf(':');
            boolean optional = flag.endsWith("?");
            String bare = colon > 0 ? flag.substring(0, colon) : optional ? flag.substring(0, flag.length() - 1) : flag;
            char kind =
                    colon < 0 ? optional ? '?' : NO_VALUE : colon == flag.length() - 1 ? 't' : flag.charAt(colon + 1);
            flags.put(bare, kind);
            if (word.startsWith("+")) required.add(bare);
        }
        String output = columns.length > 3 ? columns[3].strip() : "";
        return new Grammar(columns[0].strip(), Resource.words(columns[1]), flags, required, output);
    }

    boolean any() {
        return flags.containsKey("-*");
    }

    boolean has(String role) {
        return roles.stream().anyMatch(each -> each.startsWith(role));
    }

    /// Whether flags end where the operands begin.
    boolean stops() {
        return has("run") || has("sub") || roles.contains("stop");
    }

    /// What follows a flag, or empty where the flag is not known.
    Optional<Character> flag(String flag) {
        return Optional.ofNullable(flags.get(flag));
    }
}
