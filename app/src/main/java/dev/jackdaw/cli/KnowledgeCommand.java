package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.InstructionFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw knowledge`: what a model is told in this folder, and what it and the user may call up, in the order in
/// which it counts.
final class KnowledgeCommand {
    private KnowledgeCommand() {}

    static int run(Start start) throws CommandFault, IOException {
        if (!start.line().words().isEmpty()) throw CommandFault.usage("write jackdaw knowledge [--json]");
        Settings settings = Opening.withoutModel(start).settings();
        List<Entry> found = Rulebook.of(
                        settings.knowing().around(), settings.knowing().heeded(), settings.directory(), settings.more())
                .entries();
        LoreLines lore = LoreLines.of(settings);
        if (start.line().has("--json")) start.print(json(found, lore).pretty());
        else {
            Words words = Words.of(Optional.empty(), start.environment());
            for (Row row : InstructionFiles.rows(found, List.of(), words)) start.print(row.text());
            for (Kind kind : Kind.values()) list(start, kind, lore, words);
        }
        for (String trouble : lore.troubles()) start.warn(trouble);
        return ExitCode.DONE;
    }

    private static void list(Start start, Kind kind, LoreLines lore, Words words) {
        boolean none = lore.of(kind).isEmpty();
        start.print("\n" + words.of((none ? "lore.none." : "lore.title.") + kind.folder()));
        for (String line : lore.lines(kind)) start.print("  " + line);
    }

    private static Json.Obj json(List<Entry> found, LoreLines lore) {
        return Json.obj(
                "instructions",
                Json.arr(found.stream().map(KnowledgeCommand::json).toList()),
                "skills",
                lore.json(Kind.SKILL),
                "commands",
                lore.json(Kind.COMMAND),
                "agents",
                lore.json(Kind.AGENT),
                "troubles",
                lore.troubles());
    }

    private static Json.Obj json(Entry entry) {
        return Json.obj(
                "name", entry.name(),
                "file", entry.file().toString(),
                "kind", entry.kind().name().toLowerCase(Locale.ROOT),
                "standing", entry.standing().name().toLowerCase(Locale.ROOT),
                "size", entry.size(),
                "left", entry.left(),
                "why", entry.why(),
                "notes", entry.notes());
    }
}
