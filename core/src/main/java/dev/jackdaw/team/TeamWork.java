package dev.jackdaw.team;

import dev.jackdaw.delegate.Agents;
import dev.jackdaw.delegate.Report;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.team.Verdict.Fault;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Has a task done by a team of subagents: a lead plans who does what, those who need nothing of each other work at the
/// same time, a reviewer looks at the whole, and those whose part has faults work again, for so many rounds. What is
/// done
/// is in the session, so that a team that was cut off goes on there.
public final class TeamWork {
    /// Characters in which the others are told of a result.
    private static final int BROADCAST = 200;

    private static final int LONGEST_FAULT = 600;

    private final Session session;
    private final Agents agents;
    private final Lead lead;

    /// @param aside asks the model that plans
    /// @param roles those a member can play
    public TeamWork(Session session, Aside aside, Agents agents, List<String> roles) {
        this(session, agents, new Lead((instructions, task) -> aside.ask(Work.PLAN, instructions, task), roles));
    }

    TeamWork(Session session, Agents agents, Lead lead) {
        this.session = session;
        this.agents = agents;
        this.lead = lead;
    }

    /// A text as others are told of it.
    static String brief(String text) {
        return Brief.head(Brief.line(text), BROADCAST);
    }

    /// Works an order to its end. Whatever goes wrong is told in the result; an interrupt ends it.
    ///
    /// @throws IllegalArgumentException where nothing is ordered and no team was cut off
    public TeamResult run(TeamOrder order) throws InterruptedException {
        Usage before = session.conversation().usage();
        begin(order);
        var board = new Board(session);
        var crew = new Crew(agents, board, new Post(session, board.now().members()), this::unfinished);
        try {
            return rounds(order, crew, before);
        } catch (InterruptedException stop) {
            end("dropped", "interrupted by the user");
            Thread.currentThread().interrupt();
            return result("stopped", crew, "interrupted by the user", before);
        }
    }

    private void begin(TeamOrder order) throws InterruptedException {
        if (!order.task().isEmpty()) {
            plan(order);
            return;
        }
        Roster roster = Roster.of(session);
        switch (roster.state()) {
            case OPEN -> {}
            case DROPPED ->
                session.append(new Undertaking.Planned(roster.task(), roster.steps(), Roster.BY, "taken up again"));
            case OVER ->
                throw new IllegalArgumentException("no team was cut off in this session; say what one is to do");
        }
    }

    private void plan(TeamOrder order) throws InterruptedException {
        Set<String> taken = new LinkedHashSet<>();
        session.lines().forEach(line -> {
            if (line.fact() instanceof Delegated handed) taken.add(handed.agent());
        });
        List<Member> members = lead.plan(order, taken);
        if (order.members() > 2 && members.size() == 2)
            session.append(new Undertaking.Noted("team", "the lead divided nothing: one member does it all"));
        List<Step> steps =
                members.stream().map(member -> Step.of(member.step())).toList();
        session.append(new Undertaking.Planned(order.task(), steps, Roster.BY, ""));
    }

    /// The task a member was at when the program ended, word for word: its session goes on with it.
    private Optional<String> unfinished(String agent) {
        Optional<String> task = Optional.empty();
        for (var line : session.lines()) {
            if (line.fact() instanceof Delegated handed && handed.agent().equals(agent))
                task = Optional.of(handed.task());
            if (line.fact() instanceof Undertaking.Returned back && back.agent().equals(agent)) task = Optional.empty();
        }
        return task;
    }

    private TeamResult rounds(TeamOrder order, Crew crew, Usage before) throws InterruptedException {
        while (true) {
            Optional<Report.Outcome> hopeless = crew.work();
            if (hopeless.isPresent()) return ended(hopeless.get(), crew, "no member finished its part", before);
            Crew.Review review = crew.review();
            Board board = crew.board();
            int reviewer = board.now().members().size() - 1;
            if (review.verdict().isEmpty()) {
                board.move(reviewer, Status.FAILED, brief(review.said()));
                return ended(review.outcome(), crew, "it was not reviewed: " + review.said(), before);
            }
            List<Fault> faults = faults(review.verdict().get(), board.now());
            if (faults.isEmpty()) {
                board.move(reviewer, Status.DONE, brief(review.said()));
                end("done", "approved");
                return result("approved", crew, review.said(), before);
            }
            board.move(reviewer, Status.FAILED, brief(text(faults)));
            if (board.now().reviews() >= order.rounds()) {
                end("failed", "not approved after " + board.now().reviews() + " reviews");
                return result("rounds", crew, text(faults), before);
            }
            again(faults, board);
        }
    }

    /// What the reviewer found, and what is not finished, whatever the reviewer says.
    private static List<Fault> faults(Verdict.Params verdict, Roster roster) {
        var faults = new ArrayList<>(verdict.faults().orElse(List.of()));
        for (Member worker : roster.workers()) {
            Step step = roster.steps().get(roster.members().indexOf(worker));
            boolean named = faults.stream().anyMatch(fault -> fault.member().equals(worker.name()));
            if (step.status() == Status.FAILED && !named)
                faults.add(new Fault(worker.name(), "its part is not finished: " + step.note()));
        }
        return faults;
    }

    private static void again(List<Fault> faults, Board board) {
        Roster roster = board.now();
        for (Member worker : roster.workers()) {
            String found = text(faults.stream()
                    .filter(fault -> fault.member().equals(worker.name()))
                    .toList());
            if (!found.isEmpty())
                board.move(
                        roster.members().indexOf(worker), Status.PENDING, Brief.head(Brief.line(found), LONGEST_FAULT));
        }
        board.move(roster.members().size() - 1, Status.PENDING, "");
    }

    private static String text(List<Fault> faults) {
        return String.join(
                "; ",
                faults.stream()
                        .map(fault -> fault.member() + ": " + fault.fault().strip())
                        .toList());
    }

    private TeamResult ended(Report.Outcome why, Crew crew, String account, Usage before) {
        String outcome = switch (why) {
            case LIMIT -> "budget";
            case STOPPED -> "stopped";
            case FAILED, ANSWERED -> "failed";
        };
        end("failed", account);
        return result(outcome, crew, account, before);
    }

    private void end(String outcome, String why) {
        session.append(new Undertaking.PlanEnded(outcome, why));
    }

    private TeamResult result(String outcome, Crew crew, String verdict, Usage before) {
        Usage now = session.conversation().usage();
        var used = new Usage(
                now.total() - before.total(),
                0,
                0,
                0,
                0,
                dev.jackdaw.json.Json.obj(),
                Optional.of(now.cost() - before.cost()));
        return TeamResult.of(outcome.toLowerCase(Locale.ROOT), crew.board().now(), verdict, crew.changed(), used);
    }
}
