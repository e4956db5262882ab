package dev.jackdaw.plan;

import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;

/// What went wrong in a step and was not answered: a command that failed, a call that was refused, or a check of the
/// work. A change of a file or a command that succeeds answers it; where one only looks, it answers only another that
/// did.
record Trouble(Kind kind, String text) {
    private static final int COMMAND = 200;
    private static final int OUTPUT = 1_500;

    enum Kind {
        NONE,
        /// A command failed that changes nothing, such as a search that found nothing.
        LOOKING,
        ACTING
    }

    static final Trouble NONE = new Trouble(Kind.NONE, "");

    private static Trouble acting(String text) {
        return new Trouble(Kind.ACTING, text);
    }

    /// The trouble after one more result.
    Trouble after(ToolResult result) {
        String command = result.details().get("command").text("");
        if (!command.isEmpty()) return command(command, result);
        if (result.details().get("refused").truth(false))
            return acting("a call was refused: " + result.details().get("why").text(""));
        boolean changed = !result.failed() && result.details().has("diff");
        return changed ? NONE : this;
    }

    private Trouble command(String command, ToolResult result) {
        boolean looks = ReadOnly.command(command);
        if (looks && kind == Kind.ACTING) return this;
        if (!result.failed()) return NONE;
        String text = "`" + Brief.head(Brief.line(command), COMMAND) + "` failed:\n" + tail(result.text());
        return new Trouble(looks ? Kind.LOOKING : Kind.ACTING, text);
    }

    Trouble after(Undertaking.Verified verified) {
        for (Undertaking.Check check : verified.checks())
            if (check.outcome().equals("failed"))
                return acting(
                        "the check `" + Brief.head(check.command(), COMMAND) + "` failed:\n" + tail(check.text()));
        boolean passed =
                verified.checks().stream().anyMatch(check -> check.outcome().equals("passed"));
        return passed ? NONE : this;
    }

    /// The end of a text: what went wrong most often stands there.
    static String tail(String text) {
        String stripped = text.strip();
        return stripped.length() <= OUTPUT
                ? stripped
                : "…" + stripped.substring(Brief.whole(stripped, stripped.length() - OUTPUT));
    }
}
