package dev.jackdaw.cli;

import java.util.ArrayList;
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

    /// Tool names from lists; `default` stands for all of them.
    static List<String> tools(List<String> lists) {
        List<String> names = rules(lists);
        if (names.contains("default")) return List.of();
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> TOOLS.getOrDefault(name, name))
                .toList();
    }

    /// Rules from lists separated by commas or spaces; what stands in parentheses stays together.
    static List<String> rules(List<String> lists) {
        var rules = new ArrayList<String>();
        for (String list : lists) {
            int depth = 0;
            int start = 0;
            for (int i = 0; i <= list.length(); i++) {
                char c = i < list.length() ? list.charAt(i) : ',';
                if (c == '(') depth++;
                if (c == ')') depth--;
                boolean ends = i == list.length() || depth <= 0 && (c == ',' || Character.isWhitespace(c));
                if (!ends) continue;
                if (i > start) rules.add(list.substring(start, i));
                start = i + 1;
            }
        }
        return rules;
    }
}
