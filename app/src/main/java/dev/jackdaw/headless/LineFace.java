package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A session as lines of JSON in Claude Code's contract. Tools and their parameters are spelled as there, see [Names].
final class LineFace implements Face {
    private final LiveSession live;
    private final Lines lines;
    private final About about;
    private final Names names;
    private final Blocks blocks;
    private final Tally tally;
    private final ToolUseResult details;
    private final HookLines hooks;
    private Affairs affairs;
    private int results;

    LineFace(LiveSession live, Lines lines, Options options) {
        this.live = live;
        this.lines = lines;
        this.about = options.about();
        this.names = new Names(live.toolbox());
        this.blocks = new Blocks(lines, names, options.has(Options.Extra.PARTIAL));
        this.tally = new Tally(System::nanoTime, live.session().conversation());
        this.details = new ToolUseResult(names);
        this.hooks = new HookLines(lines, options.has(Options.Extra.HOOKS));
        this.affairs = Affairs.of(live.session().lines()).open();
    }

    @Override
    public void begin() {
        tally.begin();
        affairs = affairs.open();
        lines.put(InitLine.of(live, names, about));
    }

    @Override
    public void accept(Event event) {
        tally.take(event);
        if (event instanceof Fact fact) affairs = affairs.with(fact);
        switch (event) {
            case Glimpse.Asking(var origin) -> blocks.asking(origin);
            case Glimpse.Heard(Arrival.Retrying retrying) -> lines.put(retry(retrying));
            case Glimpse.Heard(var arrival) -> blocks.heard(arrival);
            case Fact.ModelSaid(var reply) -> blocks.said(reply);
            case Fact.ToolRan(var id, var result) -> ran(id, result);
            case Fact.ModelSwitched(var from, var to, var why) ->
                lines.put(Json.obj(
                        "type", "system", "subtype", "model_switched", "from", from, "to", to, "message", why));
            case Fact.Saved(var call, var step, var _, var _, var left)
            when !left.isEmpty() ->
                lines.put(Json.obj(
                        "type", "system", "subtype", "not_undoable", "tool_use_id", call, "step", step, "left", left));
            case Fact.Compacted compacted -> lines.put(boundary(compacted));
            case Fact.TurnEnded _ -> unanswered();
            case Undertaking deed -> lines.put(DeedLines.of(deed, affairs));
            case Glimpse.AgentMoved moved -> lines.put(DeedLines.of(moved, affairs));
            case Glimpse.HookBegan began -> hooks.began(began);
            case Glimpse.HookEnded ended -> hooks.ended(ended);
            case Fact.HookSpoke spoke -> hooks.spoke(spoke);
            case Glimpse _, Fact _ -> {}
        }
    }

    private static Json.Obj boundary(Fact.Compacted compacted) {
        return Json.obj(
                "type",
                "system",
                "subtype",
                "compact_boundary",
                "compact_metadata",
                Json.obj(
                        "trigger",
                        compacted.why().startsWith("manual") ? "manual" : "auto",
                        "pre_tokens",
                        compacted.before(),
                        "post_tokens",
                        compacted.after()));
    }

    private static Json.Obj retry(Arrival.Retrying retrying) {
        int retries = retrying.most() - 1;
        return Json.obj(
                "type",
                "system",
                "subtype",
                "api_retry",
                "attempt",
                retrying.attempt(),
                "max_retries",
                retries,
                "retry_delay_ms",
                retrying.delayMillis(),
                "error_status",
                retrying.status() == 0 ? null : retrying.status(),
                "error",
                Failure.category(retrying.status()),
                "message",
                retrying.why());
    }

    private void ran(String id, ToolResult result) {
        ToolCall call = tally.call(id);
        if (Tally.refused(result))
            lines.put(Json.obj(
                    "type",
                    "system",
                    "subtype",
                    "permission_denied",
                    "tool_name",
                    names.tool(call.tool()),
                    "tool_use_id",
                    id,
                    "message",
                    result.text(),
                    "decision_reason_type",
                    result.details().get("by").text(result.text().startsWith("Refused") ? "rule" : "mode")));
        lines.put(user(call, result));
    }

    private Json.Obj user(ToolCall call, ToolResult result) {
        Json.Obj block = Json.obj(
                "type", "tool_result",
                "tool_use_id", call.id(),
                "content", content(result),
                "is_error", result.failed());
        return Json.obj(
                "type", "user",
                "message", Json.obj("role", "user", "content", List.of(block)),
                "parent_tool_use_id", null,
                "timestamp", Instant.now().toString(),
                "tool_use_result", details.of(call, result));
    }

    private static Json content(ToolResult result) {
        if (result.media().isEmpty()) return new Json.Str(result.text());
        var blocks = new ArrayList<Json>();
        blocks.add(Json.obj("type", "text", "text", result.text()));
        for (Media media : result.media()) blocks.add(Spelling.picture(media));
        return new Json.Arr(blocks);
    }

    /// Calls the end of the turn left open are answered in the conversation, so they are answered here.
    private void unanswered() {
        for (Message message : live.session().conversation().messages())
            if (message instanceof Message.Answer(var id, var result) && tally.left(id))
                lines.put(user(tally.call(id), result));
        tally.close();
    }

    @Override
    public void end(Ending ending) {
        if (Failure.ofModel(ending)) lines.put(synthetic(ending));
        Json.Obj line = ResultLine.of(ending, tally, names, about);
        var told = new LinkedHashMap<String, Optional<Json.Obj>>();
        told.put("plan", DeedLines.plan(affairs));
        told.put("goal", DeedLines.goal(affairs));
        for (var entry : told.entrySet())
            if (entry.getValue().isPresent())
                line = line.with(entry.getKey(), entry.getValue().get());
        lines.put(line.with("result_index", results++));
    }

    /// The failure as something the assistant says, as readers expect it.
    private static Json.Obj synthetic(Ending ending) {
        Json.Obj text = Json.obj("type", "text", "text", Failure.text(ending));
        Json.Obj message = Spelling.message(Spelling.freshId(), "<synthetic>", Usage.NONE, List.of(text));
        return Json.obj(
                "type", "assistant",
                "message", message.with("stop_reason", "stop_sequence").with("stop_sequence", ""),
                "parent_tool_use_id", null,
                "timestamp", Instant.now().toString(),
                "error", Failure.category(ending));
    }

    @Override
    public void close() {}
}
