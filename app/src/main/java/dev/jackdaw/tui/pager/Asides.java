package dev.jackdaw.tui.pager;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happens beside the conversation, with all that was said to the model on its account.
final class Asides {
    private final Words words;

    Asides(Words words) {
        this.words = words;
    }

    List<Row> of(Fact fact) {
        return switch (fact) {
            case Fact.Reminded(var about, var text) -> told(words.of("reminded", Sanitiser.line(about)), text);
            case Fact.Instructed(var sources, var text) ->
                told(words.of("instructed", Sanitiser.line(String.join(", ", sources))), text);
            case Fact.Recalled(var notes, var text) -> told(words.of("recalled", notes.size(), ""), text);
            case Fact.Pinned(var text, var _) -> told(words.of("pinned", ""), text);
            case Fact.Unpinned(var text) -> told(words.of("unpinned", ""), text);
            case Fact.Compacted done ->
                told(
                        words.of(
                                "compacted",
                                Numbers.count(done.before()),
                                Numbers.count(done.after()),
                                Sanitiser.line(done.by())),
                        done.summary());
            case Fact.HookSpoke(var event, var hook, var effect, var text) ->
                told(
                        words.of(
                                "pager.hook",
                                Sanitiser.line(event),
                                Sanitiser.line(hook),
                                effect.name().toLowerCase(Locale.ROOT)),
                        text);
            case Fact.Recovered(var kind, var action, var about, var _) ->
                told(words.of("pager.trouble", Sanitiser.line(kind), Sanitiser.line(action)), about);
            case Fact.Saved saved -> saved.step() == 0 ? List.of() : saved(saved);
            case Fact.Restored(var how, var _, var _, var files, var left) ->
                told(words.counted("pager.restored", files, Sanitiser.line(how), files), String.join("\n", left));
            case Fact other -> line(other);
        };
    }

    private List<Row> saved(Fact.Saved saved) {
        return told(
                words.counted("pager.saved", saved.files(), saved.step(), saved.files(), Sanitiser.line(saved.what())),
                String.join("\n", saved.left()));
    }

    private List<Row> line(Fact fact) {
        return switch (fact) {
            case Fact.ModelChosen(var model, var effort) ->
                told(
                        words.of("model.chosen", Sanitiser.line(model))
                                + effort.map(level -> ", " + words.of("effort", level))
                                        .orElse(""),
                        "");
            case Fact.ModelSwitched(var from, var to, var why) ->
                told(words.of("model.switched", Sanitiser.line(from), Sanitiser.line(to), Sanitiser.line(why)), "");
            case Fact.PolicyChosen(var name) -> told(words.of("mode.chosen", Sanitiser.line(name)), "");
            case Fact.RuleAdded(var rule, var list) ->
                told(words.of("rule.added." + list.orElse("allow"), Sanitiser.line(rule)), "");
            case Fact.RuleRemoved(var rule, var list) ->
                told(words.of("rule.removed", Sanitiser.line(list + " " + rule)), "");
            case Fact.Confined(var level, var why) -> told(words.of("pager.confined", Sanitiser.line(level)), why);
            case Fact.Titled(var title) -> told(words.of("pager.titled", Sanitiser.line(title)), "");
            case Fact.Rewound(var to) -> told(words.of("rewound", to + 1), "");
            case Fact.Reinstructed _ -> told(words.of("reinstructed"), "");
            case Fact.Reduced reduced ->
                told(
                        words.of(
                                "reduced",
                                reduced.reductions().size(),
                                Numbers.count(reduced.before()),
                                Numbers.count(reduced.after())),
                        "");
            case Fact.ModelUsed(var origin, var work, var usage) ->
                told(
                        words.of(
                                "pager.used",
                                Sanitiser.line(origin),
                                Sanitiser.line(work),
                                Numbers.count(usage.prompt()),
                                Numbers.count(usage.output())),
                        "");
            case Fact.Unknown(var kind, var raw) -> told(Sanitiser.line(kind), raw.write());
            case Fact _ -> List.of();
        };
    }

    private static List<Row> told(String title, String text) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.DIM, "  · " + title).hanging(4));
        for (String line : Sanitiser.clean(text.strip()).lines().toList())
            rows.add(Row.of(Ink.DIM, "    " + line).hanging(4));
        return rows;
    }
}
