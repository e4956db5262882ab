package dev.jackdaw.tui.terminal;

import dev.jackdaw.session.Event;
import dev.jackdaw.session.Session;

/// Something the face has to see to.
public sealed interface Happening {

    /// What the keyboard sent.
    record Read(String text) implements Happening {}

    /// A line from a plain input.
    record Line(String text) implements Happening {}

    /// Nothing more will come from the keyboard.
    record InputEnded() implements Happening {}

    /// A session told something.
    record Told(Session session, Event event) implements Happening {}

    /// The process was asked to stop what it does.
    record Interrupted() implements Happening {}

    /// The screen has another size, or shows something else.
    record Resized() implements Happening {}

    /// The terminal told the colour behind its text.
    record Ground(boolean dark) implements Happening {}

    /// Something was done elsewhere.
    ///
    /// @param then what comes of it here
    record Done(Runnable then) implements Happening {}

    /// The program was stopped and goes on.
    record Continued() implements Happening {}
}
