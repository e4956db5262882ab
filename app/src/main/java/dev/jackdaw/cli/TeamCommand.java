package dev.jackdaw.cli;

import dev.jackdaw.Team;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.headless.Farewell;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.team.TeamOrder;
import dev.jackdaw.team.TeamResult;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `jackdaw team "TASK"`: a task done by several subagents and looked over by a reviewer.
final class TeamCommand {

    private static final int WIDEST = 160;

    private TeamCommand() {}

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        String format = start.line().value("--output-format").orElse("text");
        if (!format.equals("text") && !format.equals("json"))
            throw CommandFault.usage("jackdaw team: --output-format is text or json, not \"" + format + "\"");
        TeamOrder order = order(start);
        Opening opening = Opening.of(start);
        Session session = opening.session();
        LiveSession live = opening.live(session, LiveSession.Answering.NOBODY);
        try (var _ = new Farewell(() -> live.send(new Command.Interrupt())).watching();
                live) {
            if (format.equals("text")) session.follow(session.size(), new Progress(start)::tell);
            TeamResult result = Team.run(live, order);
            session.drain();
            start.print(format.equals("json") ? result.json().write() : printable(result.text()));
            start.standard().flush();
            return code(result);
        } catch (IllegalArgumentException refused) {
            throw CommandFault.usage(String.valueOf(refused.getMessage()));
        }
    }

    private static String printable(String text) {
        return String.join("\n", text.lines().map(Sanitiser::line).toList());
    }

    private static int code(TeamResult result) {
        if (result.approved()) return ExitCode.DONE;
        return result.outcome().equals("stopped") ? ExitCode.INTERRUPTED : ExitCode.NOT_MET;
    }

    private static TeamOrder order(Start start) throws CommandFault {
        boolean goesOn = start.line().has("--continue") || start.line().has("--resume");
        String task = start.line().prompt().orElse("").strip();
        if (task.isEmpty() && !goesOn)
            throw CommandFault.usage("say what the team is to do: jackdaw team \"TASK\" [--members N] [--rounds N]");
        try {
            return new TeamOrder(
                    task, number(start, "--members", TeamOrder.MEMBERS), number(start, "--rounds", TeamOrder.ROUNDS));
        } catch (IllegalArgumentException wrong) {
            throw CommandFault.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private static int number(Start start, String flag, int usual) throws CommandFault {
        String said = start.line().value(flag).orElse(Integer.toString(usual));
        try {
            return Integer.parseInt(said);
        } catch (NumberFormatException none) {
            throw CommandFault.usage(flag + " is a number, not \"" + said + "\"");
        }
    }

    /// Tells on standard error how far the members are.
    private static final class Progress {
        private final Start start;
        private final List<String> names = new ArrayList<>();

        Progress(Start start) {
            this.start = start;
        }

        void tell(Event event) {
            switch (event) {
                case Undertaking.Planned(var _, var steps, var _, var _) -> {
                    names.clear();
                    for (var step : steps) {
                        names.add(step.text().substring(0, step.text().indexOf(' ')));
                        say("  " + step.text());
                    }
                }
                case Undertaking.StepMoved(var step, var status, var note)
                when step < names.size() ->
                    say(names.get(step) + ": "
                            + status.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (note.isEmpty() ? "" : " - " + note));
                case Undertaking.Noted(var about, var text) when about.equals(Team.CHORE) -> say(text);
                case Event _ -> {}
            }
        }

        private void say(String text) {
            start.standard().err().println(Cells.cut(Sanitiser.line(text), WIDEST));
        }
    }
}
