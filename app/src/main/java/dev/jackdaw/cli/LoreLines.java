package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Skills, commands and agents as lines for a person, and as JSON: those that are not used too.
///
/// @param all whoever's they are
/// @param used those of owners whose files count
record LoreLines(Lore all, Lore used) {

    static LoreLines of(Settings settings) {
        Set<Owner> heeded = settings.knowing().heeded();
        Lore all = Jackdaw.lore(settings, Set.of(Owner.values()));
        List<Recipe> used = all.recipes().stream()
                .filter(recipe -> heeded.contains(recipe.origin().owner()))
                .toList();
        return new LoreLines(all, new Lore(used, List.of()));
    }

    List<Recipe> of(Kind kind) {
        return all.recipes().stream().filter(recipe -> recipe.kind() == kind).toList();
    }

    List<String> lines(Kind kind) {
        var lines = new ArrayList<String>();
        for (Recipe recipe : of(kind)) {
            String hint = recipe.hint().isEmpty() ? "" : " " + recipe.hint();
            String line = String.format(Locale.ROOT, "%-18s %s", recipe.name() + hint, recipe.purpose());
            lines.add(Sanitiser.line(line).stripTrailing());
            lines.add("    " + where(recipe));
            for (String warning : recipe.warnings()) lines.add("    warning: " + Sanitiser.line(warning));
        }
        return lines;
    }

    /// Where it is from, and why it is not used.
    String where(Recipe recipe) {
        String why =
                unused(recipe).map(reason -> "  (not used: " + reason + ")").orElse("");
        return Sanitiser.line(recipe.origin().shown() + why);
    }

    List<String> troubles() {
        return all.troubles().stream().map(Sanitiser::line).toList();
    }

    private Optional<String> unused(Recipe recipe) {
        if (!used.recipes().contains(recipe))
            return Optional.of("the folder is not trusted; jackdaw trust shows what it brings, --trust does for once");
        return used.before(recipe).map(before -> before.origin().file() + " goes before it");
    }

    Json json(Kind kind) {
        return Json.arr(of(kind).stream()
                .map(recipe -> Json.obj(
                        "name",
                        recipe.name(),
                        "purpose",
                        recipe.purpose(),
                        "file",
                        recipe.origin().file().toString(),
                        "owner",
                        recipe.origin().owner().name().toLowerCase(Locale.ROOT),
                        "unused",
                        unused(recipe).orElse(""),
                        "warnings",
                        recipe.warnings()))
                .toList());
    }
}
