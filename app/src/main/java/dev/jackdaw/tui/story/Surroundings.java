package dev.jackdaw.tui.story;

import dev.jackdaw.agent.Reminder;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Set;

/// What the model is told beside the conversation, and what becomes of the conversation itself, as lines for a person.
final class Surroundings {
    private static final int LONGEST = 160;

    /// What a person should know of; the rest is between the program and the model.
    private static final Set<String> TOLD =
            Set.of("prompt_too_long", "current_request_too_long", "workspace_drift", "compaction");

    /// Reminders beside which a row of their own stands: of the plan, the goal, the checks or the mode.
    private static final Set<String> SHOWN_OTHERWISE =
            Set.of(Reminder.EMPTY.about(), "plan-step", "plan-paused", "plan-mode", "plan-mode-left", "goal", "verify");

    private Surroundings() {}

    static List<Row> of(Fact fact, Words words) {
        return switch (fact) {
            case Fact.Instructed(var sources, var _) ->
                dim(words.of("instructed", Sanitiser.line(String.join(", ", sources))));
            case Fact.Reinstructed _ -> dim(words.of("reinstructed"));
            case Fact.Recalled(var notes, var text) -> dim(words.of("recalled", notes.size(), shown(text)));
            case Fact.Pinned(var text, var _) -> dim(words.of("pinned", shown(text)));
            case Fact.Unpinned(var text) -> dim(words.of("unpinned", shown(text)));
            case Fact.Reduced reduced ->
                dim(words.of(
                        "reduced",
                        reduced.reductions().size(),
                        Numbers.count(reduced.before()),
                        Numbers.count(reduced.after())));
            case Fact.Compacted compacted -> List.of(compacted(compacted, words));
            case Fact.Recovered(var kind, var _, var about, var _) ->
                TOLD.contains(kind) && !about.isEmpty()
                        ? List.of(Row.of(Ink.WARNING, Sanitiser.line(about)).hanging(2))
                        : List.of();
            case Fact _ -> beside(fact, words);
        };
    }

    /// What was chosen for the session, and what others had to say.
    private static List<Row> beside(Fact fact, Words words) {
        return switch (fact) {
            case Fact.Reminded(var about, var _) ->
                SHOWN_OTHERWISE.contains(about) ? List.of() : dim(reminded(about, words));
            case Fact.ModelChosen(var model, var effort) ->
                dim(words.of("model.chosen", Sanitiser.line(model))
                        + effort.map(label -> ", " + words.of("effort", label)).orElse(""));
            case Fact.ModelSwitched(var from, var to, var why) ->
                List.of(Row.of(
                        Ink.WARNING,
                        words.of(
                                "model.switched",
                                Sanitiser.line(from),
                                Sanitiser.line(to),
                                Sanitiser.line(words.told(why)))));
            case Fact.PolicyChosen(var name) -> dim(words.of("mode.chosen", name));
            case Fact.RuleAdded(var rule, var list) ->
                dim("    " + words.of("rule.added." + list.orElse("allow"), Sanitiser.line(rule)));
            case Fact.RuleRemoved(var rule, var list) ->
                dim("    " + words.of("rule.removed", list + " " + Sanitiser.line(rule)));
            case Fact.HookSpoke spoke -> List.of(HookLines.of(spoke, words).hanging(2));
            case Fact _ -> List.of();
        };
    }

    private static Row compacted(Fact.Compacted compacted, Words words) {
        String by = compacted.by().equals("extract") ? words.of("compacted.extract") : Sanitiser.line(compacted.by());
        return Row.of(
                        Ink.WARNING,
                        words.of("compacted", Numbers.count(compacted.before()), Numbers.count(compacted.after()), by))
                .and(Ink.DIM, " " + words.of("compacted.kept"))
                .hanging(2);
    }

    private static List<Row> dim(String text) {
        return List.of(Row.of(Ink.DIM, text).hanging(2));
    }

    private static String shown(String text) {
        return Cells.cut(Sanitiser.line(text.strip()), LONGEST);
    }

    private static String reminded(String about, Words words) {
        return about.equals("claims") || about.equals("goal-budget")
                ? words.of("reminded." + about)
                : words.of("reminded", Sanitiser.line(words.told(about)));
    }
}
