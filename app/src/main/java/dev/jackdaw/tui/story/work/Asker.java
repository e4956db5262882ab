package dev.jackdaw.tui.story.work;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.Optional;

/// Who asks the gate: the ids of a subagent's calls begin with its name and a slash, as `explore-1/call_3`.
public final class Asker {
    private Asker() {}

    /// The subagent, where it is one; what a command of the user's calls has an id that begins with the slash.
    public static Optional<String> of(String callId) {
        int slash = callId.indexOf('/');
        return slash <= 0 ? Optional.empty() : Optional.of(Sanitiser.line(callId.substring(0, slash)));
    }

    /// Why it is asked, without the subagent's name, which stands beside it.
    public static String why(Fact.ApprovalAsked asked) {
        String named = of(asked.callId()).map(agent -> agent + ": ").orElse("");
        return asked.why().startsWith(named) ? asked.why().substring(named.length()) : asked.why();
    }
}
