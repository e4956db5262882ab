package dev.jackdaw.tui.stage;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Optional;

/// What slash commands act upon: the face they were typed into.
public interface Stage {

    Desk desk();

    Words words();

    LiveSession live();

    /// What has been said, as far as it has been shown.
    Conversation conversation();

    void show(List<Row> rows);

    /// What is drawn on; empty where there are plain lines only.
    Optional<Canvas.Size> screen();

    /// Lets the user choose; what becomes of it is told later.
    void ask(Choice choice);

    /// Puts something in the place of the input; without a screen to draw on nothing happens.
    void lay(Overlay overlay);

    /// Draws in other looks from now on.
    void wear(Theme theme);

    /// How much of the session is shown.
    Display display();

    /// Does something beside the face, which shows what comes of it.
    void meanwhile(Errand errand);
    /// Edits with the other keys from now on, those of Vim or of Emacs; tells with which, if there is an editor.
    default Optional<Editing> turnEditing() {
        return Optional.empty();
    }

    /// The mode of the editor, where it has several; else empty.
    default String editingMode() {
        return "";
    }
    /// Shows everything of the session in full.
    void unfold();

    /// Shows everything of another log in full.
    void unfold(List<Line> lines);

    /// Puts a text into the clipboard of the terminal; tells whether there is a terminal that could take it.
    boolean copy(String text);

    /// Goes on with another session, and closes the one before.
    void turnTo(Session session);

    /// Ends the face.
    void leave();
}
