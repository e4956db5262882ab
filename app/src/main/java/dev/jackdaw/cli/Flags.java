package dev.jackdaw.cli;

import dev.jackdaw.cli.Flag.Takes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All flags, in the order of the help. They follow Claude Code where it has them; those without help are other
/// programs' names for the same, or accepted because they do no harm.
final class Flags {
    static final Map<String, List<Flag>> GROUPS = groups();

    private static final Map<String, Flag> BY_SPELLING = bySpelling();

    private Flags() {}

    static Map<String, Flag> bySpellings() {
        return BY_SPELLING;
    }

    private static Map<String, Flag> bySpelling() {
        var found = new HashMap<String, Flag>();
        for (List<Flag> group : GROUPS.values())
            for (Flag flag : group) for (String spelling : flag.spellings()) found.put(spelling, flag);
        return found;
    }

    private static Map<String, List<Flag>> groups() {
        var groups = new LinkedHashMap<String, List<Flag>>();
        groups.put("Task", task());
        groups.put("jackdaw goal", goal());
        groups.put("Session", session());
        groups.put("Model", model());
        groups.put("Requests to the model", requests());
        groups.put("Permissions", permissions());
        groups.put("jackdaw permissions", rules());
        groups.put("Prompt and folders", prompt());
        groups.put("Program", program());
        groups.put("", unlisted());
        return groups;
    }

    private static List<Flag> task() {
        return List.of(
                Flag.of("--print", "-p").help("do the task without a screen, print the answer and exit"),
                Flag.of("--plan").help("plan the task first, then carry the plan out step by step"),
                Flag.of("--run")
                        .only("plan")
                        .help("jackdaw plan: carry it out at once; with -c or -r what is left of it"),
                Flag.of("--output-format").value("FORMAT").help("text (default), json or stream-json"),
                Flag.of("--input-format").value("FORMAT").help("text (default) or stream-json"),
                Flag.of("--verbose").help("tell of every call; needed for stream-json"),
                Flag.of("--include-partial-messages").help("stream-json: replies in pieces too"),
                Flag.of("--include-hook-events").help("stream-json: hooks at work too"),
                Flag.of("--replay-user-messages").help("stream-json: repeat what comes in"),
                Flag.of("--max-turns").value("N").sets("max_turns").help("requests to the model, a hard end"),
                Flag.of("--max-steps")
                        .value("N")
                        .sets("max_steps")
                        .help("rounds of tools, then the model concludes (default 100)"),
                Flag.of("--max-budget-usd").value("USD").sets("max_budget_usd").help("end when that much is spent"),
                Flag.of("--max-tokens-total")
                        .value("N")
                        .sets("max_tokens_total")
                        .help("end when so many tokens are used"),
                Flag.of("--timeout").value("TIME").sets("timeout").help("end a turn after 30s, 10m, 2h"),
                Flag.of("--members")
                        .value("N")
                        .only("team")
                        .help("team: how many, the reviewer among them (default 3)"),
                Flag.of("--rounds").value("N").only("team").help("team: reviews at most (default 3)"),
                Flag.of("--artifacts").value("DIR").sets("artifacts").help("where the records of each run go"));
    }

    private static List<Flag> goal() {
        return List.of(
                Flag.of("--criterion")
                        .value("LINE")
                        .only("goal")
                        .help("what tells that it is met: \"TEXT ||| COMMAND\", or TEXT for a judge; several times"),
                Flag.of("--criteria-file").value("FILE").only("goal").help("the same from a file, one in each line"),
                Flag.of("--check").value("COMMAND").only("goal").help("the command of the nth criterion"),
                Flag.of("--max-rounds")
                        .value("N")
                        .sets("goal_rounds")
                        .only("goal")
                        .help("how often it may try (default 10)"),
                Flag.of("--check-timeout")
                        .value("TIME")
                        .sets("check_timeout")
                        .only("goal")
                        .help("what a command may take (default 60s)"));
    }

