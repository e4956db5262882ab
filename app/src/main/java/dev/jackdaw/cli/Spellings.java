package dev.jackdaw.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Values as other programs spell them.
final class Spellings {
    private static final Map<String, String> TOOLS = Map.of(
            "todowrite", "todo",
            "multiedit", "multi_edit",
            "webfetch", "fetch",
            "websearch", "web_search",
            "bashoutput", "bash_output",
            "killshell", "bash_kill");

    private Spellings() {}

    /// Tool names from lists separated by commas or spaces; `default` stands for all of them.
    static List<String> tools(List<String> lists) {
        List<String> names = lists.stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.contains("default")) return List.of();
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> TOOLS.getOrDefault(name, name))
                .toList();
    }
}
