package dev.jackdaw.tool;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What a call would touch; a tool declares it, the gate judges it.
public sealed interface Access {

    /// Reading a file or folder, by the path as the call names it.
    record Read(String path) implements Access {}

    /// Writing a file, by the path as the call names it.
    record Write(String path) implements Access {}

    /// Running a shell command.
    ///
    /// @param folder where it starts; the root of the workspace where empty
    record Execute(String command, Optional<Path> folder) implements Access {
        public Execute(String command) {
            this(command, Optional.empty());
        }
    }

    /// Leaving the sandbox with the command beside it.
    record Leave(Confinement to) implements Access {}

    /// Asking a server.
    record Fetch(URI uri) implements Access {}

    /// Handing a task to a subagent.
    ///
    /// @param role the part it plays, by its name
    record Delegate(String role) implements Access {}
}
