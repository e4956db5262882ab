package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.CommandText;
import dev.jackdaw.policy.shell.CommandText.Part;
import dev.jackdaw.policy.shell.Prefixes;
import dev.jackdaw.policy.shell.Unwrapped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A shell command.
///
/// @param free which of its parts run without asking
record CommandSubject(ToolNames tool, CommandText command, Effect effect, String ground, Free free, Path root)
        implements Subject {
    private static final String SHELL = "Bash";
    private static final int DEEPEST = 4;
    private static final Set<String> SAFE_WRAPPERS = Set.of("nohup", "nice", "command", "builtin", "noglob");
    private static final Set<String> SAFE_VARIABLES = Set.of(
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "NO_COLOR",
            "FORCE_COLOR",
            "CLICOLOR",
            "TERM",
            "COLUMNS",
            "LINES",
            "CI",
            "NODE_ENV",
            "RUST_BACKTRACE",
            "RUST_LOG",
            "PYTHONUNBUFFERED",
            "PYTHONDONTWRITEBYTECODE",
            "GOOS",
            "GOARCH");
    private static final Set<String> FIND_RUNS =
            Set.of("-exec", "-execdir", "-ok", "-okdir", "-delete", "-fprint", "-fprint0", "-fprintf", "-fls");

    /// Decides about a single part.
    @FunctionalInterface
    interface Free {
        boolean test(Part part);
    }

    @Override
    public boolean touchedBy(Rule rule) {
        if (!tool.meant(rule.tool())) return touchesPath(rule);
        return rule.whole()
                || rule.spec().equals(command.text())
                || Wildcards.command(rule.spec(), command.text().strip())
                || spellings(command, 0).stream().anyMatch(text -> Wildcards.command(rule.spec(), text));
    }

    /// A rule for files is also about commands that name such a file, as far as names tell.
    private boolean touchesPath(Rule rule) {
        boolean edits = ToolNames.tool(rule.tool()).equals("edit");
        if (rule.spec().isEmpty() || !edits && !ToolNames.tool(rule.tool()).equals("read")) return false;
        PathPattern pattern = PathPattern.of(rule.spec(), root);
        for (Part part : command.parts()) {
            var names = new ArrayList<>(part.targets());
            if (!edits || !free.test(part)) names.addAll(part.plain());
            for (String name : names)
                if (Operands.path(name, root).filter(pattern::touches).isPresent()) return true;
        }
        return false;
    }

    /// Every way a part can be read: as written, without quotes, assignments and wrappers, and what it runs inside.
    private static List<String> spellings(CommandText command, int depth) {
        var found = new ArrayList<String>();
        for (Part part : command.parts()) {
            found.add(part.text());
            for (List<String> call : Unwrapped.calls(part.plain())) {
                found.add(String.join(" ", call));
                String program = Unwrapped.program(call.getFirst());
                found.add((program + " " + String.join(" ", call.subList(1, call.size()))).strip());
                if (depth < DEEPEST)
                    for (String script : Unwrapped.scripts(program, call.subList(1, call.size()), part, List.of()))
                        found.addAll(spellings(CommandText.of(script), depth + 1));
            }
            if (depth < DEEPEST)
                for (String nested : part.nested()) found.addAll(spellings(CommandText.of(nested), depth + 1));
        }
        return found;
    }

    @Override
    public Optional<Rule> coveredBy(List<Rule> rules) {
        List<Rule> own = rules.stream().filter(rule -> tool.meant(rule.tool())).toList();
        for (Rule rule : own)
            if (rule.whole() || exact(rule).equals(command.text().strip())) return Optional.of(rule);
        if (!command.clear() || command.parts().isEmpty()) return Optional.empty();
        Optional<Rule> last = Optional.empty();
        for (Part part : command.parts()) {
            Optional<Rule> rule =
                    own.stream().filter(each -> covers(each, part)).findFirst();
            if (rule.isEmpty() && !free.test(part)) return Optional.empty();
            if (rule.isPresent()) last = rule;
        }
        return last;
    }

    private static String exact(Rule rule) {
        return rule.spec().replace("\\*", "*");
    }

    private static boolean covers(Rule rule, Part part) {
        List<String> words = part.plain();
        boolean open = Wildcards.open(rule.spec());
        if (open && words.contains("find") && words.stream().anyMatch(FIND_RUNS::contains)) return false;
        for (String variable : part.assignments())
            if (!SAFE_VARIABLES.contains(variable.substring(0, variable.indexOf('=')))) return false;
        if (part.assignments().isEmpty() && Wildcards.command(rule.spec(), part.text())) return true;
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
        if ((effect != Effect.RUN && effect != Effect.RUN_CONFINED) || !command.clear()) return "";
        List<Part> asked =
                command.parts().stream().filter(part -> !free.test(part)).toList();
        boolean alone = asked.size() == 1
                && asked.getFirst().assignments().isEmpty()
                && !asked.getFirst().piped();
        String text = alone ? asked.getFirst().text() : command.text().strip();
        if (text.indexOf('\\') >= 0 || text.indexOf('\n') >= 0) return "";
        String prefix = alone ? Prefixes.of(asked.getFirst().plain()) : "";
        return SHELL + "(" + (prefix.isEmpty() ? text.replace("*", "\\*") : prefix + ":*") + ")";
    }
}
