package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Path;

/// A scripted server and the program asking it, for one test.
record World(ScriptedServer server, Program program) implements AutoCloseable {
    /// Everything allowed: what the tests let it do cannot harm.
    static final String FREE = "--permission-mode=bypassPermissions";

    static World of(Path folder, Wire wire) throws IOException {
        var server = ScriptedServer.start();
        return new World(server, Program.in(folder).asking(server, wire));
    }

    static World of(Path folder) throws IOException {
        return of(folder, Wire.ANTHROPIC_MESSAGES);
    }

    static ToolCall bash(String command) {
        return ScriptedReply.call("bash", Json.obj("command", command));
    }

    static ToolCall read(String path) {
        return ScriptedReply.call("read", Json.obj("path", path));
    }

    static ToolCall edit(String path, String before, String after) {
        return ScriptedReply.call("edit", Json.obj("path", path, "old_string", before, "new_string", after));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
