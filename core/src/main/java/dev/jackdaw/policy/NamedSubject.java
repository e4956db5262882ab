package dev.jackdaw.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What has no parts a rule could tell apart, but perhaps a host.
///
/// @param host the server asked, or empty
record NamedSubject(ToolNames tool, Effect effect, String host) implements Subject {
    private static final String DOMAIN = "domain:";

    @Override
    public String ground() {
        return effect.sentence() + (host.isEmpty() ? "" : " (" + host + ")");
    }

    @Override
    public boolean touchedBy(Rule rule) {
        if (!tool.meant(rule.tool())) return false;
        if (rule.whole()) return true;
        if (!tool.subject().isEmpty() && Wildcards.star(rule.spec(), tool.subject())) return true;
        if (host.isEmpty() || !rule.spec().startsWith(DOMAIN)) return false;
        return Wildcards.name(plain(rule.spec().substring(DOMAIN.length()).strip()), plain(host));
    }

    /// A host without the dot that may end it, in lower case.
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public Optional<Rule> coveredBy(List<Rule> rules) {
        return rules.stream().filter(this::touchedBy).findFirst();
    }

    @Override
    public String offer() {
        if (!host.isEmpty()) return "WebFetch(" + DOMAIN + host + ")";
        return effect == Effect.DELEGATE && !tool.subject().isEmpty()
                ? tool.name() + "(" + tool.subject() + ")"
                : tool.name();
    }
}
