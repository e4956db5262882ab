package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.InstructionFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw knowledge`: what a model is told in this folder, in the order in which it counts.
final class KnowledgeCommand {
    private KnowledgeCommand() {}

    static int run(Start start) throws CommandFault, IOException {
        if (!start.line().words().isEmpty()) throw CommandFault.usage("write jackdaw knowledge [--json]");
        Settings settings = Opening.withoutModel(start).settings();
        List<Entry> found = Rulebook.of(
                        settings.knowing().around(), settings.knowing().heeded(), settings.directory(), settings.more())
                .entries();
        if (start.line().has("--json"))
            start.print(Json.obj(
                            "instructions",
                            Json.arr(found.stream().map(KnowledgeCommand::json).toList()))
                    .pretty());
        else {
            Words words = Words.of(Optional.empty(), start.environment());
            for (Row row : InstructionFiles.rows(found, List.of(), words)) start.print(row.text());
        }
        return ExitCode.DONE;
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
