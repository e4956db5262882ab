package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The record of one turn on disk.
final class RunRecord {
    private static final int SCHEMA = 2;
    /// The state is written again after a call, but not more often than this.
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final Path folder;
    private final String id;
    private final String session;
    private final String request;
    private final String created = Instant.now().toString();
    private final List<Json> recoveries = new ArrayList<>();
    private Optional<FileOutputStream> trace = Optional.empty();
    private int steps;
    private int attempts;
    private int fileAccesses;
    private int notes;
    private boolean drifted;
    private Json.Obj prompt = Json.obj();
    private String lastTool = "";
    private String answer = "";
    private Optional<Undertaking.Verified> verified = Optional.empty();
    private Json todos = new Json.Arr(List.of());
    private Usage usage = Usage.NONE;
    private Usage lastPrompt = Usage.NONE;
    private long written;

    RunRecord(Path runs, String session, String request) {
        this.id = Sessions.newId();
        this.folder = runs.resolve(id);
        this.session = session;
        this.request = request;
    }

    void begin() throws IOException {
        Files.createDirectories(folder);
        trace = Optional.of(new FileOutputStream(folder.resolve("trace.jsonl").toFile(), true));
        trace("run_started", Json.obj("run_id", id, "session_id", session, "user_request", request));
        write("task_state.json", state("running", ""));
    }

