package dev.jackdaw.headless;

import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import java.util.function.Consumer;

/// A form of output: follows a session, on the follower's thread, and is told where turns begin and end.
interface Face extends Consumer<Event> {

    /// A turn is about to begin.
    void begin();

    /// A turn has ended, and all its events were seen.
    void end(Ending ending);

    /// No further turn comes.
    void close();
}
