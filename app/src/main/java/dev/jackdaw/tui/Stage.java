package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Optional;

/// What slash commands act upon: the face they were typed into.
interface Stage {

    Desk desk();

    Words words();

    LiveSession live();

    /// What has been said, as far as it has been shown.
    Conversation conversation();

    void show(List<Row> rows);

    /// What is drawn on; empty where there are plain lines only.
    Optional<Canvas.Size> screen();

    /// Goes on with another session, and closes the one before.
    void turnTo(Session session);

    /// Ends the face.
    void leave();
}
