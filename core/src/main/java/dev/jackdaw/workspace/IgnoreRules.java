package dev.jackdaw.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of one ignore file of git, and those of the folders above it. The last rule that matches decides.
final class IgnoreRules {
    private static final String SPECIAL = "*?[\\";

    /// @param number its place in the file; later rules win
    private record Rule(int number, GlobPattern pattern, boolean negated, boolean foldersOnly) {}

    private final Optional<IgnoreRules> above;
    private final int base;
    private final Map<String, List<Rule>> byName = new HashMap<>();
    private final Map<String, List<Rule>> byEnding = new HashMap<>();
    private final List<Rule> byPattern = new ArrayList<>();
    private final List<Rule> byPath = new ArrayList<>();

    private IgnoreRules(String folder, Optional<IgnoreRules> above) {
        this.base = folder.endsWith("/") ? folder.length() : folder.length() + 1;
        this.above = above;
    }

    /// @param folder the absolute path of the folder the rules are for
    static IgnoreRules parse(String content, String folder, Optional<IgnoreRules> above) {
        var rules = new IgnoreRules(folder, above);
        int number = 0;
        for (String line : content.split("\n", -1)) rules.add(line, number++);
        return rules;
    }

    private void add(String line, int number) {
        String pattern = stripped(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        if (pattern.isEmpty() || pattern.charAt(0) == '#') return;
        boolean negated = pattern.charAt(0) == '!';
        if (negated) pattern = pattern.substring(1);
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) pattern = pattern.substring(0, pattern.length() - 1);
        boolean anchored = pattern.indexOf('/') >= 0;
        if (pattern.startsWith("/")) pattern = pattern.substring(1);
        if (pattern.isEmpty()) return;
        var rule = new Rule(number, new GlobPattern(pattern), negated, foldersOnly);
        if (anchored) byPath.add(rule);
        else if (literal(pattern, 0))
            byName.computeIfAbsent(pattern, name -> new ArrayList<>()).add(rule);
        else if (pattern.startsWith("*.") && pattern.lastIndexOf('.') == 1 && literal(pattern, 1))
            byEnding.computeIfAbsent(pattern.substring(1), ending -> new ArrayList<>())
                    .add(rule);
        else byPattern.add(rule);
    }

    private static boolean literal(String pattern, int from) {
        for (int i = from; i < pattern.length(); i++) if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) return false;
        return true;
    }

    /// Without the spaces at its end, but for escaped ones.
    private static String stripped(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && (end < 2 || line.charAt(end - 2) != '\\')) end--;
        return line.substring(0, end);
    }

    /// Whether an entry is ignored, when the folder it is in is not.
    ///
    /// @param path its absolute path
    boolean ignores(String path, String name, boolean folder) {
        Optional<Rule> last = last(path, name, folder);
        if (last.isPresent()) return !last.get().negated;
        return above.isPresent() && above.get().ignores(path, name, folder);
    }

    private Optional<Rule> last(String path, String name, boolean folder) {
        Optional<Rule> last = latest(byName.get(name), folder, Optional.empty());
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && !byEnding.isEmpty()) last = latest(byEnding.get(name.substring(dot)), folder, last);
        last = latest(byPattern, name, folder, last);
        return byPath.isEmpty() ? last : latest(byPath, path.substring(base), folder, last);
    }

    private static Optional<Rule> latest(
            @org.jspecify.annotations.Nullable List<Rule> rules, boolean folder, Optional<Rule> best) {
        if (rules == null) return best;
        Optional<Rule> latest = best;
        for (Rule rule : rules) if ((folder || !rule.foldersOnly) && later(rule, latest)) latest = Optional.of(rule);
        return latest;
    }

    private static Optional<Rule> latest(List<Rule> rules, String subject, boolean folder, Optional<Rule> best) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if (!later(rule, best)) return best;
            if ((folder || !rule.foldersOnly) && rule.pattern.matches(subject)) return Optional.of(rule);
        }
        return best;
    }

    private static boolean later(Rule rule, Optional<Rule> best) {
        return best.isEmpty() || rule.number > best.get().number;
    }
}
