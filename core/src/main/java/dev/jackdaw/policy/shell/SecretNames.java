package dev.jackdaw.policy.shell;

import java.util.List;
import java.util.Locale;

/// Names of variables that may hold secrets.
final class SecretNames {
    private static final List<String> PARTS = List.of(
            "KEY",
            "TOKEN",
            "SECRET",
            "PASS",
            "CRED",
            "AUTH",
            "PROXY",
            "COOKIE",
            "DSN",
            "URI",
            "URL",
            "JWT",
            "PRIVATE",
            "WEBHOOK",
            "CONNECTION",
            "SIGNING",
            "DATABASE");
    private static final List<String> ENDS = List.of("_PAT", "_PWD", "_SK", "_PW", "_PIN");

    private SecretNames() {}

    static boolean has(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return PARTS.stream().anyMatch(upper::contains) || ENDS.stream().anyMatch(upper::endsWith);
    }
}
