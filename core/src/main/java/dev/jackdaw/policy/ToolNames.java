package dev.jackdaw.policy;

import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// The names of the tool a call goes to, and how rules may spell them.
///
/// @param name the tool's own name
/// @param aliases its other names
record ToolNames(String name, List<String> aliases) {

    /// The spellings, read when the first rule is matched.
    private static final class Spellings {
        private static final Properties ALL = Resource.properties("tools.properties");
    }

    /// Whether a rule's name means this tool, or all tools of its server.
    boolean meant(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        String meant = tool(spelled);
        if (meant.equalsIgnoreCase(name) || lower.equalsIgnoreCase(name)) return true;
        if (lower.startsWith("mcp__") && lower.indexOf("__", 5) < 0 && name.startsWith(spelled + "__")) return true;
        if (spelled.indexOf('*') >= 0) return Wildcards.name(spelled, name);
        return aliases.stream().anyMatch(alias -> alias.equalsIgnoreCase(spelled));
    }

    /// The name of our tool a rule's spelling stands for.
    static String tool(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        return Spellings.ALL.getProperty(lower, lower);
    }
}
