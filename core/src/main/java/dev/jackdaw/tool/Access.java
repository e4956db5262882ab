package dev.jackdaw.tool;

import java.net.URI;

/// What a call would touch; a tool declares it, the gate judges it.
public sealed interface Access {

    /// Reading a file or folder, by the path as the call names it.
    record Read(String path) implements Access {}

    /// Writing a file, by the path as the call names it.
    record Write(String path) implements Access {}

    /// Running a shell command.
    record Execute(String command) implements Access {}

    /// Asking a server.
    record Fetch(URI uri) implements Access {}

    /// Handing a task to a subagent.
    record Delegate(String task) implements Access {}
}
