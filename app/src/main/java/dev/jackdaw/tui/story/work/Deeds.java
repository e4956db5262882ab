package dev.jackdaw.tui.story.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a session does on its own account, as lines for a person.
public final class Deeds {
    static final String FIRST = "  └ ";
    static final String NEXT = "    ";
    private static final int LONGEST = 400;
    private static final int LONGEST_SUMMARY = 160;

    /// How much is told.
    public enum Detail {
        /// What is to be known; the beginning of what is long.
        SHORT,
        /// All of it.
        WHOLE
    }

    private final Words words;
    private final Detail detail;

    public Deeds(Words words, Detail detail) {
        this.words = words;
        this.detail = detail;
    }

    /// @param affairs as they stand after it
    public List<Row> of(Undertaking deed, Affairs affairs) {
        return switch (deed) {
            case Undertaking.Planned _, Undertaking.StepMoved _, Undertaking.PlanEnded _ ->
                new PlanRows(this, words).of(deed, affairs);
            case Undertaking.GoalSet _,
                    Undertaking.GoalJudged _,
                    Undertaking.GoalPaused _,
                    Undertaking.GoalResumed _,
                    Undertaking.GoalEnded _ -> new GoalRows(this, words).of(deed, affairs);
            case Undertaking.Delegated sent -> sent(sent);
            case Undertaking.Returned back -> returned(back);
            case Undertaking.Verified verified -> verified(verified);
            case Undertaking.VerifyChosen(var mode) ->
                List.of(Row.of(Ink.DIM, words.of("deed.verify", Sanitiser.line(mode))));
            case Undertaking.LoopSet set -> looping(set);
            case Undertaking.LoopRan ran ->
                List.of(Row.of(Ink.DIM, "↻ ").and(Ink.DIM, words.of("deed.loop.ran", ran.time())));
            case Undertaking.LoopEnded ended ->
                List.of(Row.of(Ink.DIM, "↻ ")
                        .and(Ink.DIM, words.of("deed.loop.ended") + why(ended.why()))
                        .hanging(2));
            case Undertaking.Noted noted -> text(Ink.WARNING, "! ", "  ", words.told(noted.text()));
        };
    }

    boolean whole() {
        return detail == Detail.WHOLE;
    }

    /// A reason behind what it is the reason of.
    String why(String why) {
        String shown = line(words.told(why.strip()));
        return shown.isEmpty() ? "" : words.of("deed.why", shown);
    }

    /// Foreign text in one line.
    String line(String text) {
        String line = Sanitiser.line(text);
        return whole() ? line : Cells.cut(line, LONGEST);
    }

    /// Foreign text, line by line.
    List<Row> text(Ink ink, String first, String next, String text) {
        var rows = new ArrayList<Row>();
        for (String line : Sanitiser.clean(text.strip()).lines().toList())
            rows.add(Row.of(rows.isEmpty() && first.isBlank() ? Ink.PLAIN : ink, rows.isEmpty() ? first : next)
                    .and(ink, whole() ? line : Cells.cut(line.stripTrailing(), LONGEST))
                    .hanging(next.length()));
        return rows;
    }

    private List<Row> sent(Undertaking.Delegated sent) {
        String who = words.of("deed.agent.sent", line(sent.agent()), line(sent.role()));
        String where = (sent.background() ? " " + words.of("crew.background") : "")
                + (sent.worktree().isEmpty() ? "" : " " + words.of("deed.agent.apart"));
        Row title =
                Row.of(Ink.ACCENT, "→ ").and(Ink.BOLD, who).and(Ink.DIM, where).hanging(2);
        if (whole()) {
            var rows = new ArrayList<Row>(List.of(title));
            if (!sent.worktree().isEmpty()) rows.add(Row.of(Ink.DIM, NEXT + line(sent.worktree())));
            rows.addAll(text(Ink.PLAIN, NEXT, NEXT, sent.task()));
            return rows;
        }
        String first = sent.task().strip().lines().findFirst().orElse("");
        String task = Cells.cut(Sanitiser.line(first), LONGEST_SUMMARY);
        return List.of(title.and(Ink.DIM, words.of("deed.why", task)));
    }

