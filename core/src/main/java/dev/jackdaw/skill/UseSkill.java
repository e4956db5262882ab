package dev.jackdaw.skill;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives the model what a skill says, and where its files are.
public final class UseSkill implements Tool<UseSkill.Params> {
    private static final String LIST = "list";
    private static final int NEAREST = 3;
    private static final int MOST_FILES = 40;
    private static final int DEEPEST = 4;

    public record Params(
            @Alias({"skill", "skill_name", "command"}) String name,
            @Alias({"args", "input"}) Optional<String> arguments) {}

    private final Skills skills;

    public UseSkill(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return "skill";
    }

    @Override
    public List<String> aliases() {
        return List.of("load_skill", "use_skill", "activate_skill");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    /// The text was read with the settings; commands in it are calls of their own.
    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        String name = bare(parameters.name());
        Optional<Recipe> found = skills.lore().find(Kind.SKILL, name);
        if (found.isEmpty()) return name.equals(LIST) ? listed() : unknown(name);
        Recipe skill = found.get();
        if (!skill.ofModel()) return ToolResult.failure(Words.of("user.only").formatted(skill.name(), skill.name()));
        try {
            Recital recital = skills.recital().orElseThrow();
            String body = recital.of(skill, parameters.arguments());
            return ToolResult.of(told(skill, body, site.workspace()))
                    .with(Json.obj(
                            "skill", skill.name(), "path", skill.origin().file().toString()));
        } catch (Recital.Refused refused) {
            return ToolResult.failure(String.valueOf(refused.getMessage()));
        }
    }

    private static String bare(String name) {
        String bare = name.strip();
        return bare.startsWith("/") || bare.startsWith("$") ? bare.substring(1) : bare;
    }

    /// The text of a skill with what stands around it.
    static String told(Recipe skill, String body, Workspace workspace) throws IOException {
        var text = new StringBuilder(Words.of("skill")
                .formatted(skill.name(), workspace.shown(skill.origin().file())));
        List<String> tools = skill.words("allowed-tools");
        text.append("\n\n").append(body);
        if (!tools.isEmpty()) text.append("\n\n").append(Words.of("skill.tools").formatted(String.join(", ", tools)));
        if (skill.folder().isPresent()) text.append(files(skill, skill.folder().get(), workspace));
        return text.toString();
    }

    private static String files(Recipe skill, Path folder, Workspace workspace) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder, DEEPEST)) {
            files = below.filter(file -> Files.isRegularFile(file)
                            && !file.equals(skill.origin().file()))
                    .limit(MOST_FILES * 10L)
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) return "";
        var text = new StringBuilder("\n\n").append(Words.of("skill.folder").formatted(workspace.shown(folder)));
        for (Path file : files.subList(0, Math.min(MOST_FILES, files.size())))
            text.append("\n- ").append(folder.relativize(file));
        if (files.size() > MOST_FILES)
            text.append('\n').append(Words.of("skill.more").formatted(files.size() - MOST_FILES));
        return text.toString();
    }

    private List<String> names() {
        return skills.lore().of(Kind.SKILL).stream()
                .filter(Recipe::ofModel)
                .map(Recipe::name)
                .toList();
    }

    private ToolResult listed() {
        var text = new StringBuilder(Words.of("list"));
        for (Recipe skill : skills.lore().of(Kind.SKILL))
            if (skill.ofModel())
                text.append("\n- ").append(skill.name()).append(": ").append(skill.purpose());
        return ToolResult.of(names().isEmpty() ? Words.of("none") : text.toString());
    }

    private ToolResult unknown(String name) {
        List<String> nearest = Nearest.to(name, names(), NEAREST);
        String why = Words.of("unknown").formatted(name);
        if (names().isEmpty()) return ToolResult.failure(why + " " + Words.of("none"));
        return ToolResult.failure(
                why + " " + Words.of("nearest").formatted(String.join(", ", nearest.isEmpty() ? names() : nearest)));
    }
}
