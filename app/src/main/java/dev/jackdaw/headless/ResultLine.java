package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The last line of a turn.
final class ResultLine {
    private ResultLine() {}

    static Json.Obj of(Ending ending, Tally tally, Names names, About about) {
        boolean concluded = tally.last().map(Reply::calls).map(List::isEmpty).orElse(false);
        boolean told = subtype(ending).equals("success")
                || (ending.reason() == Ending.Reason.STEP_LIMIT || ending.reason() == Ending.Reason.BUDGET)
                        && concluded;
        String text = Failure.ofModel(ending) ? Failure.text(ending) : tally.text();
        Json.Obj line = Json.obj(
                "type", "result",
                "subtype", subtype(ending),
                "is_error", failed(ending),
                "duration_ms", tally.millis(),
                "duration_api_ms", tally.askingMillis(),
                "ttft_ms", tally.firstHeardMillis(),
                "num_turns", tally.turns(),
                "result", told ? Optional.of(text) : Optional.empty(),
                "errors", told ? Optional.empty() : Optional.of(List.of(ending.detail())),
                "stop_reason", Failure.ofModel(ending) ? "stop_sequence" : stop(tally),
                "terminal_reason", terminal(ending, tally),
                "api_error_status", status(ending),
                "total_cost_usd", Spelling.dollars(tally.cost()),
                "usage", Spelling.usage(tally.usage()),
                "modelUsage", byModel(tally, about),
                "permission_denials", denials(tally, names),
                "queued_turn_count", 0);
        Json.Obj checked = tally.verified()
                .map(verified -> line.with("verification", verified.told()))
                .orElse(line);
        return tally.notes().isEmpty() ? checked : checked.with("notes", Json.of(notes(tally)));
    }

    private static List<Json.Obj> notes(Tally tally) {
        return tally.notes().stream()
                .map(note -> Json.obj("about", note.about(), "message", note.text()))
                .toList();
    }

    private static String subtype(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED, REFUSED, PROMPT_TOO_LONG, HOOK_STOPPED -> "success";
            case MODEL_ERROR -> Failure.ofModel(ending) ? "success" : "error_during_execution";
            case STEP_LIMIT -> "error_max_turns";
            case BUDGET -> ending.category().equals("timeout") ? "error_during_execution" : "error_max_budget_usd";
            case INTERRUPTED, DOOM_LOOP, NOT_SAID, PLAN_FAILED -> "error_during_execution";
        };
    }

    private static boolean failed(Ending ending) {
        return ExitCode.of(ending) != ExitCode.DONE;
    }

    private static Json stop(Tally tally) {
        return Json.of(
                tally.last().flatMap(reply -> Spelling.stop(reply.finish())).orElse(null));
    }

    private static String terminal(Ending ending, Tally tally) {
        return switch (ending.reason()) {
            case ANSWERED, REFUSED -> "completed";
            case STEP_LIMIT -> "max_turns";
            case BUDGET -> ending.category();
            case INTERRUPTED -> tally.asking() ? "aborted_streaming" : "aborted_tools";
            case MODEL_ERROR -> "api_error";
            case PROMPT_TOO_LONG -> "prompt_too_long";
            case DOOM_LOOP -> "doom_loop";
            case HOOK_STOPPED -> "hook_stopped";
            case NOT_SAID -> "permission_denied";
            case PLAN_FAILED -> "plan_failed";
        };
    }

    private static Optional<Json> status(Ending ending) {
        if (!Failure.ofModel(ending)) return Optional.empty();
        return Optional.of(Json.of(ending.status() == 0 ? null : ending.status()));
    }

    private static Json.Obj byModel(Tally tally, About about) {
        var models = new LinkedHashMap<String, Json>();
        tally.run().models().forEach((model, usage) -> models.put(model, model(usage, about)));
        return new Json.Obj(models);
    }

    private static Json.Obj model(Usage usage, About about) {
        return Json.obj(
                "inputTokens", usage.input(),
                "outputTokens", usage.output(),
                "cacheReadInputTokens", usage.cached(),
                "cacheCreationInputTokens", usage.cacheWrite(),
                "webSearchRequests", 0,
                "costUSD", Spelling.dollars(usage.cost()),
                "contextWindow", about.window(),
                "maxOutputTokens", about.maxOutput());
    }

    private static List<Json.Obj> denials(Tally tally, Names names) {
        return tally.denials().stream()
                .map(call -> Json.obj(
                        "tool_name", names.tool(call.tool()),
                        "tool_use_id", call.id(),
                        "tool_input", names.input(call)))
                .toList();
    }
}
