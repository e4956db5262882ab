package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `test`, `[ … ]` and `[[ … ]]`: the first two take what a word turns out to be for an operator, the last one
/// calculates with what it compares.
final class Tests {
    private static final Set<String> FILES = Set.of(
            "-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-p", "-r", "-s", "-u", "-w", "-x", "-G", "-L", "-N",
            "-O", "-S");
    private static final Set<String> NUMBERS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private static final Set<String> PATTERNS = Set.of("=", "==", "!=", "=~");

    private Tests() {}

    static void values(List<Value> words, Call call) {
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (Builtins.unsure(words.get(i)) && words.get(i).many())
                call.asks("a word of the test is not known, and could run a command");
            variable(text, words, i, call);
            if (FILES.contains(text) && i + 1 < words.size()) call.reads(words.get(i + 1), Touch.Depth.THERE, "");
        }
    }

    /// `-v NAME` evaluates a subscript.
    private static void variable(String text, List<Value> words, int at, Call call) {
        if (!text.equals("-v") && !text.equals("-R") || at + 1 >= words.size()) return;
        Value name = words.get(at + 1);
        if (!name.known() || name.text().indexOf('[') >= 0)
            call.asks("-v takes a subscript, which could run a command");
    }

    static void words(List<Word> words, Expansion expansion) {
        var values = new ArrayList<Value>();
        for (int i = 0; i < words.size(); i++) {
            boolean compared = i > 0 && PATTERNS.contains(words.get(i - 1).source());
            values.add(compared ? expansion.compared(words.get(i)) : expansion.one(words.get(i)));
        }
        var call = new Call(expansion.walk(), expansion.scope(), expansion.touches());
        for (int i = 0; i < values.size(); i++) {
            String text = values.get(i).text();
            boolean operator = words.get(i).source().equals(text);
            if (!operator) continue;
            variable(text, values, i, call);
            if (FILES.contains(text) && i + 1 < values.size()) call.reads(values.get(i + 1), Touch.Depth.THERE, "");
            if (!NUMBERS.contains(text)) continue;
            if (i > 0) Sums.text(values.get(i - 1), expansion);
            if (i + 1 < values.size()) Sums.text(values.get(i + 1), expansion);
        }
    }
}
