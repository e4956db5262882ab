package dev.jackdaw.tool.kit;

import dev.jackdaw.sandbox.Wishes;
import java.nio.file.Path;

/// A program that starts trees of processes in the background, to be killed in the middle of it.
final class Trees {
    static final int MANY = 8;

    private Trees() {}

    /// @param arguments a folder, a level, and a number of seconds by which the processes are known
    public static void main(String[] arguments) throws Exception {
        var desk = new Desk(Path.of(arguments[0]), Wishes.Choice.valueOf(arguments[1]));
        String sleep = "sleep " + arguments[2];
        String tree = "trap '' TERM HUP; (trap '' TERM HUP; " + sleep + "; " + sleep + ") & nohup " + sleep
                + " >/dev/null 2>&1 & (setsid sh -c '(setsid " + sleep + " &) ; " + sleep + "' >/dev/null 2>&1 &) ; "
                + "while :; do " + sleep + "; done";
        for (int i = 0; i < MANY; i++) desk.call("bash", "command", tree, "background", true);
        desk.write("begun", "");
        Thread.sleep(60_000);
    }
}
