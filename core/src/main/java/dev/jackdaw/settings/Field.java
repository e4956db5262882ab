package dev.jackdaw.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A setting by its name, with how it is written and whether a project may say it before it is trusted.
enum Field {
    PROVIDER(Kind.TEXT, Trust.WITHOUT_ADDRESS, "model_provider"),
    MODEL(Kind.TEXT, Trust.FREE, "model_name"),
    BASE_URL(Kind.TEXT, Trust.NEEDED),
    API_KEY(Kind.SECRET, Trust.NEEDED),
    API_KEY_ENV(Kind.TEXT, Trust.NEEDED),
    CREDENTIAL_HELPER(Kind.TEXT, Trust.NEEDED, "api_key_helper"),
    WIRE(Kind.TEXT, Trust.WITHOUT_ADDRESS, "api_format"),
    CONTEXT_WINDOW(Kind.SIZE, Trust.FREE),
    MAX_TOKENS(Kind.SIZE, Trust.FREE, "max_new_tokens"),
    TEMPERATURE(Kind.NUMBER, Trust.FREE),
    EFFORT(Kind.TEXT, Trust.FREE),
    TOOL_CALLING(Kind.TEXT, Trust.FREE),
    PROMPT_CACHE(Kind.TEXT, Trust.FREE),
    PROMPT_CACHE_RETENTION(Kind.TEXT, Trust.FREE),
    STREAM(Kind.TRUTH, Trust.FREE),
    HEADERS(Kind.MAP, Trust.NEEDED),
    EXTRA(Kind.MAP, Trust.NEEDED),
    FALLBACK_MODEL(Kind.NAMES, Trust.NEEDED),
    GATEWAY(Kind.MAP, Trust.NEEDED, "gateway_models"),
    PROVIDERS(Kind.MAP, Trust.NEEDED),
    MODELS(Kind.MAP, Trust.NEEDED),
    PERMISSION_MODE(Kind.TEXT, Trust.TIGHTENING, "approval"),
    PERMISSIONS_ALLOW(Kind.RULES, Trust.NEEDED, "permissions.allow"),
    PERMISSIONS_ASK(Kind.RULES, Trust.FREE, "permissions.ask"),
    PERMISSIONS_DENY(Kind.RULES, Trust.FREE, "permissions.deny"),
    PERMISSIONS_TESTS(Kind.TESTS, Trust.FREE, "permissions.tests"),
    PERMISSIONS_DISABLE_BYPASS(Kind.TEXT, Trust.FREE, "permissions.disable_bypass_permissions_mode"),
    PERMISSIONS_MANAGED_ONLY(Kind.TEXT, Trust.FREE, "permissions.allow_managed_permission_rules_only"),
    HOOKS(Kind.MAP, Trust.NEEDED),
    ADD_DIRS(Kind.PATHS, Trust.NEEDED),
    MAX_STEPS(Kind.COUNT, Trust.FREE),
    MAX_TURNS(Kind.COUNT, Trust.FREE),
    MAX_TOKENS_TOTAL(Kind.SIZE, Trust.TIGHTENING),
    MAX_BUDGET_USD(Kind.NUMBER, Trust.TIGHTENING),
    TIMEOUT(Kind.TIME, Trust.TIGHTENING),
    SYSTEM_PROMPT(Kind.TEXT, Trust.NEEDED),
    APPEND_SYSTEM_PROMPT(Kind.TEXT, Trust.NEEDED),
    TOOLS(Kind.NAMES, Trust.TIGHTENING),
    ARTIFACTS(Kind.TEXT, Trust.TIGHTENING),
    FAKE_RESPONSE(Kind.TEXT, Trust.FREE),
    FAKE_SCRIPT(Kind.TEXT, Trust.FREE),
    RECORD(Kind.TEXT, Trust.NEEDED),
    REPLAY(Kind.TEXT, Trust.NEEDED),
    LANGUAGE(Kind.TEXT, Trust.FREE, "lang"),
    THEME(Kind.TEXT, Trust.FREE),
    EDITOR_MODE(Kind.TEXT, Trust.FREE),
    STATUS_LINE(Kind.TEXT, Trust.NEEDED),
    NOTIFICATIONS(Kind.TEXT, Trust.FREE),
    KEYS(Kind.MAP, Trust.NEEDED),
    UNDO_QUOTA(Kind.TEXT, Trust.NEEDED),
    UNDO_FILE(Kind.TEXT, Trust.NEEDED),
    SANDBOX(Kind.TEXT, Trust.NEEDED),
    AUTO_WITHOUT_SANDBOX(Kind.TRUTH, Trust.NEEDED),
    SANDBOX_WRITE(Kind.PATHS, Trust.NEEDED),
    COMMAND_MEMORY(Kind.SIZE, Trust.NEEDED),
    COMMAND_PROCESSES(Kind.COUNT, Trust.NEEDED),
    AUTO_COMPACT(Kind.TRUTH, Trust.FREE),
    RECALL(Kind.COUNT, Trust.FREE),
    EXTRACT_MEMORY(Kind.TRUTH, Trust.NEEDED),
    VERIFY(Kind.TEXT, Trust.NEEDED),
    VERIFY_COMMANDS(Kind.COMMANDS, Trust.NEEDED),
    VERIFY_TESTS(Kind.TEXT, Trust.NEEDED),
    VERIFY_REPAIRS(Kind.COUNT, Trust.NEEDED),
    VERIFY_TIMEOUT(Kind.TIME, Trust.NEEDED),
    VERIFY_TIME(Kind.TIME, Trust.NEEDED),
    AGENTS_TOGETHER(Kind.COUNT, Trust.NEEDED),
    AGENTS_ALL(Kind.COUNT, Trust.NEEDED),
    AGENTS_DEPTH(Kind.COUNT, Trust.NEEDED),
    AGENTS_TOKENS(Kind.SIZE, Trust.NEEDED),
    AGENTS_DOLLARS(Kind.NUMBER, Trust.NEEDED),
    AGENTS_TIME(Kind.TIME, Trust.NEEDED),
    AGENTS_MODEL(Kind.TEXT, Trust.NEEDED),
    GOAL_ROUNDS(Kind.COUNT, Trust.NEEDED),
    CHECK_TIMEOUT(Kind.TIME, Trust.FREE),
    JUDGE_TIMEOUT(Kind.TIME, Trust.FREE);

