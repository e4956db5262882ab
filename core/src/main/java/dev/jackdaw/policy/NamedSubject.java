package dev.jackdaw.policy;

import java.util.List;
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
        if (host.isEmpty() || !rule.spec().startsWith(DOMAIN)) return false;
        String wanted = rule.spec().substring(DOMAIN.length()).strip();
        return wanted.startsWith("*.")
                ? host.regionMatches(true, host.length() - wanted.length() + 1, wanted, 1, wanted.length() - 1)
                : host.equalsIgnoreCase(wanted);
    }

    @Override
    public Optional<Rule> coveredBy(List<Rule> rules) {
        return rules.stream().filter(this::touchedBy).findFirst();
    }

    @Override
    public String offer() {
        return host.isEmpty() ? tool.name() : "WebFetch(" + DOMAIN + host + ")";
    }
}
