package dev.jackdaw.delegate;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.skill.AgentRole;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/// The parts subagents can play: those of files, and the built-in ones no file goes before.
public final class Roles {
    static final String USUAL = "general";

    /// Characters of the description of one, and of all, in what a model reads.
    private static final int LONGEST = 240;

    private static final int LONGEST_LIST = 4_000;

    /// Claude Code's names of the built-in ones.
    private static final Map<String, String> OTHERWISE = Map.of("general-purpose", USUAL, "explorer", "explore");

    private static final List<String> LOOKING =
            List.of("read", "grep", "glob", "ls", "bash", "bash_output", "skill", "fetch", "web_search", "todo");

    private final Supplier<Lore> lore;

    /// @param lore what the files say now
    public Roles(Supplier<Lore> lore) {
        this.lore = lore;
    }

    /// All, those of files first.
    public List<Role> all() {
        var all = new ArrayList<Role>();
        for (AgentRole file : lore.get().agents()) all.add(Role.of(file));
        for (Role own : own()) if (all.stream().noneMatch(role -> role.name().equals(own.name()))) all.add(own);
        return all;
    }

    private static List<Role> own() {
        return List.of(
                own("explore", LOOKING, Optional.of(Mode.PLAN)),
                own("review", LOOKING, Optional.of(Mode.PLAN)),
                own(USUAL, List.of(), Optional.empty()));
    }

    private static Role own(String name, List<String> tools, Optional<Mode> mode) {
        return new Role(
                name,
                Words.of("role." + name),
                tools,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                mode,
                OptionalInt.empty(),
                Set.of(),
                Resource.text(Roles.class, name + ".md"));
    }

    /// The one of that name, in whatever case; the usual one where the name is empty.
    ///
    /// @throws IllegalArgumentException where there is none, naming those there are
    public Role named(String name) {
        String wanted = name.isBlank() ? USUAL : name.strip();
        List<Role> all = all();
        for (Role role : all) if (role.name().equals(wanted)) return role;
        for (Role role : all) if (role.name().equalsIgnoreCase(wanted)) return role;
        String own = OTHERWISE.getOrDefault(wanted.toLowerCase(java.util.Locale.ROOT), "");
        for (Role role : all) if (role.name().equals(own)) return role;
        List<String> names = all.stream().map(Role::name).toList();
        List<String> nearest = Nearest.to(wanted, names, 1);
        throw new IllegalArgumentException("there is no role \"" + Brief.head(wanted, 60) + "\""
                + (nearest.isEmpty() ? "" : "; nearest: " + nearest.getFirst()) + "; there are "
                + String.join(", ", names));
    }

    /// All for a model to choose from, a line each.
    String list() {
        var text = new StringBuilder();
        int left = 0;
        for (Role role : all()) {
            String line = "\n- " + role.name() + ": " + Brief.head(Brief.line(role.description()), LONGEST);
            if (text.length() + line.length() > LONGEST_LIST) left++;
            else text.append(line);
        }
        if (left > 0) text.append('\n').append(Words.of("roles.more").formatted(left));
        return text.toString();
    }
}