    /// How a value is written.
    enum Kind {
        TEXT,
        SECRET,
        SIZE,
        NUMBER,
        TRUTH,
        COUNT,
        TIME,
        NAMES,
        PATHS,
        RULES,
        /// What is expected of the rules.
        TESTS,
        /// Commands, each with the files it is for.
        COMMANDS,
        MAP
    }

    /// Whether a project's own file may say it.
    enum Trust {
        FREE,
        /// Unless the same file also says where requests go.
        WITHOUT_ADDRESS,
        /// As far as it only narrows what holds without it.
        TIGHTENING,
        NEEDED
    }

    private final Kind kind;
    private final Trust trust;
    private final String alias;

    Field(Kind kind, Trust trust) {
        this(kind, trust, "");
    }

    Field(Kind kind, Trust trust, String alias) {
        this.kind = kind;
        this.trust = trust;
        this.alias = alias;
    }

    Kind kind() {
        return kind;
    }

    Trust trust() {
        return trust;
    }

    /// The name in files and messages.
    String label() {
        return alias.startsWith("permissions.") ? alias : name().toLowerCase(Locale.ROOT);
    }

    /// The environment variables that say it.
    List<String> variables() {
        String own = "JACKDAW_" + name();
        return alias.isEmpty() || alias.contains(".")
                ? List.of(own)
                : List.of(own, "JACKDAW_" + alias.toUpperCase(Locale.ROOT));
    }

    boolean list() {
        return kind == Kind.NAMES || kind == Kind.PATHS || kind == Kind.RULES;
    }

    /// Whether what several sources say adds up.
    boolean gathers() {
        return kind == Kind.PATHS || kind == Kind.RULES || kind == Kind.MAP;
    }

    /// By its label or its other name; `fallbackModel` is `fallback_model`.
    static Optional<Field> named(String spelled) {
        var name = new StringBuilder();
        for (char c : spelled.toCharArray())
            if (Character.isUpperCase(c)) name.append('_').append(Character.toLowerCase(c));
            else name.append(c);
        return Arrays.stream(values())
                .filter(field -> field.label().contentEquals(name) || field.alias.contentEquals(name))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Field::label).toList();
    }
}
