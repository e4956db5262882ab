package dev.jackdaw.plan;

import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.util.List;

/// What went wrong in a step and was not answered: a command that failed, a call that was refused, or a check of the
/// work. A change of a file or a command that succeeds answers it; a command that only looks decides nothing.
final class Trouble {
    private static final int COMMAND = 200;
    private static final int OUTPUT = 1_500;

    private Trouble() {}

    /// @param before the trouble so far, or empty
    static String after(ToolResult result, String before) {
        String command = result.details().get("command").text("");
        if (!command.isEmpty()) return command(command, result, before);
        if (result.details().get("refused").truth(false))
            return "a call was refused: " + result.details().get("why").text("");
        boolean changed = !result.failed() && result.details().has("diff");
        return changed ? "" : before;
    }

    private static String command(String command, ToolResult result, String before) {
        if (!result.failed()) return ReadOnly.command(command) ? before : "";
        if (ReadOnly.command(command)) return before;
        return "`" + Brief.head(Brief.line(command), COMMAND) + "` failed:\n" + tail(result.text());
    }

    static String after(Undertaking.Verified verified, String before) {
        List<Undertaking.Check> failed = verified.checks().stream()
                .filter(check -> check.outcome().equals("failed"))
                .toList();
        if (failed.isEmpty())
            return verified.checks().stream().anyMatch(check -> check.outcome().equals("passed")) ? "" : before;
        return "the check `" + Brief.head(failed.getFirst().command(), COMMAND) + "` failed:\n"
                + tail(failed.getFirst().text());
    }

    /// The end of a text: what went wrong most often stands there.
    static String tail(String text) {
        String stripped = text.strip();
        return stripped.length() <= OUTPUT
                ? stripped
                : "…" + stripped.substring(Brief.whole(stripped, stripped.length() - OUTPUT));
    }
}
