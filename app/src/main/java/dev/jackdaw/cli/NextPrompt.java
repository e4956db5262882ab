package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.Filling;
import java.io.IOException;
import java.util.List;

/// `jackdaw context`: what the next prompt of a session would consist of; asks no model, and leaves the session as it
/// is.
final class NextPrompt {
    /// The word for a session that does not exist yet.
    private static final String NEW = "new";

    private static final int WIDTH = 76;

    private NextPrompt() {}

    static int run(Start start) throws CommandFault, IOException {
        List<String> words = start.line().words();
        if (words.size() > 1) throw CommandFault.usage("name one session, or new: jackdaw context [SESSION]");
        Opening opening = Opening.withoutModel(start);
        Session session = session(start, opening.sessions());
        try (LiveSession live = opening.live(session, LiveSession.Answering.NOBODY)) {
            Breakdown now = live.breakdown();
            if (start.line().has("--json")) start.print(json(live, now).pretty());
            else print(start, opening.settings(), session, now);
            if (!session.conversation().settled())
                session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "only looked at")));
        }
        return ExitCode.DONE;
    }

    /// A copy, so that nothing is written.
    private static Session session(Start start, Sessions sessions) throws CommandFault, IOException {
        List<String> words = start.line().words();
        boolean fresh =
                words.isEmpty() ? sessions.list().isEmpty() : words.getFirst().equals(NEW);
        if (fresh) return Session.inMemory(Sessions.newId());
        return new Choice(start, sessions).copied(words.isEmpty() ? "latest" : words.getFirst());
    }

    private static void print(Start start, Settings settings, Session session, Breakdown now) {
        Words words = Words.of(settings.appearance().language(), start.environment());
        start.print(session.id() + " · " + now.model());
        for (Row row : Filling.lines(now, settings.directory(), words, WIDTH)) start.print(row.text());
    }

    private static Json.Obj json(LiveSession live, Breakdown now) {
        return Json.obj(
                "session", live.session().id(),
                "model", now.model(),
                "window", now.window(),
                "limit", now.limit(),
                "used", now.used(),
                "reserve", now.reserve(),
                "remaining", now.remaining(),
                "level", now.level(),
                "factor", now.factor(),
                "sections", now.sections().stream().map(NextPrompt::section).toList(),
                "tools", Json.obj("tokens", now.tools(), "names", tools(live)),
                "messages", messages(live, now));
    }

    private static List<String> tools(LiveSession live) {
        return live.toolbox().specs().stream().map(ToolSpec::name).toList();
    }

    private static Json.Obj messages(LiveSession live, Breakdown now) {
        return Json.obj(
                "count", live.session().conversation().messages().size(),
                "tokens",
                        now.messages().stream().mapToLong(Breakdown.Row::tokens).sum(),
                "kinds", now.messages().stream().map(NextPrompt::kind).toList());
    }

    private static Json.Obj section(Breakdown.Row row) {
        return Json.obj("name", row.name(), "tokens", row.tokens(), "left", row.left(), "sources", row.sources());
    }

    private static Json.Obj kind(Breakdown.Row row) {
        return Json.obj("name", row.name(), "tokens", row.tokens());
    }
}