    private static List<Flag> session() {
        return List.of(
                Flag.of("--continue", "-c").help("go on with the latest session of this folder"),
                Flag.of("--resume", "-r").taking(Takes.MAYBE, "ID").help("resume a session by id, prefix or latest"),
                Flag.of("--fork-session").help("with -c or -r: work on a copy"),
                Flag.of("--session-id").value("ID").help("the id of the new session"),
                Flag.of("--no-session-persistence").help("keep nothing on disk"));
    }

    private static List<Flag> model() {
        return List.of(
                Flag.of("--model", "--model-name").value("NAME").sets("model").help("the model"),
                Flag.of("--provider", "--model-provider")
                        .value("NAME")
                        .sets("provider")
                        .help("its provider; `jackdaw models` lists them"),
                Flag.of("--fallback-model")
                        .value("NAMES")
                        .sets("fallback_model")
                        .help("asked while the model fails; up to three, with commas"),
                Flag.of("--base-url").value("URL").sets("base_url").help("the address of the provider"),
                Flag.of("--api-key").value("KEY").sets("api_key").help("the key; better kept in the environment"),
                Flag.of("--api-key-env")
                        .value("NAME")
                        .sets("api_key_env")
                        .help("the environment variable with the key"),
                Flag.of("--wire", "--api-format")
                        .value("WIRE")
                        .sets("wire")
                        .help("chat-completions, openai-responses, anthropic-messages, gemini or ollama"));
    }

    private static List<Flag> requests() {
        return List.of(
                Flag.of("--effort")
                        .value("LEVEL")
                        .sets("effort")
                        .help("how much to think: low, medium, high, xhigh or max"),
                Flag.of("--temperature").value("T").sets("temperature").help("0 to 2"),
                Flag.of("--max-tokens", "--max-new-tokens")
                        .value("N")
                        .sets("max_tokens")
                        .help("tokens of one reply"),
                Flag.of("--context-window").value("N").sets("context_window").help("tokens the model takes"),
                Flag.of("--tool-calling").value("HOW").sets("tool_calling").help("native, text or auto (default)"),
                Flag.of("--prompt-cache").value("MODE").sets("prompt_cache").help("auto, off or openai_explicit"),
                Flag.of("--prompt-cache-retention")
                        .value("TIME")
                        .sets("prompt_cache_retention")
                        .help("in-memory or 24h"),
                Flag.of("--no-stream").sets("stream", "false").help("ask for whole replies"),
                Flag.of("--fake-response").value("TEXT").sets("fake_response").help("no model: this answer"),
                Flag.of("--fake-script").value("FILE").sets("fake_script").help("no model: answers from a file"),
                Flag.of("--record").value("FILE").sets("record").help("write down what models say"),
                Flag.of("--replay").value("FILE").sets("replay").help("no model: what was written down"));
    }

    private static List<Flag> permissions() {
        return List.of(
                Flag.of("--permission-mode", "--approval")
                        .value("MODE")
                        .sets("permission_mode")
                        .help("default, acceptEdits, plan, auto, dontAsk or bypassPermissions"),
                Flag.of("--allowedTools", "--allowed-tools")
                        .taking(Takes.SEVERAL, "RULES")
                        .sets("permissions.allow")
                        .help("run these without asking: \"Bash(git log *)\" Edit"),
                Flag.of("--disallowedTools", "--disallowed-tools")
                        .taking(Takes.SEVERAL, "RULES")
                        .sets("permissions.deny")
                        .help("refuse these"),
                Flag.of("--tools").taking(Takes.SEVERAL, "NAMES").sets("tools").help("offer only these tools"),
                Flag.of("--dangerously-skip-permissions")
                        .sets("permission_mode", "bypassPermissions")
                        .help("ask nothing; only where nothing can break"),
                Flag.of("--sandbox")
                        .value("HOW")
                        .sets("sandbox")
                        .help("confine commands: auto (default), off, require, landlock or bubblewrap"),
                Flag.of("--disposable-machine")
                        .sets("auto_without_sandbox")
                        .help("auto mode may run commands unconfined: nothing here can be lost"),
                Flag.of("--trust").sets("trust").help("trust this folder's settings for this run"));
    }

