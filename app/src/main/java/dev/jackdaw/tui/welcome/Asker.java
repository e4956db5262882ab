package dev.jackdaw.tui.welcome;

import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.Choice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Puts a question and waits for the answer.
interface Asker {

    /// The place of what was chosen; empty where the user turned away from it.
    ///
    /// @param first the place of what is chosen at first
    OptionalInt choose(String title, List<Choice.Option> options, int first);

    /// A text that is not shown while it is typed; empty where there is none.
    Optional<String> secret(String title);

    void show(Row row);
}
