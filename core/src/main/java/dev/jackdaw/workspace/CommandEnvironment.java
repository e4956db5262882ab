package dev.jackdaw.workspace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The variables a command gets: those builds commonly need, never the rest, for keys and tokens live there.
///
/// Further ones pass when `JACKDAW_PASS` names them, separated by commas.
public final class CommandEnvironment {
    private static final Set<String> PASSED =
            Set.of(("HOME PATH USER LOGNAME SHELL TZ TMPDIR TMP TEMP LANG LANGUAGE HOSTNAME CI DISPLAY"
                            + " JAVA_HOME JDK_HOME JAVA_OPTS JAVA_TOOL_OPTIONS MAVEN_HOME M2_HOME MAVEN_OPTS MAVEN_ARGS"
                            + " GRADLE_HOME GRADLE_USER_HOME GRADLE_OPTS ANT_HOME SBT_OPTS KOTLIN_HOME ANDROID_HOME ANDROID_SDK_ROOT"
                            + " GOPATH GOROOT GOPROXY GOFLAGS GOCACHE GOMODCACHE GOTOOLCHAIN CARGO_HOME RUSTUP_HOME RUSTFLAGS"
                            + " NVM_DIR NVM_BIN NODE_PATH NODE_OPTIONS NODE_ENV PNPM_HOME VOLTA_HOME BUN_INSTALL DENO_DIR"
                            + " PYTHONPATH PYTHONHOME PYENV_ROOT VIRTUAL_ENV CONDA_PREFIX CONDA_DEFAULT_ENV UV_CACHE_DIR"
                            + " GEM_HOME GEM_PATH RBENV_ROOT BUNDLE_PATH DOTNET_ROOT NUGET_PACKAGES COMPOSER_HOME"
                            + " CC CXX CPP LD AR CFLAGS CXXFLAGS CPPFLAGS LDFLAGS LD_LIBRARY_PATH LIBRARY_PATH CPATH"
                            + " PKG_CONFIG_PATH CMAKE_PREFIX_PATH CMAKE_GENERATOR MAKEFLAGS CCACHE_DIR"
                            + " HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy"
                            + " SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO"
                            + " XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR"
                            + " SYSTEMROOT COMSPEC PATHEXT WINDIR")
                    .split(" "));

    /// What keeps git from running programs a repository's configuration names, or from being asked by one to.
    private static final Map<String, String> GIT = Map.of(
            "core.fsmonitor", "false",
            "core.hooksPath", "/dev/null",
            "protocol.ext.allow", "never");

    private CommandEnvironment() {}

    /// Variables for a command that is known to change nothing, and was not asked about.
    public static Map<String, String> reading() {
        var variables = new LinkedHashMap<String, String>();
        GIT.forEach((key, value) -> {
            int number = variables.size() / 2;
            variables.put("GIT_CONFIG_KEY_" + number, key);
            variables.put("GIT_CONFIG_VALUE_" + number, value);
        });
        variables.put("GIT_CONFIG_COUNT", Integer.toString(GIT.size()));
        return variables;
    }

    /// @param ours the variables of this process
    public static Map<String, String> from(Map<String, String> ours) {
        var named = Arrays.stream(ours.getOrDefault("JACKDAW_PASS", "").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
        var passed = new LinkedHashMap<String, String>();
        ours.forEach((name, value) -> {
            if (PASSED.contains(name) || name.startsWith("LC_") || named.contains(name)) passed.put(name, value);
        });
        passed.computeIfPresent("PATH", (name, path) -> absolute(path));
        if (!passed.containsKey("LC_ALL")) passed.putIfAbsent("LANG", "C.UTF-8");
        passed.put("TERM", "dumb");
        passed.put("PAGER", "cat");
        passed.put("GIT_PAGER", "cat");
        passed.put("GIT_EDITOR", "true");
        passed.put("GIT_TERMINAL_PROMPT", "0");
        passed.put("GIT_OPTIONAL_LOCKS", "0");
        passed.put("DEBIAN_FRONTEND", "noninteractive");
        return passed;
    }

    /// A relative folder in the search path would let the workspace decide what a command is.
    private static String absolute(String path) {
        return Arrays.stream(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .collect(Collectors.joining(":"));
    }
}
