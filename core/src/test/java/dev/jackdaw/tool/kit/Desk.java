package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.sandbox.Grounds;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A kit at work in a folder, called as a model would call it.
final class Desk implements AutoCloseable {
    final Path root;
    final Path spool;
    final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Kit kit;
    private final Toolbox toolbox;
    private final Site site;

    Desk(Path folder) throws IOException {
        this(folder, Wishes.Choice.OFF);
    }

    Desk(Path folder, Wishes.Choice choice) throws IOException {
        this.root = Files.createDirectories(folder.resolve("work")).toRealPath();
        this.spool = folder.toRealPath().resolve("spool");
        this.site = new Site(new Workspace(root, List.of(), List.of(spool)), spool, printed::add);
        var grounds = new Grounds(List.of(root), spool, folder.toRealPath().resolve("state"), folder.toRealPath());
        this.kit = Kit.open(Sandbox.of(Wishes.USUAL.choosing(choice), grounds, _ -> {}));
        this.toolbox = new Toolbox(kit.tools(), kit.filters());
    }

    /// Calls a tool with names and values of its parameters in turn.
    ToolResult call(String tool, Object... parameters) throws InterruptedException {
        return toolbox.run(new ToolCall("call", tool, Json.obj(parameters).write()), site);
    }

    /// What such a call would change.
    Optional<String> foreseen(String tool, Object... parameters) throws IOException {
        var call = new ToolCall("call", tool, Json.obj(parameters).write());
        return toolbox.bind(call, site) instanceof Toolbox.Bound.Ready(var invocation, var _)
                ? invocation.foreseen()
                : Optional.empty();
    }

    /// What a result says of the content that was seen.
    static String label(String content) {
        return Fingerprint.of(content.getBytes(StandardCharsets.UTF_8)).label();
    }

    Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        if (file.getParent() != null) Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(root.resolve(name), content);
    }

    Toolbox toolbox() {
        return toolbox;
    }

    @Override
    public void close() {
        kit.close().run();
    }
}
