package dev.jackdaw.delegate;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.skill.AgentRole;
import dev.jackdaw.tool.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A part a subagent can play.
///
/// @param tools names of those it has, in any spelling rules know; all where empty
/// @param without names of those it has not
/// @param mode the permission mode it works in, as far as that is narrower than what holds for its session
/// @param rounds rounds of tools in a turn
/// @param traits how it is worked where the call does not say
/// @param instructions what it is told
public record Role(
        String name,
        String description,
        List<String> tools,
        List<String> without,
        Optional<String> model,
        Optional<String> effort,
        Optional<Mode> mode,
        OptionalInt rounds,
        Set<Trait> traits,
        String instructions) {
    public Role {
        tools = List.copyOf(tools);
        without = List.copyOf(without);
        traits = Set.copyOf(traits);
    }

    /// How it is worked.
    public enum Trait {
        /// Nobody waits for it.
        BACKGROUND,
        /// In a folder of its own.
        WORKTREE
    }

    /// What a file says, in Claude Code's fields. A mode that asks nothing widens nothing: it is as none.
    static Role of(AgentRole file) {
        boolean background = file.fields()
                .get("background")
                .text(Boolean.toString(file.fields().get("background").truth(false)))
                .equals("true");
        boolean worktree = file.fields().get("isolation").text("").equals("worktree");
        int rounds = (int) file.fields().get("maxTurns").number(0);
        return new Role(
                file.name(),
                file.description(),
                file.tools(),
                file.disallowedTools(),
                file.model().filter(model -> !model.equals("inherit")),
                file.fields().get("effort").asText(),
                file.fields().get("permissionMode").asText().flatMap(Role::mode),
                rounds > 0 ? OptionalInt.of(rounds) : OptionalInt.empty(),
                background && worktree
                        ? Set.of(Trait.BACKGROUND, Trait.WORKTREE)
                        : background ? Set.of(Trait.BACKGROUND) : worktree ? Set.of(Trait.WORKTREE) : Set.of(),
                file.instructions());
    }

    /// One that cannot be read is the one that changes nothing.
    private static Optional<Mode> mode(String label) {
        try {
            return Optional.of(Mode.named(label)).filter(mode -> mode != Mode.BYPASS);
        } catch (IllegalArgumentException unknown) {
            return Optional.of(Mode.PLAN);
        }
    }

    /// The policy of one above in this part.
    public Policy narrowed(Policy above) {
        return mode.map(above::in).orElse(above);
    }

    /// Whether it has that tool.
    public boolean has(Tool<?> tool) {
        boolean listed = tools.isEmpty() || tools.stream().anyMatch(name -> means(name, tool));
        return listed && without.stream().noneMatch(name -> means(name, tool));
    }

    /// Whether a name of a list means the tool: what stands in parentheses is left to the rules.
    private static boolean means(String listed, Tool<?> tool) {
        int open = listed.indexOf('(');
        String name = (open < 0 ? listed : listed.substring(0, open)).strip();
        if (name.equals("*")) return true;
        String own = tool.name().toLowerCase(Locale.ROOT);
        String server = name.toLowerCase(Locale.ROOT).replaceFirst("__\\*$", "");
        return Rule.tool(name).equals(own)
                || name.equalsIgnoreCase(own)
                || server.startsWith("mcp__") && own.startsWith(server + "__")
                || tool.aliases().stream().anyMatch(name::equalsIgnoreCase);
    }
}
