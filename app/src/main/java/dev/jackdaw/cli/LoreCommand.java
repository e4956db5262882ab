package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `jackdaw skills`, `jackdaw commands`, `jackdaw agents`: what there is, where it is from, and what is wrong with it.
final class LoreCommand {
    private final Start start;
    private final Kind kind;
    private final Set<Owner> heeded;
    private final Lore lore;

    private LoreCommand(Start start, Kind kind, Settings settings) {
        this.start = start;
        this.kind = kind;
        this.heeded = settings.knowing().heeded();
        this.lore = Jackdaw.lore(settings, Set.of(Owner.values()));
    }

    static int run(Start start, Kind kind) throws CommandFault {
        List<String> words = start.line().words();
        var command = new LoreCommand(start, kind, Opening.withoutModel(start).settings());
        if (words.isEmpty() || words.equals(List.of("list"))) return command.list();
        if (words.equals(List.of("check"))) return command.check();
        if (words.size() == 2 && words.getFirst().equals("show")) return command.show(words.getLast());
        String name = kind.folder();
        throw CommandFault.usage(
                "write jackdaw " + name + ", jackdaw " + name + " show NAME or jackdaw " + name + " check");
    }

    private List<Recipe> all() {
        return lore.recipes().stream().filter(recipe -> recipe.kind() == kind).toList();
    }

    private int list() {
        for (Recipe recipe : all()) {
            String hint = recipe.hint().isEmpty() ? "" : " " + recipe.hint();
            start.print(String.format(Locale.ROOT, "%-18s %s", recipe.name() + hint, recipe.purpose()));
            start.print("    " + recipe.origin().shown() + standing(recipe));
            for (String warning : recipe.warnings()) start.print("    warning: " + warning);
        }
        for (String trouble : lore.troubles()) start.warn(trouble);
        if (all().isEmpty()) start.print("There are no " + kind.folder() + "; docs/skills.md tells how to write one.");
        return ExitCode.DONE;
    }

    private String standing(Recipe recipe) {
        if (!heeded.contains(recipe.origin().owner()))
            return "  (not used before the folder is trusted: jackdaw trust, or --trust)";
        return lore.before(recipe)
                .map(before -> "  (not used: " + before.origin().file() + " goes before it)")
                .orElse("");
    }

    private int check() {
        int wrong = lore.troubles().size();
        for (String trouble : lore.troubles()) start.print(trouble);
        for (Recipe recipe : all())
            for (String warning : recipe.warnings()) {
                start.print(recipe.origin().file() + ": " + warning);
                wrong++;
            }
        if (wrong == 0) start.print(all().size() + " " + kind.folder() + ", nothing wrong with them");
        return wrong == 0 ? ExitCode.DONE : ExitCode.ERROR;
    }

    private int show(String name) throws CommandFault {
        Recipe recipe = lore.find(kind, name.startsWith("/") ? name.substring(1) : name)
                .orElseThrow(() -> CommandFault.usage("there is no " + name + " among the " + kind.folder()
                        + "; jackdaw " + kind.folder() + " lists them"));
        start.print(recipe.origin().shown() + standing(recipe));
        if (!recipe.fields().fields().isEmpty()) start.print(recipe.fields().pretty());
        for (String warning : recipe.warnings()) start.print("warning: " + warning);
        start.print("\n" + recipe.body());
        return ExitCode.DONE;
    }
}
