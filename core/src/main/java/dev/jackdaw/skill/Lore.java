package dev.jackdaw.skill;

import dev.jackdaw.knowledge.Owner;
import java.util.List;
import java.util.Optional;

/// The skills, commands and agents that were found.
///
/// @param recipes all, those that go before others of the same kind and name first
/// @param troubles what could not be read, with the mend
public record Lore(List<Recipe> recipes, List<String> troubles) {
    public static final Lore NONE = new Lore(List.of(), List.of());

    public Lore {
        recipes = List.copyOf(recipes);
        troubles = List.copyOf(troubles);
    }

    /// Those of a kind that count.
    public List<Recipe> of(Kind kind) {
        return recipes.stream()
                .filter(recipe -> recipe.kind() == kind && before(recipe).isEmpty())
                .toList();
    }

    /// What goes before it, and so counts in its place.
    @SuppressWarnings("ReferenceEquality") // two files may say the same
    public Optional<Recipe> before(Recipe recipe) {
        Optional<Recipe> first = find(recipe.kind(), recipe.name());
        return first.filter(found -> found != recipe);
    }

    /// What counts under a name.
    public Optional<Recipe> find(Kind kind, String name) {
        for (Recipe recipe : recipes)
            if (recipe.kind() == kind && recipe.name().equals(name)) return Optional.of(recipe);
        return Optional.empty();
    }

    /// The parts that agents can play.
    public List<AgentRole> agents() {
        return of(Kind.AGENT).stream().map(AgentRole::of).toList();
    }

    /// What the user may call by its name: commands, and skills no command goes before.
    public List<Recipe> callable() {
        return recipes.stream()
                .filter(recipe -> recipe.ofUser()
                        && before(recipe).isEmpty()
                        && (recipe.kind() == Kind.COMMAND
                                || find(Kind.COMMAND, recipe.name()).isEmpty()))
                .toList();
    }

    /// What a line means that the user typed, if it calls something: `/name arguments`, or `/project:name` and
    /// `/user:name` for that of the one or the other.
    public Optional<Called> called(String line) {
        String text = line.strip();
        if (recipes.isEmpty() || !text.startsWith("/")) return Optional.empty();
        int end = 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) end++;
        String name = text.substring(1, end);
        String arguments = text.substring(end).strip();
        return named(name).map(recipe -> new Called(text, recipe, arguments));
    }

    private Optional<Recipe> named(String name) {
        for (Recipe recipe : callable()) if (recipe.name().equals(name)) return Optional.of(recipe);
        for (Owner owner : Owner.values()) {
            String prefix = owner == Owner.USER ? "user:" : "project:";
            if (!name.startsWith(prefix)) continue;
            for (Kind kind : List.of(Kind.COMMAND, Kind.SKILL))
                for (Recipe recipe : recipes)
                    if (recipe.kind() == kind
                            && recipe.ofUser()
                            && recipe.origin().owner() == owner
                            && recipe.name().equals(name.substring(prefix.length()))) return Optional.of(recipe);
        }
        return Optional.empty();
    }

    /// @param line as it was typed
    public record Called(String line, Recipe recipe, String arguments) {}
}
