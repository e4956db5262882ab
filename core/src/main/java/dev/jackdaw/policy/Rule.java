package dev.jackdaw.policy;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A permission rule in Claude Code's syntax: `Tool` or `Tool(spec)`.
///
/// @param tool the tool's name as rules spell it
/// @param spec what of it, or empty for all
/// @param origin who says it
/// @param except paths that later rules of the same source take out again, written `Tool(!path)`
public record Rule(String tool, String spec, Origin origin, List<String> except) {
    public Rule {
        except = List.copyOf(except);
    }

    /// Who says a rule.
    ///
    /// @param source a file, `flag`, `session` or a variable, as a person reads it; empty where nobody said
    /// @param base where paths with a single slash at the beginning start; at the workspace's root where empty
    public record Origin(String source, Optional<Path> base) {
        public static final Origin NONE = new Origin("", Optional.empty());
        public static final Origin SESSION = new Origin("session", Optional.empty());
    }

    /// @throws IllegalArgumentException when it is neither `Tool` nor `Tool(spec)`, with the mend
    public static Rule parse(String text) {
        String rule = text.strip();
        String tool = name(rule);
        int open = tool.length();
        if (!tool.isEmpty() && open == rule.length()) return new Rule(tool, "", Origin.NONE, List.of());
        if (!tool.isEmpty() && rule.charAt(open) == '(' && rule.endsWith(")")) {
            String spec = rule.substring(open + 1, rule.length() - 1).strip();
            if (spec.isEmpty() || spec.equals(":*") || spec.equals("!"))
                throw new IllegalArgumentException(
                        "\"" + text + "\" says nothing between the parentheses; write " + tool + " for all of it");
            return new Rule(tool, spec, Origin.NONE, List.of());
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a rule; write Tool or Tool(spec)");
    }

    /// The widest rule about the tool a faulty rule names, so that what it was to forbid is forbidden all the same;
    /// empty where it names none.
    public static Optional<Rule> widest(String faulty) {
        String tool = name(faulty.strip());
        return tool.isEmpty() ? Optional.empty() : Optional.of(parse(tool));
    }

    /// The tool's name a text begins with, or empty.
    private static String name(String text) {
        int end = 0;
        while (end < text.length() && named(text.charAt(end))) end++;
        boolean begun = end > 0 && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
        return begun ? text.substring(0, end) : "";
    }

    private static boolean named(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    /// The name of our tool, for any spelling rules know of it.
    public static String tool(String spelled) {
        return ToolNames.tool(spelled);
    }

    /// The same said by somebody.
    public Rule of(Origin other) {
        return new Rule(tool, spec, other, except);
    }

    /// Whether a rule is about a call, or about part of it; one that cannot be read is about all.
    public static boolean fits(String rule, Invocation<?> invocation, Workspace workspace) {
        try {
            var denying = new Policy(Mode.BYPASS, List.of(), List.of(), List.of(parse(rule)));
            return denying.judge(invocation, workspace).verdict() == Verdict.DENY;
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    /// Whether it is about everything its tool does.
    boolean whole() {
        return spec.isEmpty() || spec.equals("*");
    }

    /// It as rules are written.
    public String text() {
        return spec.isEmpty() ? tool : tool + "(" + spec + ")";
    }

    /// It as rules are written, with who says it.
    @Override
    public String toString() {
        return origin.source().isEmpty() ? text() : text() + " (" + origin.source() + ")";
    }
}
