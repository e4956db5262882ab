package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.Meaning;
import dev.jackdaw.policy.shell.Part;
import dev.jackdaw.policy.shell.Prefixes;
import dev.jackdaw.policy.shell.Touch;
import dev.jackdaw.policy.shell.Unwrapped;
import dev.jackdaw.policy.shell.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A shell command.
///
/// @param free which touches need no rule
record CommandSubject(ToolNames tool, Meaning meaning, Effect effect, String ground, Free free, Path root)
        implements Subject {
    private static final String SHELL = "Bash";
    private static final Set<String> SAFE_WRAPPERS =
            Set.of("nohup", "nice", "command", "builtin", "noglob", "time", "stdbuf", "xargs");
    private static final Set<String> FIND_RUNS =
            Set.of("-exec", "-execdir", "-ok", "-okdir", "-delete", "-fprint", "-fprint0", "-fprintf", "-fls");

    /// Decides about a single touch.
    @FunctionalInterface
    interface Free {
        boolean test(Touch touch);
    }

    @Override
    public boolean touchedBy(Rule rule) {
        if (!tool.meant(rule.tool())) return touchesPath(rule);
        return rule.whole()
                || rule.spec().equals(meaning.text())
                || Wildcards.command(rule.spec(), meaning.text().strip())
                || spellings().stream().anyMatch(text -> Wildcards.command(rule.spec(), text));
    }

    /// A rule for files is also about commands that touch such a file; of a program that is not known, about those that
    /// name it.
    private boolean touchesPath(Rule rule) {
        boolean edits = ToolNames.tool(rule.tool()).equals("edit");
        if (rule.spec().isEmpty() || !edits && !ToolNames.tool(rule.tool()).equals("read")) return false;
        PathPattern pattern = PathPattern.of(rule, root);
        return touched(edits).stream().anyMatch(pattern::touches);
    }

    private List<Path> touched(boolean edits) {
        var paths = new ArrayList<Path>();
        for (Touch touch : meaning.all())
            switch (touch) {
                case Touch.Reads reads when !edits -> add(paths, reads.path());
                case Touch.Writes writes -> add(paths, writes.path());
                case Touch.Reads _, Touch.Asks _, Touch.Git _, Touch.Moves _, Touch.Never _ -> {}
            }
        for (Part part : meaning.parts())
            if (!free(part))
                for (String word : part.plain()) Operands.path(word, root).ifPresent(paths::add);
        return paths;
    }

    /// As it is named, and as it is behind links.
    private static void add(List<Path> paths, String path) {
        try {
            Path named = Path.of(Value.of(path).shown()).normalize();
            paths.add(named);
            paths.add(named.toRealPath());
        } catch (InvalidPathException | java.io.IOException e) {
            return;
        }
    }

    private boolean free(Part part) {
        return part.touches().stream().allMatch(free::test) && around(part);
    }

    private boolean around(Part part) {
        return part.around().stream().allMatch(free::test);
    }

    /// Every way a part can be read: as written, without quotes, assignments and wrappers.
    private List<String> spellings() {
        var found = new ArrayList<String>();
        for (Part part : meaning.parts()) {
            found.add(part.text());
            for (List<String> call : Unwrapped.calls(part.plain())) {
                found.add(String.join(" ", call));
                String program = Unwrapped.program(call.getFirst());
                found.add((program + " " + String.join(" ", call.subList(1, call.size()))).strip());
            }
        }
        return found;
    }

    @Override
    public Optional<Rule> coveredBy(List<Rule> rules) {
        List<Rule> own = rules.stream().filter(rule -> tool.meant(rule.tool())).toList();
        for (Rule rule : own)
            if (rule.whole() || exact(rule).equals(meaning.text().strip())) return Optional.of(rule);
        if (meaning.parts().isEmpty() || !meaning.touches().stream().allMatch(free::test)) return Optional.empty();
        Optional<Rule> last = Optional.empty();
        for (Part part : meaning.parts()) {
            Optional<Rule> rule =
                    own.stream().filter(each -> covers(each, part)).findFirst();
            if (rule.isEmpty() && !free(part)) return Optional.empty();
            if (rule.isPresent()) last = rule;
        }
        return last;
    }

    private static String exact(Rule rule) {
        return rule.spec().replace("\\*", "*");
    }

    /// Whether a rule covers what the program does; what its redirections and variables do must be free by itself.
    private boolean covers(Rule rule, Part part) {
        if (!around(part) || !part.certain()) return false;
        List<String> words = part.plain();
        boolean open = Wildcards.open(rule.spec());
        if (open && words.contains("find") && words.stream().anyMatch(FIND_RUNS::contains)) return false;
        if (part.assigned().isEmpty() && Wildcards.command(rule.spec(), part.text())) return true;
        if (!words.stream().allMatch(CommandSubject::bare)) return false;
        for (List<String> rest = words; !rest.isEmpty(); rest = rest.subList(1, rest.size())) {
            if (Wildcards.command(rule.spec(), String.join(" ", rest))) return true;
            if (rest.getFirst().equals("timeout")
                    && rest.size() > 2
                    && Character.isDigit(rest.get(1).charAt(0))) rest = rest.subList(1, rest.size());
            else if (!SAFE_WRAPPERS.contains(rest.getFirst())) return false;
        }
        return false;
    }

    /// Whether the word means the same joined to others by spaces.
    private static boolean bare(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c > 127 || Character.isLetterOrDigit(c) || "-_./=:,@%+".indexOf(c) >= 0);
    }

    @Override
    public String offer() {
        if (!tool.meant(SHELL)) return tool.name();
        boolean asks = effect == Effect.RUN || effect == Effect.RUN_CONFINED || effect == Effect.EDIT;
        if (!asks || !meaning.touches().stream().allMatch(free::test)) return "";
        List<Part> asked = meaning.parts().stream().filter(part -> !free(part)).toList();
        if (asked.isEmpty()
                || !meaning.parts().stream().allMatch(Part::certain)
                || !asked.stream().allMatch(part -> part.certain() && around(part))) return "";
        boolean alone = asked.size() == 1
                && asked.getFirst().assigned().isEmpty()
                && !asked.getFirst().piped();
        String text = alone ? asked.getFirst().text() : meaning.text().strip();
        if (text.indexOf('\\') >= 0 || text.indexOf('\n') >= 0) return "";
        String prefix = alone ? Prefixes.of(asked.getFirst().plain()) : "";
        return SHELL + "(" + (prefix.isEmpty() ? text.replace("*", "\\*") : prefix + ":*") + ")";
    }
}
