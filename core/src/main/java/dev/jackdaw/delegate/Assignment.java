package dev.jackdaw.delegate;

import dev.jackdaw.tool.Tool;
import java.util.List;
import java.util.OptionalInt;

/// A task for a subagent.
///
/// @param name what it is called in this session; one of its role's where empty. One that was called so before goes on
/// in its own session, with all it knows
/// @param role the name of the part it plays: built in, or of a file
/// @param instructions what it is told beside those of its role, or empty
/// @param task what it is to do
/// @param more tools it has beside those of its role
/// @param rounds rounds of tools it may use; as many as its role has where empty
public record Assignment(
        String name, String role, String instructions, String task, List<? extends Tool<?>> more, OptionalInt rounds) {
    public Assignment {
        more = List.copyOf(more);
    }

    /// A task for somebody new.
    public static Assignment of(String role, String task) {
        return new Assignment("", role, "", task, List.of(), OptionalInt.empty());
    }
}
