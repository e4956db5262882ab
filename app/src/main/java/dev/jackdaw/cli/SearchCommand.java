package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.history.History;
import dev.jackdaw.history.Hit;
import dev.jackdaw.json.Json;
import dev.jackdaw.session.Sessions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `jackdaw sessions search`: what was said and done in sessions of this folder, the best hits of each first.
final class SearchCommand {
    private static final int MOST = 20;
    /// Hits of each session where several are searched.
    private static final int MOST_OF_EACH = 5;

    private final Start start;
    private final Sessions sessions;

    SearchCommand(Start start, Sessions sessions) {
        this.start = start;
        this.sessions = sessions;
    }

    int run() throws CommandFault, IOException {
        List<String> words = start.line().words();
        String query = String.join(" ", words.subList(1, words.size())).strip();
        if (query.isEmpty()) throw CommandFault.usage("say what to search for: jackdaw sessions search QUERY");
        boolean all = start.line().has("--all");
        var found = new ArrayList<Json>();
        for (String id : all ? sessions.list().stream().map(Sessions.Entry::id).toList() : List.of(one()))
            search(id, query, all ? MOST_OF_EACH : MOST, found);
        if (start.line().has("--json")) start.print(Json.arr(found).pretty());
        else if (found.isEmpty()) start.warn("nothing has " + query);
        return ExitCode.DONE;
    }

    private String one() throws CommandFault {
        return SessionsCommand.found(sessions, start.line().value("--session").orElse("latest"));
    }

    private void search(String session, String query, int most, List<Json> found) throws IOException {
        History.Findings findings = new History(sessions.lines(session)).search(query, 0, most);
        for (Hit hit : findings.hits()) {
            found.add(Json.obj(
                    "session", session,
                    "id", hit.id(),
                    "turn", hit.turn(),
                    "at", hit.at().toString(),
                    "who", hit.who(),
                    "excerpt", hit.excerpt()));
            if (!start.line().has("--json"))
                start.print(session + "  " + hit.id() + "  turn " + hit.turn() + "  " + hit.who() + "\n    "
                        + hit.excerpt());
        }
        int left = findings.total() - findings.hits().size();
        if (left > 0 && !start.line().has("--json")) start.print(session + "  … +" + left);
    }
}
