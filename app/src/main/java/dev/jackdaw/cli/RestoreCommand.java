package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.SessionBusy;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.undo.Changes;
import dev.jackdaw.undo.Left;
import dev.jackdaw.undo.Plan;
import dev.jackdaw.undo.Timeline;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `jackdaw sessions restore ID [STEP]`: takes back what a session has changed, without a model.
final class RestoreCommand {
    private final Start start;
    private final Sessions sessions;

    RestoreCommand(Start start, Sessions sessions) {
        this.start = start;
        this.sessions = sessions;
    }

    int run() throws CommandFault, IOException {
        List<String> words = start.line().words();
        if (words.size() < 2 || words.size() > 3)
            throw CommandFault.usage(
                    "name a session: jackdaw sessions restore ID [STEP], with --list, --dry-run or --force");
        Settings settings = Opening.withoutModel(start).settings();
        String id;
        try {
            id = sessions.find(words.get(1));
        } catch (IOException none) {
            throw CommandFault.error(String.valueOf(none.getMessage()));
        }
        var workspace = new Workspace(settings.directory(), settings.more(), List.of());
        try (Session session = sessions.open(id);
                var timeline = new Timeline(
                        session, workspace, sessions.project().resolve("undo"), settings.undo(), ReadOnly::command)) {
            Changes changes = timeline.changes();
            if (start.line().has("--list")) return list(changes);
            int from = words.size() == 3 ? step(words.get(2)) : changes.last();
            Plan plan = timeline.undo(Timeline.UNDO, from == 0 ? Integer.MAX_VALUE : from);
            if (plan.steps().isEmpty()) throw CommandFault.error("there is nothing to undo in " + id);
            return start.line().has("--dry-run") ? tell(plan) : restore(timeline, plan);
        } catch (SessionBusy busy) {
            throw CommandFault.error(String.valueOf(busy.getMessage()));
        }
    }

    private static int step(String text) throws CommandFault {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw CommandFault.usage("\"" + text + "\" is not a step; --list shows them");
        }
    }

    private int list(Changes changes) {
        for (Changes.Step step : changes.steps())
            start.print(String.format(
                    Locale.ROOT,
                    "%4d  %5d paths  %-6s  %s",
                    step.number(),
                    step.files(),
                    step.state() == Changes.State.DONE ? "" : "undone",
                    step.what()));
        if (changes.steps().isEmpty()) start.warn("this session has changed nothing");
        return ExitCode.DONE;
    }

    private int tell(Plan plan) {
        for (Plan.Doing doing : plan.doings())
            start.print(doing.verb().name().toLowerCase(Locale.ROOT) + " " + doing.path());
        leave(plan.left());
        return ExitCode.DONE;
    }

    private int restore(Timeline timeline, Plan plan) throws IOException {
        var conflicts = start.line().has("--force") ? Timeline.Conflicts.OVERWRITE : Timeline.Conflicts.LEAVE;
        Fact.Restored restored = timeline.restore(plan, conflicts);
        start.print("undid " + plan.steps().size() + (plan.steps().size() == 1 ? " step: " : " steps: ")
                + restored.files() + (restored.files() == 1 ? " path changed" : " paths changed"));
        leave(restored.left().stream().map(Left::parse).toList());
        return restored.left().isEmpty() ? ExitCode.DONE : ExitCode.ERROR;
    }

    private void leave(List<Left> left) {
        for (Left each : left)
            start.warn("left as it is: " + each.path() + " (" + each.why().word() + ")");
    }
}
