package dev.jackdaw.tui.export;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A session as a document, with known secrets masked.
public final class Export {
    private Export() {}

    /// For people.
    public static String markdown(String id, List<Line> lines) {
        var page = new StringBuilder("# Session " + id + "\n");
        Affairs affairs = Affairs.NONE;
        for (Line line : lines) {
            affairs = affairs.with(line.fact());
            if (line.fact() instanceof Undertaking deed) new Undertaken(page).add(deed, affairs);
            else add(page, line);
        }
        return Secrets.mask(page.toString());
    }

    private static void add(StringBuilder page, Line line) {
        switch (line.fact()) {
            case Fact.Started started -> began(page, line, started);
            case Fact.UserSaid said ->
                page.append("\n## You\n\n").append(said.text()).append('\n');
            case Fact.ModelSaid(var reply) -> said(page, reply);
            case Fact.ToolRan(var _, var result) -> ran(page, result);
            case Fact.UserRan(var _, var text, var _) -> fenced(page, "## You", text);
            case Fact.TurnEnded(var ending) -> ended(page, ending);
            case Fact.ModelSwitched(var from, var to, var why) ->
                page.append("\n*" + to + " in place of " + from + ": " + why + "*\n");
            case Fact.Rewound _ -> page.append("\n*The conversation went back to an earlier message.*\n");
            case Fact.Compacted(var summary, var _, var _, var _, var _, var _, var _) ->
                page.append("\n*The conversation so far was summed up for the model:*\n\n> ")
                        .append(summary.replace("\n", "\n> "))
                        .append('\n');
            case Fact.Reminded _,
                    Fact.Saved _,
                    Fact.Restored _,
                    Fact.ToolBegan _,
                    Fact.ApprovalAsked _,
                    Fact.ApprovalGiven _,
                    Fact.ModelChosen _,
                    Fact.ModelUsed _,
                    Fact.Titled _,
                    Fact.Reinstructed _,
                    Fact.Instructed _,
                    Fact.Recalled _,
                    Fact.Pinned _,
                    Fact.Unpinned _,
                    Undertaking _,
                    Fact.UserBegan _,
                    Fact.ModelAsked _,
                    Fact.Reduced _,
                    Fact.CompactionAsked _,
                    Fact.Recovered _,
                    Fact.PolicyChosen _,
                    Fact.Confined _,
                    Fact.RuleAdded _,
                    Fact.RuleRemoved _,
                    Fact.HookSpoke _,
                    Fact.Unknown _ -> {}
        }
    }

    private static void began(StringBuilder page, Line line, Fact.Started started) {
        page.append("\n" + line.at() + ", " + started.model() + ", in `" + started.directory() + "`\n");
    }

    private static void said(StringBuilder page, Reply reply) {
        page.append("\n## Jackdaw\n");
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var text) ->
                    page.append('\n').append(text.strip()).append('\n');
                case Content.Call(var call) -> fenced(page, "**" + call.tool() + "**", call.arguments());
                case Content.Thinking _, Content.Picture _, Content.Opaque _ -> {}
            }
        }
    }

    private static void ran(StringBuilder page, ToolResult result) {
        fenced(page, result.failed() ? "failed:" : "gave:", result.text());
    }

    /// A block of text in a fence longer than any it holds.
    static void fenced(StringBuilder page, String title, String text) {
        var fence = new StringBuilder("```");
        while (text.contains(fence)) fence.append('`');
        page.append('\n').append(title).append("\n\n").append(fence).append('\n');
        page.append(text.stripTrailing()).append('\n').append(fence).append('\n');
    }

    private static void ended(StringBuilder page, Ending ending) {
        if (ending.reason() == Ending.Reason.ANSWERED) return;
        page.append("\n*Ended: ")
                .append(ending.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!ending.detail().isEmpty()) page.append(", ").append(ending.detail());
        page.append("*\n");
    }

    /// For programs: every fact.
    public static String json(String id, List<Line> lines) {
        var facts = new ArrayList<Json>();
        for (Line line : lines) {
            Json fact = Records.write(line.fact());
            Json.Obj envelope = Json.obj("seq", line.seq(), "at", line.at().toString());
            facts.add(fact instanceof Json.Obj(var fields) ? with(envelope, new Json.Obj(fields)) : envelope);
        }
        return Secrets.mask(Json.obj("id", id, "facts", facts).pretty() + "\n");
    }

    private static Json.Obj with(Json.Obj envelope, Json.Obj fact) {
        Json.Obj line = envelope;
        for (var field : fact.fields().entrySet()) line = line.with(field.getKey(), field.getValue());
        return line;
    }
}
