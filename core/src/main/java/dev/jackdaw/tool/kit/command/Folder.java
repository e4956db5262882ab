package dev.jackdaw.tool.kit.command;

import dev.jackdaw.workspace.Outside;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Following a command that changes the folder, so that the next one starts there.
public final class Folder {
    /// Names the file a command writes its last folder to.
    public static final String VARIABLE = "JACKDAW_FOLDER";

    private Folder() {}

    /// Whether a command could change the folder; most cannot, and need no following.
    public static boolean moves(String command) {
        return command.contains("cd") || command.contains("pushd") || command.contains("popd");
    }

    /// The command with a report of its last folder at its end, however it ends.
    public static String reporting(String command) {
        return "trap 'pwd -P > \"$" + VARIABLE + "\"' EXIT\n" + command;
    }

    /// Makes what was reported the folder of the next command, and says so when it is another one than before.
    public static String settle(Path report, Path before, Shells shells, Workspace workspace) throws IOException {
        String told = Files.readString(report).strip();
        if (told.isEmpty() || told.equals(before.toString())) return "";
        try {
            Path now = workspace.toRead(told);
            if (!Files.isDirectory(now)) return "";
            shells.go(now);
            return "\n[now in " + workspace.shown(now) + "]";
        } catch (Outside outside) {
            return "\n[still in " + workspace.shown(before) + ": " + told + " is outside the workspace]";
        }
    }
}
