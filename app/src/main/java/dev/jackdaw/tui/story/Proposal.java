package dev.jackdaw.tui.story;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a call before it runs, for somebody who is asked about it.
///
/// @param parts of a command with several parts those that are not free by themselves, with the reason
/// @param places the folder a command starts in where it is not the root, and the hosts a call would ask
/// @param diff what it would change in a file, whole
public record Proposal(List<Judgement.Part> parts, List<String> places, Optional<String> diff) {
    static final Proposal UNKNOWN = new Proposal(List.of(), List.of(), Optional.empty());

    /// Looks at a call as the gate does. A tool that breaks at that leaves nothing known, and is shown field by field.
    public static Proposal of(ToolCall call, LiveSession live) {
        try {
            return live.toolbox().bind(call, live.site()) instanceof Toolbox.Bound.Ready(var invocation, var _)
                    ? new Proposal(parts(invocation, live), places(invocation, live), diff(invocation))
                    : UNKNOWN;
        } catch (RuntimeException broken) {
            return UNKNOWN;
        }
    }

    private static List<String> places(Invocation<?> invocation, LiveSession live) {
        Path root = live.site().workspace().root();
        var places = new ArrayList<String>();
        for (Access access : invocation.accesses())
            switch (access) {
                case Access.Execute(var _, var folder) ->
                    folder.filter(each -> !each.equals(root))
                            .ifPresent(
                                    each -> places.add(live.site().workspace().shown(each)));
                case Access.Fetch(var uri) -> places.add(String.valueOf(uri.getHost()));
                case Access.Read _, Access.Write _, Access.Leave _, Access.Delegate _, Access.Consent _ -> {}
            }
        return places;
    }

    private static List<Judgement.Part> parts(Invocation<?> invocation, LiveSession live) {
        List<Judgement.Part> parts =
                live.policy().judge(invocation, live.site().workspace()).parts();
        if (parts.size() < 2) return List.of();
        return parts.stream().filter(part -> part.verdict() != Verdict.ALLOW).toList();
    }

    /// What cannot be told beforehand is shown field by field.
    private static Optional<String> diff(Invocation<?> invocation) {
        try {
            return invocation.foreseen();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
