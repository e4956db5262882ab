package dev.jackdaw.policy;

import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// The names of the tool a call goes to, and how rules may spell them.
///
/// @param name the tool's own name
/// @param aliases its other names
/// @param subject the agent or skill it calls, or empty
record ToolNames(String name, List<String> aliases, String subject) {
    private static final String SERVER = "mcp__";

    /// The spellings, read when the first rule is matched.
    private static final class Spellings {
        private static final Properties ALL = Resource.properties(ToolNames.class, "tools.properties");
    }

    /// Whether a rule's name means this tool, or all tools of its server.
    boolean meant(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        String own = name.toLowerCase(Locale.ROOT);
        if (tool(spelled).equals(own) || lower.equals(own)) return true;
        if (lower.startsWith(SERVER) && lower.indexOf("__", SERVER.length()) < 0 && own.startsWith(lower + "__"))
            return true;
        if (spelled.indexOf('*') >= 0) return Wildcards.name(lower, own);
        return aliases.stream().anyMatch(alias -> alias.equalsIgnoreCase(spelled));
    }

    /// The name of our tool a rule's spelling stands for.
    static String tool(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        return Spellings.ALL.getProperty(lower, lower);
    }

    /// Whether rules know a tool of that name.
    static boolean known(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT);
        return lower.startsWith(SERVER) || Spellings.ALL.containsKey(lower) || Spellings.ALL.containsValue(lower);
    }
}
