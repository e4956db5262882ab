package dev.jackdaw.tui.stage;

import dev.jackdaw.tui.screen.Row;
import java.io.IOException;
import java.util.List;

/// What takes a while and is done beside the face, which goes on meanwhile. An interrupt stops it.
@FunctionalInterface
public interface Errand {

    /// @return what is shown of it
    List<Row> done() throws IOException, InterruptedException;

    /// What follows once that is shown, on the thread of the face; also where it failed.
    default void then() {}
}
