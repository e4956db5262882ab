package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.List;

/// `jackdaw skills`, `jackdaw commands`, `jackdaw agents`: what there is, where it is from, and what is wrong with it.
final class LoreCommand {
    private final Start start;
    private final Kind kind;
    private final LoreLines lore;

    private LoreCommand(Start start, Kind kind, Settings settings) {
        this.start = start;
        this.kind = kind;
        this.lore = LoreLines.of(settings);
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

    private int list() {
        for (String line : lore.lines(kind)) start.print(line);
        for (String trouble : lore.troubles()) start.warn(trouble);
        if (lore.of(kind).isEmpty())
            start.print("There are no " + kind.folder() + "; docs/skills.md tells how to write one.");
        return ExitCode.DONE;
    }

    private int check() {
        int wrong = lore.troubles().size();
        for (String trouble : lore.troubles()) start.print(trouble);
        for (Recipe recipe : lore.of(kind))
            for (String warning : recipe.warnings()) {
                start.print(Sanitiser.line(recipe.origin().file() + ": " + warning));
                wrong++;
            }
        if (wrong == 0) start.print(lore.of(kind).size() + " " + kind.folder() + ", nothing wrong with them");
        return wrong == 0 ? ExitCode.DONE : ExitCode.ERROR;
    }

    private int show(String name) throws CommandFault {
        Recipe recipe = lore.all()
                .find(kind, name.startsWith("/") ? name.substring(1) : name)
                .orElseThrow(() -> CommandFault.usage("there is no " + name + " among the " + kind.folder()
                        + "; jackdaw " + kind.folder() + " lists them"));
        start.print(lore.where(recipe));
        if (!recipe.fields().fields().isEmpty())
            start.print(Sanitiser.clean(recipe.fields().pretty()));
        for (String warning : recipe.warnings()) start.print("warning: " + Sanitiser.line(warning));
        start.print("\n" + Sanitiser.clean(recipe.body()));
        return ExitCode.DONE;
    }
}