    /// What a waiting call is answered with stands below that call, so the beginning is enough here.
    private List<Row> returned(Undertaking.Returned back) {
        boolean answered = back.outcome().equals("answered");
        Ink ink = answered ? Ink.GOOD : back.outcome().equals("failed") ? Ink.BAD : Ink.WARNING;
        String mark = answered ? "✓ " : back.outcome().equals("failed") ? "✗ " : "■ ";
        Row title = Row.of(ink, mark)
                .and(Ink.BOLD, words.of(outcome(back.outcome()), line(back.agent())))
                .and(Ink.DIM, spent(back.usage()))
                .hanging(2);
        if (!whole() && back.told().isEmpty()) {
            String summary = Cells.cut(Sanitiser.line(back.summary().strip()), LONGEST_SUMMARY);
            return List.of(summary.isEmpty() ? title : title.and(Ink.DIM, words.of("deed.why", summary)));
        }
        var rows = new ArrayList<Row>(List.of(title));
        rows.addAll(text(whole() ? Ink.PLAIN : Ink.DIM, whole() ? NEXT : FIRST, NEXT, back.summary()));
        if (whole() && !back.told().isEmpty() && !back.told().contains(back.summary()))
            rows.addAll(text(Ink.DIM, NEXT, NEXT, back.told()));
        return rows;
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "answered" -> "deed.agent.answered";
            case "limit" -> "deed.agent.limit";
            case "stopped" -> "deed.agent.stopped";
            default -> "deed.agent.failed";
        };
    }

    private String spent(Usage usage) {
        String tokens = usage.total() == 0 ? "" : " · " + words.of("deed.agent.tokens", Numbers.count(usage.total()));
        return tokens
                + usage.dollars().map(cost -> " · " + Numbers.dollars(cost)).orElse("");
    }

    /// In one line where all is well; else what is not, with the beginning of what it printed.
    private List<Row> verified(Undertaking.Verified verified) {
        List<Undertaking.Check> wrong = verified.checks().stream()
                .filter(check ->
                        check.outcome().equals("failed") || check.outcome().equals("error"))
                .toList();
        String after = verified.repair() == 0 ? "" : " " + words.of("deed.checks.repair", verified.repair());
        var rows = new ArrayList<Row>();
        if (wrong.isEmpty()) rows.add(passed(verified.checks(), after));
        else {
            rows.add(Row.EMPTY);
            rows.add(Row.of(Ink.BAD, "✗ ")
                    .and(Ink.BOLD, words.of("deed.checks.failed"))
                    .and(Ink.DIM, after));
        }
        for (Undertaking.Check check : whole() ? verified.checks() : wrong) {
            rows.add(check(check));
            if (whole() || !check.outcome().equals("passed")) rows.addAll(text(Ink.DIM, NEXT, NEXT, check.text()));
        }
        return rows;
    }

    private Row passed(List<Undertaking.Check> checks, String after) {
        List<Undertaking.Check> done = checks.stream()
                .filter(check -> check.outcome().equals("passed"))
                .toList();
        boolean any = !done.isEmpty();
        String names = (any ? done : checks)
                .stream()
                        .map(check -> line(check.command()) + (any ? "" : why(check.text())))
                        .collect(Collectors.joining(", "));
        Row title = any ? Row.of(Ink.GOOD, "✓ ") : Row.of(Ink.DIM, "○ ");
        String told = words.of(any ? "deed.checks.passed" : "deed.checks.skipped") + after;
        return title.and(Ink.PLAIN, told)
                .and(Ink.DIM, names.isEmpty() || whole() ? "" : words.of("deed.why", names))
                .hanging(2);
    }

    private Row check(Undertaking.Check check) {
        String command = line(check.command());
        Row row = switch (check.outcome()) {
            case "passed" -> Row.of(Ink.GOOD, "  ✓ ").and(Ink.PLAIN, command);
            case "skipped" -> Row.of(Ink.DIM, "  ○ ").and(Ink.DIM, command + "  " + words.of("steps.skipped"));
            case "error" ->
                Row.of(Ink.WARNING, "  ! ")
                        .and(Ink.PLAIN, command)
                        .and(Ink.WARNING, " " + words.of("deed.checks.error"));
            default -> Row.of(Ink.BAD, "  ✗ ").and(Ink.PLAIN, command);
        };
        return row.hanging(4);
    }

    private List<Row> looping(Undertaking.LoopSet set) {
        String until = set.until()
                .map(check -> " " + words.of("deed.loop.until", line(check)))
                .orElse("");
        String every = words.of("deed.loop.set", Spans.of(set.seconds()), line(set.prompt()));
        return List.of(Row.of(Ink.ACCENT, "↻ ")
                .and(Ink.PLAIN, every)
                .and(Ink.DIM, until)
                .hanging(2));
    }
}
