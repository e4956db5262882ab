package dev.jackdaw.headless;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.tool.Tool;
import java.util.List;

/// The line every turn begins with: what the session works with.
final class InitLine {
    private InitLine() {}

    static Json.Obj of(LiveSession live, Names names, About about) {
        return Json.obj(
                "type", "system",
                "subtype", "init",
                "cwd", live.site().workspace().root().toString(),
                "tools",
                        live.toolbox().tools().stream()
                                .map(Tool::name)
                                .map(names::tool)
                                .toList(),
                "mcp_servers", List.of(),
                "model", live.model().name(),
                "permissionMode", live.policy().mode().label(),
                "slash_commands",
                        live.lore().callable().stream().map(Recipe::name).toList(),
                "apiKeySource", about.keySource(),
                "claude_code_version", about.version(),
                "output_style", "default",
                "agents", live.lore().of(Kind.AGENT).stream().map(Recipe::name).toList(),
                "skills", live.lore().of(Kind.SKILL).stream().map(Recipe::name).toList(),
                "plugins", List.of(),
                "capabilities", List.of(),
                "memory_paths", Json.obj(),
                "additional_directories",
                        about.more().stream().map(Object::toString).toList());
    }
}
