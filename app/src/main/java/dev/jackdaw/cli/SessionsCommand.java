package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.SessionBusy;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tui.export.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw sessions`: those of this folder, listed, shown, exported, undone and removed.
final class SessionsCommand {
    private final Start start;
    private final Sessions sessions;

    private SessionsCommand(Start start) {
        this.start = start;
        this.sessions = new Sessions(start.state(), start.directory());
    }

    static int run(Start start) throws CommandFault, IOException {
        List<String> words = start.line().words();
        var command = new SessionsCommand(start);
        String what = words.isEmpty() ? "list" : words.getFirst();
        if (what.equals("list")) return command.list();
        if (what.equals("restore")) return new RestoreCommand(start, command.sessions).run();
        if (what.equals("search")) return new SearchCommand(start, command.sessions).run();
        if (!List.of("show", "export", "rm").contains(what))
            throw CommandFault.usage(
                    "say what: jackdaw sessions list, show ID, search QUERY, export ID, restore ID [STEP] or rm ID");
        if (words.size() != 2) throw CommandFault.usage("name one session: jackdaw sessions " + what + " ID");
        String id = command.found(words.get(1));
        return switch (what) {
            case "show" -> command.show(id);
            case "export" -> command.export(id);
            default -> command.remove(id);
        };
    }

    private String found(String wanted) throws CommandFault {
        return found(sessions, wanted);
    }

    static String found(Sessions sessions, String wanted) throws CommandFault {
        try {
            return sessions.find(wanted);
        } catch (IOException e) {
            throw CommandFault.error(String.valueOf(e.getMessage()));
        }
    }

    private int list() throws IOException {
        List<Sessions.Entry> all = sessions.list();
        if (start.line().has("--json")) {
            start.print(
                    Json.arr(all.stream().map(SessionsCommand::json).toList()).pretty());
            return ExitCode.DONE;
        }
        var time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
        for (Sessions.Entry entry : all)
            start.print(entry.id() + "  " + time.format(entry.changed()) + "  "
                    + String.format(Locale.ROOT, "%6d kB", (entry.bytes() + 1023) / 1024) + "  " + entry.preview());
        if (all.isEmpty()) start.warn("there are no sessions of " + start.directory() + " yet");
        return ExitCode.DONE;
    }

    private static Json.Obj json(Sessions.Entry entry) {
        return Json.obj(
                "id", entry.id(),
                "changed", entry.changed().toString(),
                "bytes", entry.bytes(),
                "preview", entry.preview());
    }

    private int show(String id) throws IOException {
        start.standard().out().print(Export.markdown(id, sessions.lines(id)));
        return ExitCode.DONE;
    }

    private int export(String id) throws CommandFault, IOException {
        List<Line> lines = sessions.lines(id);
        String format = start.line().value("--format").orElse("md");
        String text = switch (format) {
            case "md" -> Export.markdown(id, lines);
            case "json" -> Export.json(id, lines);
            default -> throw CommandFault.usage("--format is md or json, not \"" + format + "\"");
        };
        Optional<String> file = start.line().value("--output");
        if (file.isEmpty()) {
            start.standard().out().print(text);
            return ExitCode.DONE;
        }
        Path target = Start.path(file.get());
        Files.writeString(target, text);
        start.print("wrote " + target);
        return ExitCode.DONE;
    }

    private int remove(String id) throws CommandFault, IOException {
        try {
            sessions.open(id).close();
        } catch (SessionBusy busy) {
            throw CommandFault.error(String.valueOf(busy.getMessage()));
        }
        Files.delete(sessions.file(id));
        start.print("removed " + id);
        return ExitCode.DONE;
    }
}