    private static List<Flag> rules() {
        return List.of(
                Flag.of("--mode")
                        .value("MODE")
                        .sets("permission_mode")
                        .only("permissions")
                        .help("why, test, judge: as if in that mode"),
                Flag.of("--tool")
                        .value("NAME")
                        .only("permissions", "hooks")
                        .help("permissions why, hooks test: a call of that tool"),
                Flag.of("--sessions")
                        .taking(Takes.MAYBE, "N")
                        .only("permissions")
                        .help("test: over the last N sessions (default 20)"),
                Flag.of("--with-rules").only("permissions").help("judge: by the configured rules too"),
                Flag.of("--local").only("permissions").help("allow, ask, deny: in this project, for you"),
                Flag.of("--project")
                        .only("permissions", "memory")
                        .help("the same for whoever works on this project; memory: its notes"),
                Flag.of("--user").only("permissions").help("the same in all your projects"));
    }

    private static List<Flag> prompt() {
        return List.of(
                Flag.of("--system-prompt").value("TEXT").sets("system_prompt").help("in place of the built-in one"),
                Flag.of("--system-prompt-file").value("FILE").help("the same from a file"),
                Flag.of("--append-system-prompt")
                        .value("TEXT")
                        .sets("append_system_prompt")
                        .help("after the built-in one"),
                Flag.of("--append-system-prompt-file").value("FILE").help("the same from a file"),
                Flag.of("--cwd").value("DIR").help("the folder to work in"),
                Flag.of("--add-dir")
                        .taking(Takes.SEVERAL, "DIRS")
                        .sets("add_dirs")
                        .help("further folders to work in"));
    }

    private static List<Flag> program() {
        return List.of(
                Flag.of("--lang").value("LANG").sets("language").help("en or zh"),
                Flag.of("--plain").help("no colours, boxes or movement"),
                Flag.of("--json")
                        .only("tools", "sessions", "context", "models", "permissions", "trust", "knowledge", "memory")
                        .help("tools, sessions, context, models, permissions, trust, knowledge, memory: as JSON"),
                Flag.of("--input").value("JSON").only("hooks").help("hooks test: its input"),
                Flag.of("--all")
                        .only("models", "sessions", "memory")
                        .help("models test: every model that is configured; sessions search: every session; memory"
                                + " promote: all that wait"),
                Flag.of("--session").value("ID").only("sessions").help("sessions search: that one, not the latest"),
                Flag.of("--format").value("FORMAT").only("sessions").help("sessions export: md or json"),
                Flag.of("--output", "-o").value("FILE").only("sessions").help("sessions export: into a file"),
                Flag.of("--list").only("sessions").help("sessions restore: what it has changed, step by step"),
                Flag.of("--dry-run")
                        .only("sessions", "memory")
                        .help("sessions restore, memory import: say only what it would do"),
                Flag.of("--global").only("memory").help("memory: the notes that count in all projects"),
                Flag.of("--topic").value("TOPIC").only("memory").help("memory add: what it is about"),
                Flag.of("--pin").only("memory").help("memory add: known in every session"),
                Flag.of("--force").only("sessions").help("sessions restore: also what was changed by others since"),
                Flag.of("--version", "-v", "-V").help("print the version"),
                Flag.of("--help", "-h").help("print this"));
    }

    private static List<Flag> unlisted() {
        var flags = new ArrayList<Flag>();
        for (String subcommand : List.of("init", "paths", "print-tools", "check-config"))
            flags.add(Flag.of("--" + subcommand));
        flags.add(Flag.of("--env-file").value("FILE"));
        return flags;
    }
}
