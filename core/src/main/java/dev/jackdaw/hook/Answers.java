package dev.jackdaw.hook;

import dev.jackdaw.hook.Answer.Decision;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import java.util.Locale;
import java.util.Optional;

/// Reads what a hook left behind, in Claude Code's contract or minicode's; either kind of JSON is understood from both.
final class Answers {
    private static final String RETRY = "A hook of the user lets you try this call again.";

    private Answers() {}

    /// @throws HookFailure where it cannot be read as an answer
    static Answer read(HookEvent event, HookSetting setting, Printed printed) throws HookFailure {
        return (setting.form() == HookSetting.Form.BRIEF ? brief(printed) : full(event, setting, printed))
                .with(printed);
    }

    /// minicode's hooks decide by what they print alone.
    private static Answer brief(Printed printed) throws HookFailure {
        if (printed.exit() != 0) throw failed(printed);
        Json json = json(printed);
        if (json.get("action").isNull())
            throw new HookFailure("printed no action: write {\"action\":\"allow\"}", printed);
        return of(HookEvent.PRE_TOOL_USE, json, printed);
    }

    private static Answer full(HookEvent event, HookSetting setting, Printed printed) throws HookFailure {
        boolean command = setting.action() instanceof HookSetting.Action.Command;
        if (command && printed.exit() == 2) return blocked(event, printed);
        if (command ? printed.exit() != 0 : printed.exit() / 100 != 2) throw failed(printed);
        String out = printed.out().strip();
        if (out.startsWith("{")) return of(event, json(printed), printed);
        if (!out.isEmpty() && event.listensToText()) return Answer.context(out);
        if (!out.isEmpty() && event.gated() && setting.is(HookSetting.Trait.REQUIRED))
            throw new HookFailure("printed no JSON, though it is required", printed);
        return Answer.NONE;
    }

    private static Answer blocked(HookEvent event, Printed printed) throws HookFailure {
        String errors = printed.errors().isBlank()
                ? "it gave no reason"
                : printed.errors().strip();
        return switch (event.power()) {
            case GATES, BLOCKS -> Answer.deny(errors);
            case REPORTS -> Answer.context(errors);
            case ANSWERS, WATCHES, UNFIRED -> throw failed(printed);
        };
    }

    private static HookFailure failed(Printed printed) {
        String missing = printed.exit() == 127 ? " (there is no such program)" : "";
        return new HookFailure("ended with " + printed.exit() + missing + printed.firstError(), printed);
    }

    private static Json json(Printed printed) throws HookFailure {
        try {
            Json json = Json.parse(printed.out().strip());
            if (json instanceof Json.Obj) return json;
        } catch (JsonFault malformed) {
            throw new HookFailure("printed JSON that cannot be read: " + malformed.getMessage(), printed);
        }
        throw new HookFailure("printed JSON that is no object", printed);
    }

    private static Answer of(HookEvent event, Json json, Printed printed) throws HookFailure {
        Json own = json.get("hookSpecificOutput");
        Json request = own.get("decision");
        Decision decision = strictest(
                decision(json.get("decision"), printed),
                decision(json.get("action"), printed),
                decision(own.get("permissionDecision"), printed),
                decision(request.get("behavior"), printed));
        Optional<String> stop =
                !json.get("continue").truth(true) || request.get("interrupt").truth(false)
                        ? Optional.of(Answer.cut(first(json.get("stopReason"), request.get("message"))))
                        : Optional.empty();
        boolean again = event == HookEvent.PERMISSION_DENIED && own.get("retry").truth(false);
        return new Answer(
                decision,
                Answer.cut(first(own.get("permissionDecisionReason"), request.get("message"), json.get("reason"))),
                input(json, own, request),
                again ? RETRY : Answer.cut(first(own.get("additionalContext"), json.get("additionalContext"))),
                output(json, own),
                Answer.cut(json.get("systemMessage").text("")),
                stop,
                printed);
    }

    private static Decision strictest(Decision... decisions) {
        Decision found = Decision.NONE;
        for (Decision decision : decisions) if (decision.compareTo(found) > 0) found = decision;
        return found;
    }

    private static Decision decision(Json said, Printed printed) throws HookFailure {
        if (said instanceof Json.Obj || said.isNull()) return Decision.NONE;
        return switch (said.text("").toLowerCase(Locale.ROOT)) {
            case "allow", "approve" -> Decision.ALLOW;
            case "ask" -> Decision.ASK;
            case "deny", "block" -> Decision.DENY;
            case "defer", "modify", "continue" -> Decision.NONE;
            default -> throw new HookFailure("decided " + said.write() + ", which means nothing here", printed);
        };
    }

    private static Optional<Json.Obj> input(Json json, Json own, Json request) {
        for (Json changed : new Json[] {
            own.get("updatedInput"),
            request.get("updatedInput"),
            json.get("data").get("args"),
            json.get("args"),
            json.get("data")
        }) if (changed instanceof Json.Obj fields) return Optional.of(fields);
        return Optional.empty();
    }

    private static Optional<String> output(Json json, Json own) {
        Json said =
                own.get("updatedToolOutput").isNull() ? json.get("data").get("result") : own.get("updatedToolOutput");
        return said.isNull() ? Optional.empty() : Optional.of(said.asText().orElseGet(said::pretty));
    }

    private static String first(Json... texts) {
        for (Json text : texts) if (!text.text("").isBlank()) return text.text("");
        return "";
    }
}
