package dev.jackdaw.policy.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a command runs besides itself, behind wrappers such as `sudo`.
public final class Unwrapped {
    private static final int MOST = 50;

    private Unwrapped() {}

    /// The command itself and what the wrappers before it would run.
    public static List<List<String>> calls(List<String> call) {
        var found = new ArrayList<List<String>>();
        var open = new ArrayList<List<String>>();
        if (!call.isEmpty()) open.add(call);
        while (!open.isEmpty() && found.size() < MOST) {
            List<String> next = open.removeLast();
            found.add(next);
            if (CatastropheWords.all().wrappers().contains(program(next.getFirst())))
                open.addAll(starts(next.subList(1, next.size()), word -> word));
        }
        return found;
    }

    /// Where the wrapped command may begin: after flags and assignments, or one word later where a flag has a value.
    static <T> List<List<T>> starts(List<T> arguments, Function<T, String> text) {
        var starts = new ArrayList<List<T>>();
        boolean afterFlag = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = text.apply(arguments.get(i));
            boolean flag = word.startsWith("-");
            boolean skipped = flag || word.contains("=") || !word.isEmpty() && Character.isDigit(word.charAt(0));
            if (!skipped) {
                starts.add(arguments.subList(i, arguments.size()));
                if (!afterFlag) return starts;
            }
            afterFlag = flag;
        }
        return starts;
    }

    /// The program's own name, without its folder.
    public static String program(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}
