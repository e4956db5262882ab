package dev.jackdaw.tui.stage;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;

/// What stands in the place of the input for a while, and has the keys meanwhile.
public interface Overlay {

    /// Whether it stays.
    enum Standing {
        OPEN,
        CLOSED
    }

    Standing press(Key key);

    /// How it looks now.
    Canvas.Live live(Canvas.Size size);
}
