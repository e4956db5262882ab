package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import java.util.function.Function;

/// What the interactive face works with.
///
/// @param sessions those of the folder worked in
/// @param open begins work on a session, with the user to answer the gate; may throw [java.io.UncheckedIOException]
/// @param plain whether to write plain lines only, whatever the terminal can do
public record Desk(Settings settings, Sessions sessions, Function<Session, LiveSession> open, boolean plain) {}
