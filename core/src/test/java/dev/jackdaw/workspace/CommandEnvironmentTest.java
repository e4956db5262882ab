package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandEnvironmentTest {

    @Test
    void onlyWhatBuildsNeedAndWhatTheUserNamesPasses() {
        var passed = CommandEnvironment.from(Map.of(
                "HOME", "/home/x",
                "PATH", "/bin:.:bin::/usr/bin",
                "LC_TIME", "de_DE",
                "SOME_API_KEY", "secret",
                "npm_config__authToken", "secret",
                "DATABASE", "test",
                "JACKDAW_PASS", "DATABASE, OTHER"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("HOME", "/home/x"),
                        Map.entry("PATH", "/bin:/usr/bin"),
                        Map.entry("LC_TIME", "de_DE"),
                        Map.entry("DATABASE", "test"),
                        Map.entry("LANG", "C.UTF-8"),
                        Map.entry("TERM", "dumb"),
                        Map.entry("PAGER", "cat"),
                        Map.entry("GIT_PAGER", "cat"),
                        Map.entry("GIT_EDITOR", "true"),
                        Map.entry("GIT_TERMINAL_PROMPT", "0"),
                        Map.entry("GIT_OPTIONAL_LOCKS", "0"),
                        Map.entry("DEBIAN_FRONTEND", "noninteractive")),
                passed);
    }
}
