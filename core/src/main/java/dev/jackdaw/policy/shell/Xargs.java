package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `xargs`: a program with more arguments from what it reads.
record Xargs(Call call) {
    private static final Set<String> FLAGS =
            Set.of("-0", "--null", "-r", "--no-run-if-empty", "-t", "--verbose", "-x", "--exit");
    private static final Set<String> VALUED =
            Set.of("-n", "-L", "-P", "-s", "-d", "-E", "--max-args", "--max-procs", "--max-lines", "--delimiter");

    Value run(List<Value> arguments) {
        String replaced = "";
        boolean separates = arguments.stream()
                .anyMatch(word -> word.text().startsWith("-d") || word.text().startsWith("--del"));
        int i = 0;
        for (; i < arguments.size() && arguments.get(i).text().startsWith("-"); i++) {
            String text = arguments.get(i).text();
            int equals = text.indexOf('=');
            if (text.equals("-I") && i + 1 < arguments.size())
                replaced = arguments.get(++i).text();
            else if (text.startsWith("-I")) replaced = text.substring(2);
            else if (VALUED.contains(text)) i++;
            else if (text.equals("-i")) replaced = "{}";
            else {
                boolean known = FLAGS.contains(text)
                        || equals > 0 && VALUED.contains(text.substring(0, equals))
                        || text.length() > 2 && VALUED.contains(text.substring(0, 2))
                        || text.length() > 2 && text.substring(1).chars().allMatch(c -> "0rtx".indexOf(c) >= 0);
                if (text.length() > 3 && text.charAt(1) == '0' && VALUED.contains("-" + text.charAt(text.length() - 1)))
                    i++;
                else if (text.length() == 3
                        && "0rt".indexOf(text.charAt(1)) >= 0
                        && VALUED.contains("-" + text.charAt(2))) i++;
                else if (text.length() == 3
                        && "0rt".indexOf(text.charAt(1)) >= 0
                        && text.charAt(2) == 'I'
                        && i + 1 < arguments.size())
                    replaced = arguments.get(++i).text();
                else if (!known) return call.wrapped("xargs " + text + " is not known to be harmless", arguments);
            }
        }
        List<Value> words = arguments.subList(Math.min(i, arguments.size()), arguments.size());
        Value input = call.scope().input.text().isEmpty() || separates || requoted(call.scope().input)
                ? Value.sign(Value.ANY)
                : call.scope().input;
        if (words.isEmpty()) return input;
        if (replaced.isEmpty()
                && CatastropheWords.all().shells().contains(words.getFirst().text()))
            call.asks("xargs hands what it reads to a shell");
        Scope inner = call.scope().copy();
        inner.input = Value.sign(Value.ANY);
        return new Call(call.walk(), inner, call.touches())
                .program(replaced.isEmpty() ? more(words, input) : Starters.filled(words, replaced, once(input)));
    }

    /// Whether it has what `xargs` takes for quotes.
    private static boolean requoted(Value input) {
        return input.text().chars().anyMatch(c -> "\"'\\".indexOf(c) >= 0);
    }

    /// A line of the input, in the place of a sign.
    private static Value once(Value input) {
        Value line = Output.trimmed(input);
        return line.text().indexOf('\n') >= 0 ? Value.sign(Value.ANY) : line.with(false);
    }

    private static List<Value> more(List<Value> words, Value input) {
        var all = new ArrayList<>(words);
        if (!input.known()) all.add(new Value(Output.trimmed(input).text(), true));
        else for (String word : Resource.words(input.text())) all.add(Value.of(word));
        return all;
    }
}
