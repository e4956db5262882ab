package dev.jackdaw.tool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Something the model can do.
///
/// A tool is blocking code that neither asks for permission nor shows anything: it declares what it would touch.
///
/// @param <P> its parameters; a record whose components become the schema
public interface Tool<P extends Record> {

    /// The name the model calls it by.
    String name();

    /// Other names under which it is accepted, never advertised.
    default List<String> aliases() {
        return List.of();
    }

    /// What the model is told; by default the text file of the class's name beside the class.
    default String description() {
        return Descriptions.of(getClass());
    }

    Class<P> parameters();

    /// Everything the call would touch. A call whose accesses are all reads may run beside others.
    List<Access> accesses(P parameters);

    /// What the call would change in a file, as a whole unified diff, for somebody who is asked about it; nothing is
    /// changed yet. Empty where it changes no file, or would fail.
    default Optional<String> foreseen(P parameters, Site site) throws IOException {
        return Optional.empty();
    }

    /// Does it. What the model could mend comes back as a failed result.
    ///
    /// @throws IOException what the file system or the process reported; becomes a failed result
    ToolResult run(P parameters, Site site) throws IOException, InterruptedException;
}
