package dev.jackdaw.policy;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;
import java.util.List;

/// A permission rule in Claude Code's syntax: `Tool` or `Tool(spec)`.
///
/// @param tool the tool's name as rules spell it
/// @param spec what of it, or empty for all
public record Rule(String tool, String spec) {

    /// @throws IllegalArgumentException when it is neither `Tool` nor `Tool(spec)`
    public static Rule parse(String text) {
        String rule = text.strip();
        int open = rule.indexOf('(');
        String tool = open < 0 ? rule : rule.substring(0, open);
        if (named(tool) && open < 0) return new Rule(tool, "");
        if (named(tool) && rule.endsWith(")")) {
            String spec = rule.substring(open + 1, rule.length() - 1).strip();
            if (spec.isEmpty())
                throw new IllegalArgumentException(
                        "\"" + text + "\" says nothing between the parentheses; write " + tool + " for all of it");
            return new Rule(tool, spec);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a rule; write Tool or Tool(spec)");
    }

    private static boolean named(String tool) {
        if (tool.isEmpty() || !Character.isLetter(tool.charAt(0)) && tool.charAt(0) != '_') return false;
        return tool.chars()
                .allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*');
    }

    /// The name our tool has, for any spelling rules know of it.
    public static String tool(String spelled) {
        return ToolNames.tool(spelled);
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

    @Override
    public String toString() {
        return spec.isEmpty() ? tool : tool + "(" + spec + ")";
    }
}
