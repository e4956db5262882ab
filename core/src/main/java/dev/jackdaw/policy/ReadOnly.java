package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.Meaning;
import dev.jackdaw.policy.shell.Touch;
import java.nio.file.Path;

/// Which shell commands surely change nothing, whatever they read. What is not fully understood is not among them.
public final class ReadOnly {
    private ReadOnly() {}

    public static boolean command(String command) {
        Meaning meaning = Meaning.of(command, Path.of("").toAbsolutePath());
        return !meaning.parts().isEmpty()
                && meaning.all().stream().allMatch(touch -> touch instanceof Touch.Reads || touch instanceof Touch.Git);
    }
}
