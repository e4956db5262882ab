package dev.jackdaw.verify;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the log shows of the turn that runs, or ran last: what was changed, what was run, and what was said of it.
///
/// @param before files earlier turns have changed; [#UNNAMED] among them where they changed others too
/// @param changed files this turn has changed, by the names of the calls
/// @param elsewhere whether something changed files without naming them: a command, a subagent
/// @param lastChange when files were changed last; counted in facts
/// @param runs commands that may have changed or tried something
/// @param request what the user said to begin it
/// @param told whether the model was told of a mismatch in it
/// @param noted whether the user was, since the model spoke last
/// @param saved the call whose changes were saved last
/// @param at facts so far
record Done(
        Set<String> before,
        Set<String> changed,
        boolean elsewhere,
        int lastChange,
        List<Run> runs,
        String request,
        boolean told,
        boolean noted,
        String saved,
        int at) {
    /// Stands for files nobody named.
    static final String UNNAMED = "";

    static final Done NOTHING = new Done(Set.of(), Set.of(), false, 0, List.of(), "", false, false, "", 0);

    /// What a command is for, as far as it can be told.
    enum Purpose {
        /// It only looks at something.
        LOOKING,
        WORKING,
        /// The program checks with it what was changed.
        CHECKING
    }

    /// @param exit empty where it did not end by itself
    record Run(String command, Optional<Integer> exit, Purpose purpose, int at) {
        boolean passed() {
            return exit.isPresent() && exit.get() == 0;
        }

        String ending() {
            return exit.map(code -> "exit code " + code).orElse("no exit code");
        }
    }

    /// Whether this turn has changed anything.
    boolean changedAnything() {
        return !changed.isEmpty() || elsewhere;
    }

    /// The last command that did not only look at something.
    Optional<Run> lastRun() {
        return runs.reversed().stream()
                .filter(run -> run.purpose() == Purpose.WORKING)
                .findFirst();
    }

    Done with(Fact fact) {
        Done next = counted();
        return switch (fact) {
            case Fact.UserSaid(var text, var _, var _) when request.isEmpty() -> next.asked(text);
            case Fact.ToolRan(var id, var result) -> next.ran(id, result);
            case Fact.UserRan(var id, var _, var result) -> next.ran(id, result);
            case Fact.Saved(var id, var _, var _, var files, var _) -> files > 0 ? next.saved(id) : next;
            case Undertaking.Returned _ -> next.changedElsewhere();
            case Undertaking.Verified verified -> next.verified(verified);
            case Undertaking.StepMoved _, Undertaking.GoalJudged _ -> next.speaking(false, false);
            case Undertaking.Noted(var about, var _) when about.equals(Claims.ABOUT) -> next.speaking(told, true);
            case Fact.Reminded(var about, var _) when about.equals(Claims.ABOUT) -> next.speaking(true, false);
            case Fact.TurnEnded _ -> next.over();
            case Fact _ -> next;
        };
    }

    private Done counted() {
        return new Done(before, changed, elsewhere, lastChange, runs, request, told, noted, saved, at + 1);
    }

    private Done asked(String text) {
        return new Done(before, changed, elsewhere, lastChange, runs, text, told, noted, saved, at);
    }

    private Done speaking(boolean toModel, boolean toUser) {
        return new Done(before, changed, elsewhere, lastChange, runs, request, toModel, toUser, saved, at);
    }

    private Done changedElsewhere() {
        return new Done(before, changed, true, at, runs, request, told, noted, saved, at);
    }

    private Done saved(String callId) {
        return new Done(before, changed, elsewhere, lastChange, runs, request, told, noted, callId, at);
    }

    private Done ran(String callId, ToolResult result) {
        Json details = result.details();
        Done next = details.get("diff").isNull() && callId.equals(saved) ? changedElsewhere() : this;
        return next.ran(details, result);
    }

    private Done ran(Json details, ToolResult result) {
        String path = details.get("path").text("");
        if (!details.get("command").isNull()) {
            String command = details.get("command").text("");
            int code = (int) details.get("exitCode").number(Integer.MIN_VALUE);
            Optional<Integer> exit = code == Integer.MIN_VALUE ? Optional.empty() : Optional.of(code);
            Purpose purpose = ReadOnly.command(command) ? Purpose.LOOKING : Purpose.WORKING;
            return running(new Run(command.strip(), exit, purpose, at));
        }
        if (path.isEmpty() || details.get("diff").isNull() || result.failed()) return this;
        Set<String> more = new LinkedHashSet<>(changed);
        more.add(path);
        return new Done(before, more, elsewhere, at, runs, request, told, noted, saved, at);
    }

    /// Checks that passed tell nothing of tests where they are none.
    private Done verified(Undertaking.Verified verified) {
        Done next = this;
        for (Undertaking.Check check : verified.checks()) {
            boolean failed = check.outcome().equals("failed");
            boolean passed = check.outcome().equals("passed") && check.command().contains("test");
            if (failed || passed)
                next = next.running(new Run(check.command(), Optional.of(failed ? 1 : 0), Purpose.CHECKING, at));
        }
        return next;
    }

    private Done running(Run run) {
        var more = new ArrayList<>(runs);
        more.add(run);
        return new Done(before, changed, elsewhere, lastChange, List.copyOf(more), request, told, noted, saved, at);
    }

    private Done over() {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(changed);
        if (elsewhere) all.add(UNNAMED);
        return new Done(all, Set.of(), false, 0, List.of(), "", false, false, "", at);
    }
}
