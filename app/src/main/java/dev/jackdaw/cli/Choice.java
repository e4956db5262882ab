package dev.jackdaw.cli;

import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.SessionBusy;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Optional;

/// Which session is worked on: a new one, or one that goes on. Where nothing can be written, it lives in memory.
final class Choice {
    private final Start start;
    private final Sessions sessions;

    Choice(Start start, Sessions sessions) {
        this.start = start;
        this.sessions = sessions;
    }

    Session session() throws CommandFault, IOException {
        CommandLine line = start.line();
        Optional<String> wanted = line.has("--continue")
                ? Optional.of("latest")
                : line.value("--resume").map(id -> id.isEmpty() ? "latest" : id);
        if (wanted.isEmpty()) return fresh(line.value("--session-id"));
        if (line.has("--session-id"))
            throw CommandFault.usage("--session-id names a new session; leave it out to go on with another");
        return resumed(found(wanted.get()));
    }

    private Session fresh(Optional<String> id) throws CommandFault {
        if (start.line().has("--no-session-persistence")) return Session.inMemory(id.orElseGet(Sessions::newId));
        if (id.isPresent() && Files.exists(sessions.file(id.get())))
            throw CommandFault.error("session " + id.get() + " exists already; go on with it by -r " + id.get());
        try {
            return id.isPresent() ? sessions.create(id.get()) : sessions.create();
        } catch (IOException e) {
            if (id.isPresent() && !machine(e)) throw CommandFault.usage(Failures.sentence(e));
            unsaved(e);
            return Session.inMemory(id.orElseGet(Sessions::newId));
        }
    }

    /// Whether the file system, not the user, is to blame.
    private static boolean machine(IOException e) {
        return e instanceof FileSystemException
                || String.valueOf(e.getMessage()).contains("No space");
    }

    private void unsaved(IOException e) {
        start.warn("this session is not being saved: " + Failures.sentence(e));
    }

    private String found(String wanted) throws CommandFault {
        try {
            return sessions.find(wanted);
        } catch (IOException e) {
            String why = Failures.sentence(e);
            throw CommandFault.error(
                    why.contains("sessions list") ? why : why + "; `jackdaw sessions list` shows those of this folder");
        }
    }

    private Session resumed(String id) throws CommandFault, IOException {
        if (start.line().has("--no-session-persistence")) return copy(id);
        try {
            return start.line().has("--fork-session") ? sessions.fork(id) : sessions.open(id);
        } catch (SessionBusy busy) {
            throw CommandFault.error(String.valueOf(busy.getMessage()));
        } catch (IOException e) {
            if (!machine(e)) throw e;
            Session copy = copy(id);
            unsaved(e);
            return copy;
        }
    }

    /// A copy, in memory, of the session an id, the beginning of one, or `latest` names.
    Session copied(String wanted) throws CommandFault, IOException {
        return copy(found(wanted));
    }

    private Session copy(String id) throws IOException {
        Session copy = Session.inMemory(id);
        for (Line line : sessions.lines(id)) copy.append(line.fact());
        return copy;
    }
}
