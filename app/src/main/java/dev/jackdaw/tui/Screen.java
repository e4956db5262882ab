package dev.jackdaw.tui;

import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Transcript;
import java.util.Optional;

/// All that is to be seen below the scrollback at one moment.
///
/// @param hint what to say in place of the status, or empty
/// @param stopping whether an interrupt is under way
/// @param overlay what stands in the place of the input
/// @param own the line of status a command of the user's printed, or an empty one
record Screen(
        Stage stage,
        Transcript transcript,
        Draft draft,
        Asking asking,
        String hint,
        boolean stopping,
        Optional<Overlay> overlay,
        Row own) {}
