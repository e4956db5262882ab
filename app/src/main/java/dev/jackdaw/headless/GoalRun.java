package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.goal.GoalResult;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Following;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import java.util.List;
import java.util.Optional;

/// Pursues a goal without a screen: tells of each round among the errors, and what became of it on the output.
public final class GoalRun {
    /// Lines shown of what a call gave back.
    private static final int LINES = 8;

    private final LiveSession live;
    private final Options options;
    private final Standard standard;
    private final Headless streaming;
    private final Optional<Narration> narration;

    public GoalRun(LiveSession live, Options options, Standard standard) {
        this.live = live;
        this.options = options;
        this.standard = standard;
        this.streaming = new Headless(live, options, standard);
        this.narration = options.has(Options.Extra.VERBOSE)
                ? Optional.of(new Narration(
                        standard.err(),
                        standard.seenErrors(),
                        LINES,
                        Affairs.of(live.session().lines()).open()))
                : Optional.empty();
    }

    /// Makes the work end soon.
    public void stop() {
        if (options.format() == Options.Format.STREAM_JSON) streaming.stop();
        else live.send(new Command.Interrupt());
    }

    /// Works until the goal is met, given up or stopped.
    ///
    /// @param begin begins or goes on
    /// @return the code to end with
    public int run(Runnable begin) throws InterruptedException {
        boolean streams = options.format() == Options.Format.STREAM_JSON;
        if (streams) streaming.run(begin);
        else watched(begin);
        GoalResult result = GoalResult.of(live.session());
        switch (options.format()) {
            case TEXT -> standard.out().println(shown(result.summary()));
            case JSON -> standard.out().println(result.json().write());
            case STREAM_JSON ->
                standard.out().println(result.json().with("type", "goal_result").write());
        }
        Ending ending = live.session().conversation().ending().orElseThrow();
        if (!result.ended()) halted(result, ending);
        standard.flush();
        return code(result, ending);
    }

    private String shown(String text) {
        return standard.seen() ? Printable.of(text) : text;
    }

    private void watched(Runnable begin) throws InterruptedException {
        try (Following following = live.session().follow(live.session().size(), Glimpse::request, this::tell)) {
            begin.run();
            live.await();
            following.drain();
        }
    }

    private static int code(GoalResult result, Ending ending) {
        if (result.met()) return ExitCode.DONE;
        int code = result.ended() || result.outcome().equals("budget") ? ExitCode.NOT_MET : ExitCode.of(ending);
        return code == ExitCode.DONE ? ExitCode.NOT_MET : code;
    }

    private void halted(GoalResult result, Ending ending) {
        if (Failure.ofModel(ending)) say(Failure.text(ending));
        say("the goal is " + result.outcome() + (result.why().isEmpty() ? "" : " (" + result.why() + ")")
                + "; go on with: jackdaw goal -r " + live.session().id());
    }

    private void tell(Event event) {
        narration.ifPresent(told -> told.accept(event));
        switch (event) {
            case Undertaking.GoalJudged judged -> judged(judged);
            case Undertaking.GoalEnded(var outcome, var why) ->
                say("goal: " + outcome + (why.isEmpty() ? "" : ": " + why));
            case Glimpse.Heard(Arrival.Retrying retrying) -> {
                if (narration.isEmpty()) Narration.tell(standard.err(), retrying);
            }
            case Event _ -> {}
        }
    }

    private void judged(Undertaking.GoalJudged judged) {
        GoalResult now = GoalResult.of(live.session());
        List<Undertaking.Verdict> verdicts = judged.verdicts();
        long met = verdicts.stream()
                .filter(verdict -> verdict.standing() == Undertaking.Standing.MET)
                .count();
        say("goal: round " + judged.round() + ": " + met + "/" + verdicts.size() + " met");
        for (int i = 0; i < verdicts.size(); i++)
            if (verdicts.get(i).standing() != Undertaking.Standing.MET)
                say("  [ ] " + (i + 1) + ". "
                        + now.criteria().get(i).criterion().text() + ": "
                        + verdicts.get(i).reason());
    }

    private void say(String line) {
        standard.err().println(Printable.of(line));
        standard.err().flush();
    }
}
