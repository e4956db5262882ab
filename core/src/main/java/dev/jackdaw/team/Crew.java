package dev.jackdaw.team;

import dev.jackdaw.delegate.Agents;
import dev.jackdaw.delegate.Assignment;
import dev.jackdaw.delegate.Caps;
import dev.jackdaw.delegate.Report;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The members of a team at work, each on a thread of its own.
final class Crew {
    private static final int LONGEST_VERDICT = 600;

    private final Agents agents;
    private final Board board;
    private final Post post;
    private final Function<String, Optional<String>> unfinished;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();

    /// @param unfinished the task a member was at when the program ended
    Crew(Agents agents, Board board, Post post, Function<String, Optional<String>> unfinished) {
        this.agents = agents;
        this.board = board;
        this.post = post;
        this.unfinished = unfinished;
    }

    Board board() {
        return board;
    }

    List<String> changed() {
        return List.copyOf(new TreeSet<>(changed));
    }

    /// Has all work whose item is open, and waits for them; an interrupt ends them all.
    ///
    /// @return why, where nobody has finished anything
    Optional<Outcome> work() throws InterruptedException {
        outcomes.clear();
        var threads = new LinkedHashMap<String, Thread>();
        Roster roster = board.now();
        for (int i = 0; i < roster.workers().size(); i++) {
            int at = i;
            Member member = roster.workers().get(i);
            List<Thread> before = member.after().stream()
                    .filter(threads::containsKey)
                    .map(threads::get)
                    .toList();
            if (!roster.status(i).over())
                threads.put(
                        member.name(), Thread.ofVirtual().name(member.name()).start(() -> member(at, member, before)));
        }
        join(List.copyOf(threads.values()));
        Roster now = board.now();
        boolean some = now.workers().stream()
                .anyMatch(member -> now.status(now.members().indexOf(member)) == Status.DONE);
        if (some) return Optional.empty();
        boolean limits = !outcomes.isEmpty() && outcomes.values().stream().allMatch(Outcome.LIMIT::equals);
        return Optional.of(limits ? Outcome.LIMIT : Outcome.FAILED);
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException stop) {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) ended(thread);
            throw stop;
        }
    }

    /// Each ends soon: it was interrupted.
    private static void ended(Thread thread) {
        boolean waiting = true;
        while (waiting)
            try {
                thread.join();
                waiting = false;
            } catch (InterruptedException again) {
                thread.interrupt();
            }
    }

    private void member(int at, Member member, List<Thread> before) {
        try {
            for (Thread other : before) other.join();
            Step step = board.now().steps().get(at);
            Optional<String> cutOff = unfinished.apply(member.name());
            if (!board.begin(at, "")) return;
            String task = cutOff.orElseGet(() -> task(member, step));
            finished(at, member, run(member, task, List.of()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            board.release(member.name());
        }
    }

    private void finished(int at, Member member, Report report) {
        outcomes.put(at, report.outcome());
        boolean answered = report.outcome() == Outcome.ANSWERED;
        String told = TeamWork.brief(answered || report.ended().isEmpty() ? report.summary() : report.ended());
        board.move(at, answered ? Status.DONE : Status.FAILED, told);
        post.spread(member.name(), (answered ? "done: " : "failed: ") + told);
    }

    /// Has somebody work; what cannot begin has failed.
    private Report run(Member member, String task, List<? extends Tool<?>> more) throws InterruptedException {
        var tools = new ArrayList<Tool<?>>(more);
        tools.add(new SendMessage(post, member.name()));
        tools.add(new TaskList(board, post, member.name()));
        String kind = more.isEmpty() ? "member" : "reviewer";
        var assignment = new Assignment(
                member.name(),
                member.role(),
                Words.of(kind).formatted(member.name()),
                task,
                tools,
                OptionalInt.empty());
        try {
            Report report = agents.run(assignment);
            changed.addAll(report.changed());
            return report;
        } catch (Caps.Reached limit) {
            return unbegun(member, Outcome.LIMIT, String.valueOf(limit.getMessage()));
        } catch (IllegalArgumentException refused) {
            return unbegun(member, Outcome.FAILED, String.valueOf(refused.getMessage()));
        }
    }

    private static Report unbegun(Member member, Outcome outcome, String why) {
        return new Report(
                member.name(),
                "",
                outcome,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                dev.jackdaw.model.Usage.NONE,
                why);
    }

    private String task(Member member, Step step) {
        boolean faults = board.now().reviews() > 0 && !step.note().isEmpty();
        String list = board.text();
        String text = faults
                ? Words.of("again").formatted(step.note(), list)
                : Words.of("task").formatted(board.now().task(), list, member.task());
        return withNews(member, text);
    }

    private String withNews(Member member, String text) {
        List<String> news = post.collect(member.name());
        return news.isEmpty() ? text : text + "\n\n" + Post.text(news);
    }

    /// What came of a review.
    ///
    /// @param verdict empty where there is none
    record Review(Outcome outcome, Optional<Verdict.Params> verdict, String said) {}

    Review review() throws InterruptedException {
        Roster roster = board.now();
        Member reviewer = roster.reviewer();
        int at = roster.members().size() - 1;
        List<String> names = roster.workers().stream().map(Member::name).toList();
        var verdict = new Verdict(names);
        // What the lead is told is for who looks at the whole.
        for (String told : post.collect(Post.LEAD)) post.deliver(reviewer.name(), "to the lead, " + told);
        Optional<String> before = unfinished.apply(reviewer.name());
        String text = before.orElseGet(() -> withNews(reviewer, look(roster)));
        board.move(at, Status.IN_PROGRESS, "");
        Report report = run(reviewer, text, List.of(verdict));
        String said = Brief.head(report.ended().isEmpty() ? report.summary() : report.ended(), LONGEST_VERDICT);
        if (report.outcome() != Outcome.ANSWERED || verdict.given().isPresent())
            return new Review(report.outcome(), verdict.given(), said);
        return new Review(report.outcome(), Optional.of(told(report.summary(), names)), said);
    }

    private String look(Roster roster) {
        String list = board.text();
        if (roster.reviews() > 0)
            return Words.of("review-again").formatted(roster.steps().getLast().note(), list);
        String files = changed.isEmpty() ? "none that are known" : String.join(", ", changed());
        return Words.of("review")
                .formatted(roster.task(), list, files, roster.reviewer().task());
    }

    /// The verdict of a reviewer that told it in words only. What does not begin with a clear approval is none.
    private static Verdict.Params told(String summary, List<String> members) {
        String word = summary.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("approved")) return new Verdict.Params(true, Optional.empty());
        return new Verdict.Params(
                false,
                Optional.of(members.stream()
                        .map(member -> new Verdict.Fault(member, Brief.head(summary.strip(), LONGEST_VERDICT)))
                        .toList()));
    }
}
