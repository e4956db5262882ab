package dev.jackdaw.policy.shell;

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

    private Dialect() {}

    /// Whether both surely mean the same by it: nothing of this stands outside quotes, but `&&`.
    static boolean same(String command) {
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
                else if (quote == '"' && "$`\\!".indexOf(c) >= 0) return false;
            } else if (c == '\'' || c == '"') quote = c;
            else if (command.startsWith("&&", i)) i++;
            else if (OTHERWISE.indexOf(c) >= 0) return false;
        }
        for (String word : Resource.words(command)) if (WORDS.contains(word)) return false;
        return true;
    }
}
