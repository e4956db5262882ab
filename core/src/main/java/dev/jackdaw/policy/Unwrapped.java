package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a command runs besides itself: behind wrappers such as `sudo`, and in shells it starts.
final class Unwrapped {
    private static final int MOST = 50;

    private Unwrapped() {}

    /// The command itself and what the wrappers before it would run.
    static List<List<String>> calls(List<String> call) {
        var found = new ArrayList<List<String>>();
        var open = new ArrayList<List<String>>();
        if (!call.isEmpty()) open.add(call);
        while (!open.isEmpty() && found.size() < MOST) {
            List<String> next = open.removeLast();
            found.add(next);
            if (CatastropheWords.all().wrappers().contains(program(next.getFirst()))) open.addAll(wrapped(next));
        }
        return found;
    }

    /// Where the wrapped command may begin: after flags and assignments, or one word later where a flag has a value.
    private static List<List<String>> wrapped(List<String> call) {
        var starts = new ArrayList<List<String>>();
        boolean afterFlag = false;
        for (int i = 1; i < call.size(); i++) {
            String word = call.get(i);
            boolean flag = word.startsWith("-");
            boolean skipped = flag || word.contains("=") || !word.isEmpty() && Character.isDigit(word.charAt(0));
            if (!skipped) {
                starts.add(call.subList(i, call.size()));
                if (!afterFlag) return starts;
            }
            afterFlag = flag;
        }
        return starts;
    }

    /// The program's own name, without its folder.
    static String program(String word) {
        return word.startsWith("$(") || word.startsWith("`") ? word : word.substring(word.lastIndexOf('/') + 1);
    }

    /// The texts a shell, or `eval`, is given to run: as an argument, or on its input.
    static List<String> scripts(String program, List<String> arguments, Part part, List<Part> before) {
        var scripts = new ArrayList<String>(part.input());
        if (program.equals("eval")) scripts.add(String.join(" ", arguments));
        for (int i = 0; i + 1 < arguments.size(); i++)
            if (arguments.get(i).startsWith("-")
                    && !arguments.get(i).startsWith("--")
                    && arguments.get(i).contains("c"))
                scripts.add(
                        arguments.get(i + 1).equals("--") && i + 2 < arguments.size()
                                ? arguments.get(i + 2)
                                : arguments.get(i + 1));
        if (reads(arguments))
            for (Part source : before)
                if (Set.of("echo", "printf")
                        .contains(source.words().isEmpty() ? "" : source.plain().getFirst()))
                    for (String text : source.plain()) scripts.add(text.replace("\\n", "\n"));
        return scripts;
    }

    /// Whether a shell with these arguments runs what it reads from its input.
    static boolean reads(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.equals("-") || argument.equals("-s") || argument.equals("/dev/stdin")) return true;
            if (argument.startsWith("-") && !argument.startsWith("--") && argument.contains("c")) return false;
            if (!argument.startsWith("-") && !argument.startsWith("+")) return false;
        }
        return true;
    }
}
