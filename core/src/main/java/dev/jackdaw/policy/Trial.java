package dev.jackdaw.policy;

import dev.jackdaw.tool.Access;
import java.net.URI;
import java.util.List;

/// A call as a person writes it in a few words, to be judged and not made.
///
/// @param tool its name, in any spelling rules know
/// @param accesses what it would touch
public record Trial(String tool, List<Access> accesses) {
    public Trial {
        accesses = List.copyOf(accesses);
    }

    /// @param what the command, path, address, agent or skill; nothing for tools that take none of them
    /// @throws IllegalArgumentException when an address is none
    public static Trial of(String tool, String what) {
        return new Trial(
                tool,
                switch (ToolNames.tool(tool)) {
                    case "bash" -> List.of(new Access.Execute(what));
                    case "read", "grep", "glob", "ls" -> List.of(new Access.Read(what.isEmpty() ? "." : what));
                    case "edit", "write", "multi_edit", "notebook_edit", "apply_patch" ->
                        List.of(new Access.Read(what), new Access.Write(what));
                    case "fetch", "web_search" -> List.of(new Access.Fetch(address(what)));
                    case "delegate", "skill" -> List.of(new Access.Delegate(what));
                    case "todo",
                            "history_search",
                            "bash_output",
                            "bash_kill",
                            "ask_user",
                            "agent_output",
                            "agent_stop" -> List.of();
                    // What a server's tool does is known to nobody.
                    default -> List.of(new Access.Execute(tool));
                });
    }

    private static URI address(String what) {
        return URI.create(what.contains("://") ? what : "https://" + what + "/");
    }
}
