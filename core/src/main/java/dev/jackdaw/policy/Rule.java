package dev.jackdaw.policy;

/// A permission rule in Claude Code's syntax: `Tool` or `Tool(spec)`.
///
/// @param tool the tool's name as rules spell it
/// @param spec what of it, or empty for all
public record Rule(String tool, String spec) {

    /// @throws IllegalArgumentException when it is neither `Tool` nor `Tool(spec)`
    public static Rule parse(String text) {
        String rule = text.strip();
        int open = rule.indexOf('(');
        if (open < 0 && rule.matches("[A-Za-z_][\\w*-]*")) return new Rule(rule, "");
        if (open > 0 && rule.endsWith(")"))
            return new Rule(rule.substring(0, open), rule.substring(open + 1, rule.length() - 1));
        throw new IllegalArgumentException("\"" + text + "\" is not a rule; write Tool or Tool(spec)");
    }

    @Override
    public String toString() {
        return spec.isEmpty() ? tool : tool + "(" + spec + ")";
    }
}
