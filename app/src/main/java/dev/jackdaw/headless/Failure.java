package dev.jackdaw.headless;

import dev.jackdaw.session.Ending;

/// What a failed turn is called, and what would mend it.
final class Failure {
    private Failure() {}

    /// Whether the provider, not the program, failed.
    static boolean ofModel(Ending ending) {
        return switch (ending.reason()) {
            case PROMPT_TOO_LONG -> true;
            case MODEL_ERROR -> !ending.category().isEmpty();
            case ANSWERED, STEP_LIMIT, BUDGET, INTERRUPTED, REFUSED, DOOM_LOOP, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                false;
        };
    }

    /// The failure in the words of Claude Code's text output.
    static String text(Ending ending) {
        return switch (ending.reason()) {
            case PROMPT_TOO_LONG -> "Prompt is too long" + (ending.detail().isEmpty() ? "" : ": " + ending.detail());
            case MODEL_ERROR ->
                ofModel(ending)
                        ? "API Error: " + (ending.status() >= 400 ? ending.status() + " " : "") + ending.detail()
                        : "Error: " + ending.detail();
            case STEP_LIMIT, BUDGET, INTERRUPTED, REFUSED, DOOM_LOOP, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                "Error: " + ending.detail();
            case ANSWERED -> "";
        };
    }

    static String category(Ending ending) {
        return ending.category().isEmpty() ? category(ending.status()) : ending.category();
    }

    static String category(int status) {
        return switch (status) {
            case 401, 403 -> "authentication_failed";
            case 402 -> "billing_error";
            case 404 -> "model_not_found";
            case 400, 413, 422 -> "invalid_request";
            case 429 -> "rate_limit";
            case 529 -> "overloaded";
            default -> status >= 500 ? "server_error" : "unknown";
        };
    }

    /// What the user can do about it; empty where nothing is to be done.
    static String mend(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED, REFUSED, HOOK_STOPPED, NOT_SAID -> "";
            case STEP_LIMIT -> "raise the limit with --max-turns or --max-steps, or go on with -c";
            case BUDGET -> "raise --" + ending.category().replace('_', '-') + ", or go on with -c";
            case INTERRUPTED -> "go on with -c";
            case PLAN_FAILED -> "mend what it names, then jackdaw plan --run -c goes on with it";
            case DOOM_LOOP -> "give it a hint with -c \"…\"";
            case PROMPT_TOO_LONG -> "start anew, or choose a model with a larger window";
            case MODEL_ERROR -> mend(ending.category());
        };
    }

    private static String mend(String category) {
        return switch (category) {
            case "authentication_failed" -> "check the key; `jackdaw doctor` says where it was looked for";
            case "billing_error" -> "check the account of the provider";
            case "model_not_found" -> "check --model and --base-url; `jackdaw models` lists the providers";
            case "rate_limit", "overloaded" -> "wait a while, then go on with -c";
            case "server_error", "unknown" -> "check the connection with `jackdaw doctor`, then go on with -c";
            case "max_output_tokens" -> "raise --max-tokens";
            case "invalid_request" -> "the provider did not take the request; `jackdaw config show` shows what is set";
            default -> "";
        };
    }
}
