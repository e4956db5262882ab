package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.headless.Options;
import dev.jackdaw.headless.Options.Extra;
import dev.jackdaw.headless.Options.Format;
import dev.jackdaw.json.Json;
import dev.jackdaw.plan.Plan;
import dev.jackdaw.plan.Planning;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw plan`: makes a plan, shows it, and carries it out where told to. Without `--run` nothing is carried out.
final class PlanCommand {
    private PlanCommand() {}

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        Format format = Work.format(start);
        boolean runs = start.line().has("--run");
        boolean resumes = start.line().has("--continue") || start.line().has("--resume");
        if (!runs && format == Format.STREAM_JSON)
            throw CommandFault.usage("jackdaw plan prints text or json; stream-json goes with --run");
        boolean told = !resumes || start.line().prompt().isPresent();
        Optional<String> task = told ? TaskInput.read(start.line().prompt(), start.standard()) : Optional.empty();
        if (task.isEmpty() && !resumes)
            throw CommandFault.usage(
                    "there is no task: write jackdaw plan \"TASK\", or -c for the plan of the latest" + " session");
        var extras = EnumSet.of(Extra.PLANNED);
        if (runs) extras.addAll(Work.extras(start, format));
        Opening opening = task.isEmpty() && !runs ? Opening.withoutModel(start) : Opening.of(start);
        Session session = opening.session();
        if (task.isEmpty() && !runs) return shown(start, session, format);
        LiveSession live = opening.live(session, LiveSession.Answering.NOBODY);
        if (runs) return Work.worked(start, live, new Options(format, extras, task, opening.about()));
        return made(start, live, task.orElseThrow(), format);
    }

    private static int shown(Start start, Session session, Format format) throws CommandFault {
        try (session) {
            Plan plan = Plan.in(session).get();
            if (plan.standing() == Plan.Standing.NONE)
                throw CommandFault.error(
                        "session " + session.id() + " has no plan; make one with jackdaw plan \"TASK\"");
            print(start, session, plan, format);
            return ExitCode.DONE;
        }
    }

    private static int made(Start start, LiveSession live, String task, Format format) throws InterruptedException {
        try (live) {
            Plan plan = new Planning(live).make(task);
            print(start, live.session(), plan, format);
            if (format == Format.TEXT)
                start.warn("to carry it out: jackdaw plan --run -r "
                        + live.session().id());
            return ExitCode.DONE;
        }
    }

    private static void print(Start start, Session session, Plan plan, Format format) {
        if (format == Format.JSON) {
            start.print(json(session, plan).write());
            return;
        }
        start.print(plan.task());
        int number = 0;
        for (Step step : plan.steps()) start.print("  " + ++number + ". " + step.text() + told(step));
        if (!plan.why().isEmpty()) start.print("  (" + plan.why() + ")");
        if (!plan.account().isEmpty()) start.print("  " + plan.account());
    }

    private static String told(Step step) {
        String status = step.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean untouched = step.status() == Status.PENDING;
        return untouched ? "" : " [" + status + "]" + (step.note().isEmpty() ? "" : " " + step.note());
    }

    private static Json.Obj json(Session session, Plan plan) {
        List<Json.Obj> steps = plan.steps().stream()
                .map(step -> Json.obj(
                        "text", step.text(),
                        "status", step.status().name().toLowerCase(Locale.ROOT),
                        "note", step.note()))
                .toList();
        return Json.obj(
                "session_id", session.id(),
                "task", plan.task(),
                "standing", plan.standing().name().toLowerCase(Locale.ROOT),
                "steps", Json.arr(steps),
                "by", plan.by(),
                "why", plan.why(),
                "account", plan.account());
    }
}
