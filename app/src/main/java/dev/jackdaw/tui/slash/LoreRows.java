package dev.jackdaw.tui.slash;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.skill.Roots;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Skills, commands and agents on the screen.
final class LoreRows {
    private static final int LONGEST = 300;
    private static final int COLUMN = 18;

    private LoreRows() {}

    static List<SlashCommand> commands() {
        return List.of(
                SlashCommand.of("skills", stage -> stage.show(of(stage, Kind.SKILL))),
                SlashCommand.of("commands", stage -> stage.show(of(stage, Kind.COMMAND))),
                SlashCommand.of("reload", LoreRows::reload));
    }

    /// All of a kind, also those another goes before.
    static List<Row> of(Stage stage, Kind kind) {
        Lore lore = stage.live().lore();
        Words words = stage.words();
        var rows = new ArrayList<Row>();
        for (Recipe recipe : lore.recipes()) {
            if (recipe.kind() != kind) continue;
            Optional<Recipe> before = lore.before(recipe);
            rows.add(title(recipe, before.isPresent() ? Ink.DIM : Ink.ACCENT));
            String where = Sanitiser.line(recipe.origin().shown());
            rows.add(Row.of(
                            Ink.DIM,
                            "    " + where
                                    + before.map(_ -> " " + words.of("lore.shadowed"))
                                            .orElse(""))
                    .hanging(4));
            for (String warning : recipe.warnings())
                rows.add(Row.of(Ink.WARNING, "    " + Sanitiser.line(warning)).hanging(4));
        }
        if (rows.isEmpty()) rows.add(Row.of(words.of("lore.none." + kind.folder())));
        for (String trouble : lore.troubles()) rows.add(Row.of(Ink.WARNING, Sanitiser.line(trouble)));
        if (!stage.live().heeded().contains(Owner.PROJECT)) rows.addAll(untrusted(stage, kind));
        return rows;
    }

    /// Where skills are looked for, whether or not the folders are there.
    static List<Path> folders(Stage stage) {
        Settings settings = stage.desk().settings();
        return Roots.of(settings.directory(), settings.knowing().around(), settings.state())
                .ofSkills(stage.live().heeded());
    }

    private static Row title(Recipe recipe, Ink ink) {
        String sign = recipe.kind() == Kind.AGENT ? "" : "/";
        String usage = sign + recipe.name() + (recipe.hint().isEmpty() ? "" : " " + recipe.hint());
        String shown = Sanitiser.line(usage);
        return Row.of(ink, "  " + shown + " ".repeat(Math.max(1, COLUMN - shown.length())))
                .and(ink == Ink.DIM ? Ink.DIM : Ink.PLAIN, Cells.cut(Sanitiser.line(recipe.description()), LONGEST))
                .hanging(COLUMN + 2);
    }

    private static List<Row> untrusted(Stage stage, Kind kind) {
        int left = Jackdaw.lore(stage.desk().settings(), Set.of(Owner.PROJECT))
                .of(kind)
                .size();
        return left == 0 ? List.of() : List.of(Row.of(Ink.WARNING, stage.words().of("lore.untrusted", left)));
    }

    /// Whether the folder brings something along that does not count, because it is not approved.
    private static boolean leavesOut(Stage stage) {
        if (stage.live().heeded().contains(Owner.PROJECT)) return false;
        return !Jackdaw.lore(stage.desk().settings(), Set.of(Owner.PROJECT))
                        .recipes()
                        .isEmpty()
                || Reports.instructions(stage).stream().anyMatch(entry -> entry.standing() == Entry.Standing.UNTRUSTED);
    }

    /// What the user may call by a name that none of these has.
    static List<Row> callable(Stage stage, Set<String> builtIn) {
        return stage.live().lore().callable().stream()
                .filter(recipe -> !builtIn.contains(recipe.name()))
                .map(recipe -> title(recipe, Ink.ACCENT))
                .toList();
    }

    /// Reads all files again.
    static void reload(Stage stage) {
        LiveSession live = stage.live();
        Optional<String> before = live.session().conversation().bearings().instructions();
        live.send(new Command.Reload(stage.desk().heeded().get()));
        Lore lore = live.lore();
        boolean same = before.equals(live.session().conversation().bearings().instructions());
        Words words = stage.words();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(words.of(
                "reload.read",
                lore.of(Kind.SKILL).size(),
                lore.of(Kind.COMMAND).size(),
                lore.of(Kind.AGENT).size())));
        if (same) rows.add(Row.of(Ink.DIM, words.of("reload.same")));
        if (leavesOut(stage)) rows.add(Row.of(Ink.WARNING, words.of("reload.left")));
        stage.show(rows);
        for (String trouble : lore.troubles()) stage.show(List.of(Row.of(Ink.WARNING, Sanitiser.line(trouble))));
    }
}
