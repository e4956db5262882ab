package dev.jackdaw.tui.stage;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Preferences;
import dev.jackdaw.settings.Settings;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the interactive face works with.
///
/// @param sessions those of the folder worked in
/// @param open begins work on a session, with the user to answer the gate; may throw [java.io.UncheckedIOException]
/// @param plain whether to write plain lines only, whatever the terminal can do
/// @param heeded whose files count now: what the project brings may have changed since it was approved
/// @param inquiry what can be asked about the program
public record Desk(
        Settings settings,
        Sessions sessions,
        Function<Session, LiveSession> open,
        boolean plain,
        Supplier<Set<Owner>> heeded,
        Inquiry inquiry) {

    /// Heeding always those it began with.
    public Desk(Settings settings, Sessions sessions, Function<Session, LiveSession> open, boolean plain) {
        this(settings, sessions, open, plain, settings.knowing()::heeded, Inquiry.NONE);
    }

    /// Where what the user chooses in passing is kept for the next time.
    public Preferences preferences() {
        return Preferences.in(settings.state());
    }
}
