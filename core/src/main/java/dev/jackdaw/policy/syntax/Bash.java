package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Node.Script;
import dev.jackdaw.policy.syntax.Node.Step;
import java.util.ArrayList;
import java.util.List;

/// Reads commands of Bash, in time that grows with their length only, whatever they are (Bash Reference Manual, 3.1 to
/// 3.6). Aliases are not expanded, as Bash expands none in what is not typed.
public final class Bash {
    /// Characters of a command that a person can be asked about, and expected to read. More is a way to hide something.
    private static final int LENGTH = 10_000;

    private Bash() {}

    /// Never throws; what cannot be read, and what does not show what it says, is a fault.
    public static Parsed parse(String command) {
        return parse(command, new Reading(command.length()));
    }

    static Parsed parse(String command, Reading reading) {
        if (command.length() > LENGTH) reading.doubt("it has more than " + LENGTH + " characters");
        if (!Visible.all(command)) reading.doubt("it has an invisible character");
        var cursor = new Cursor(command, reading);
        List<Step> steps = new ArrayList<>();
        int line = 0;
        do {
            cursor.at = line;
            reading.resume();
            steps.addAll(new Scripts(cursor).whole().steps());
            line = command.indexOf('\n', cursor.at) + 1;
        } while (reading.stopped() && line > 0);
        return new Parsed(new Script(steps), reading.fault());
    }
}
