package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Set;

/// Where zsh reads a command otherwise than Bash: `=cmd`, `=(…)`, `>!`, glob qualifiers and operators, `$[…]`, blocks
/// that go on behind their end, and words of its own.
final class Dialect {
    private static final String OTHERWISE = "=(){}[]*?^~#!$`<>;&\\";
    private static final Set<String> WORDS = Set.of(
            "noglob",
            "nocorrect",
            "always",
            "repeat",
            "foreach",
            "zmodload",
            "autoload",
            "print",
            "emulate",
            "setopt",
            "unsetopt",
            "functions",
            "vared",
            "whence",
            "where",
            "bindkey",
            "zle",
            "sched",
            "-");

    private static final List<String> ALIKE = List.of("&&", "2>&1", "2>/dev/null", ">/dev/null", "> /dev/null");

    private Dialect() {}

    /// How many signs from here are read alike: those above up to a blank, a single `;`, `*` (where no qualifier may
    /// follow, as parentheses are not), and `=` within a flag.
    private static int alike(String command, int at) {
        for (String each : ALIKE) {
            int from = at - each.indexOf(command.charAt(at));
            boolean whole = from >= 0 && from <= at && command.startsWith(each, from);
            int end = from + each.length();
            if (whole
                    && (each.equals("&&") || end >= command.length() || " |;".indexOf(command.charAt(end)) >= 0)
                    && (from == 0 || !each.startsWith(">") || command.charAt(from - 1) == ' ')) return end - at;
        }
        char c = command.charAt(at);
        if (c == '*' && !command.startsWith("**", at)) return 1;
        if (c == ';' && at + 1 < command.length() && command.charAt(at + 1) == ' ') return 1;
        int word = command.lastIndexOf(' ', at) + 1;
        return c == '=' && command.charAt(word) == '-' && word < at ? 1 : 0;
    }

    /// Whether both surely mean the same by it: nothing of this stands outside quotes, but what is alike in both.
    static boolean same(String command) {
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
                else if (quote == '"' && "$`\\!".indexOf(c) >= 0) return false;
            } else if (c == '\'' || c == '"') quote = c;
            else if (OTHERWISE.indexOf(c) >= 0) {
                int alike = alike(command, i);
                if (alike == 0) return false;
                i += alike - 1;
            }
        }
        for (String word : Resource.words(command)) if (WORDS.contains(word)) return false;
        return true;
    }
}
