package dev.jackdaw.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A workspace with a session at work in it, whose calls are saved.
final class Place implements AutoCloseable {
    final Path root;
    final Sessions sessions;
    final Session session;
    final Timeline timeline;
    private final Kit kit;
    private final Toolbox toolbox;
    private final Site site;
    private int calls;

    private Place(Path root, Sessions sessions, Session session, Quota quota) throws IOException {
        this.root = root;
        this.sessions = sessions;
        this.session = session;
        var workspace = new Workspace(root, List.of(), List.of());
        this.timeline = new Timeline(session, workspace, sessions.project().resolve("undo"), quota, ReadOnly::command);
        this.kit = Kit.open();
        var filters = new ArrayList<ToolFilter>(List.of(timeline.filter()));
        filters.addAll(kit.filters());
        this.toolbox = new Toolbox(kit.tools(), filters);
        this.site = new Site(workspace, root.resolveSibling("spool"), text -> {});
        this.calls = session.size();
    }

    static Place in(Path folder) throws IOException {
        return in(folder, Quota.USUAL);
    }

    static Place in(Path folder, Quota quota) throws IOException {
        Path root = Files.createDirectories(folder.resolve("work"));
        var sessions = new Sessions(folder.resolve("state"), root);
        return new Place(root, sessions, sessions.create(), quota);
    }

    /// Another session in the same workspace.
    Place beside() throws IOException {
        return new Place(root, sessions, sessions.create(), Quota.USUAL);
    }

    /// The same session after the program has ended.
    Place again() throws IOException {
        close();
        return new Place(root, sessions, sessions.open(session.id()), Quota.USUAL);
    }

    ToolResult call(String tool, Json.Obj arguments) throws InterruptedException {
        return toolbox.run(new ToolCall("c" + ++calls, tool, arguments.write()), site);
    }

    ToolResult bash(String command) throws InterruptedException {
        ToolResult result = call("bash", Json.obj("command", command));
        assertFalse(result.failed(), result.text());
        return result;
    }

    /// What a user does beside the session.
    void shell(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), told);
    }

    Fact.Restored undo() throws IOException {
        return undo(timeline.changes().last());
    }

    Fact.Restored undo(int from) throws IOException {
        return timeline.restore(timeline.undo(Timeline.UNDO, from), Timeline.Conflicts.LEAVE);
    }

    Fact.Restored redo() throws IOException {
        return timeline.restore(timeline.redo(), Timeline.Conflicts.LEAVE);
    }

    /// Everything in the workspace but the inside of `.git`: kinds, modes, targets of links, contents, times of files.
    String tree() throws IOException {
        var tree = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String name = root.relativize(path).toString();
                if (name.isEmpty() || name.equals(".git") || name.startsWith(".git/")) continue;
                tree.put(name, told(path));
            }
        }
        var lines = new StringBuilder();
        tree.forEach((name, told) -> lines.append(name).append(' ').append(told).append('\n'));
        return lines.toString();
    }

    private static String told(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) return "-> " + Files.readSymbolicLink(path);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (Files.isDirectory(path)) return "folder " + mode;
        if (!Files.isRegularFile(path)) return "other";
        return "file " + mode + " " + Files.getLastModifiedTime(path) + " "
                + java.util.HexFormat.of().formatHex(Files.readAllBytes(path));
    }

    @Override
    public void close() {
        kit.close().run();
        timeline.close();
        session.close();
    }
}