    void trace(String event, Json.Obj more) throws IOException {
        if (trace.isEmpty()) return;
        var fields = new LinkedHashMap<String, Json>();
        fields.put("event", Json.of(event));
        fields.put("created_at", Json.of(Instant.now().toString()));
        fields.putAll(more.fields());
        trace.get().write((Secrets.mask(new Json.Obj(fields).write()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void attempted() {
        attempts++;
    }

    void recovered(Fact.Recovered recovered) throws IOException {
        Json.Obj recovery =
                Json.obj("kind", recovered.kind(), "action", recovered.action(), "about", recovered.about());
        drifted |= recovered.kind().equals(Recovery.WORKSPACE_DRIFT.word());
        recoveries.add(recovery);
        trace("recovery_triggered", recovery);
    }

    void asked(Fact.ModelAsked how) throws IOException {
        prompt = prompt(how);
        trace("prompt_built", prompt);
    }

    private static Json.Obj prompt(Fact.ModelAsked how) {
        Json.Obj sections = Json.obj();
        for (Fact.Weight weight : how.sections()) sections = sections.with(weight.section(), weight.tokens());
        return Json.obj(
                "sections", sections,
                "estimated_tokens", how.estimate(),
                "expected_tokens", how.expected(),
                "window_tokens", how.window(),
                "pressure", how.pressure());
    }

    void reduced(Fact.Reduced how) throws IOException {
        trace(
                "context_compacted",
                Json.obj(
                        "reason", how.why(),
                        "action", "reduce",
                        "messages", how.reductions().size(),
                        "tokens_before", how.before(),
                        "tokens_after", how.after()));
    }

    void compacted(Fact.Compacted how) throws IOException {
        trace(
                "context_compacted",
                Json.obj(
                        "reason", how.why(),
                        "action", "summarise",
                        "by", how.by(),
                        "messages_kept", how.kept().size(),
                        "tokens_before", how.before(),
                        "tokens_after", how.after()));
    }

    void verified(Undertaking.Verified what) throws IOException {
        verified = Optional.of(what);
        trace("work_verified", what.told());
    }

    /// So many notes were put before the model.
    void recalled(int more) {
        notes += more;
    }

    void replied(Reply reply) throws IOException {
        attempts++;
        usage = usage.plus(reply.usage());
        lastPrompt = reply.usage();
        answer = reply.text();
        trace(
                "model_completed",
                Json.obj(
                        "model", reply.origin(),
                        "finish", reply.finish().name().toLowerCase(java.util.Locale.ROOT),
                        "calls", reply.calls().size(),
                        "input_tokens", reply.usage().prompt(),
                        "output_tokens", reply.usage().output(),
                        "cost_usd", reply.usage().dollars()));
    }

    void switched(Fact.ModelSwitched switched) throws IOException {
        trace("model_switched", Json.obj("from", switched.from(), "to", switched.to(), "why", switched.why()));
    }

    /// Something was asked beside the conversation.
    void used(Usage more) {
        usage = usage.plus(more);
    }

    /// @param rejected whether it never ran
    void ran(ToolCall call, ToolResult result, boolean rejected) throws IOException {
        steps++;
        lastTool = call.tool();
        if (result.details().get("path").asText().isPresent()) fileAccesses++;
        if (result.details().has("todos")) todos = result.details().get("todos");
        trace(
                rejected ? "tool_rejected" : "tool_executed",
                Json.obj("tool", call.tool(), "call_id", call.id(), "failed", result.failed()));
        if (System.nanoTime() - written > PAUSE_NANOS) write("task_state.json", state("running", ""));
    }

    void end(Ending ending, String model) throws IOException {
        Json.Obj state = state(status(ending), reason(ending));
        trace("run_finished", Json.obj("stop_reason", reason(ending), "detail", ending.detail()));
        write("task_state.json", state);
        write("report.json", report(state, model));
        if (trace.isPresent()) trace.get().close();
        trace = Optional.empty();
    }

    private Json.Obj state(String status, String reason) {
        return Json.obj(
                "schema_version", SCHEMA,
                "run_id", id,
                "task_id", "task-" + id.substring(id.lastIndexOf('-') + 1),
                "session_id", session,
                "user_request", request,
                "status", status,
                "tool_steps", steps,
                "attempts", attempts,
                "last_tool", lastTool,
                "stop_reason", reason,
                "final_answer", status.equals("running") ? "" : answer,
                "created_at", created,
                "updated_at", Instant.now().toString());
    }

    private Json.Obj report(Json.Obj state, String model) {
        Json.Obj report = Json.obj(
                "schema_version", SCHEMA,
                "task_state", state,
                "todo_state", todos,
                "session_id", session,
                "model", model,
                "prompt_metadata", promptMetadata(),
                "recovery",
                        Json.obj(
                                "events", recoveries,
                                "event_count", recoveries.size(),
                                "workspace_drift_detected", drifted),
                "memory", Json.obj("file_access_count", fileAccesses, "episodic_note_count", notes));
        return verified.map(what -> report.with("verification", what.told())).orElse(report);
    }

    /// The last prompt of the run, and what all of them used.
    private Json.Obj promptMetadata() {
        var fields = new LinkedHashMap<>(prompt.fields());
        fields.putAll(Json.obj(
                        "prompt_tokens", lastPrompt.prompt(),
                        "cached_tokens", lastPrompt.cached(),
                        "total_input_tokens", usage.prompt(),
                        "total_output_tokens", usage.output(),
                        "total_cached_tokens", usage.cached(),
                        "total_cost_usd", usage.dollars())
                .fields());
        return new Json.Obj(fields);
    }

    /// In the words of the programs that read such records.
    private static String reason(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED -> "final_answer_returned";
            case STEP_LIMIT -> "step_limit_reached";
            case DOOM_LOOP -> "retry_limit_reached";
            case MODEL_ERROR -> ending.category().isEmpty() ? "runtime_error" : "model_error";
            case REFUSED -> "approval_denied";
            case PROMPT_TOO_LONG -> "prompt_too_long";
            case BUDGET -> "budget_exceeded";
            case INTERRUPTED -> "interrupted";
            case HOOK_STOPPED -> "hook_stopped";
            case NOT_SAID -> "approval_denied";
            case PLAN_FAILED -> "plan_failed";
        };
    }

    private static String status(Ending ending) {
        return switch (ending.reason()) {
            case ANSWERED -> "completed";
            case STEP_LIMIT, BUDGET, DOOM_LOOP, INTERRUPTED, PROMPT_TOO_LONG -> "stopped";
            case MODEL_ERROR, PLAN_FAILED -> "failed";
            case REFUSED, HOOK_STOPPED, NOT_SAID -> "blocked";
        };
    }

    /// Readers see the file before or after, never half of it.
    private void write(String name, Json.Obj json) throws IOException {
        Path temporary = folder.resolve("." + name + ".new");
        Files.writeString(temporary, Secrets.mask(json.pretty()) + "\n");
        Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        written = System.nanoTime();
    }
}
