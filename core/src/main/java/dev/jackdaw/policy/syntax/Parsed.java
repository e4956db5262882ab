package dev.jackdaw.policy.syntax;

import java.util.Optional;

/// What came of reading a command.
///
/// @param script as far as it was understood
/// @param fault why it was not read to its end, in a few words; nothing may be concluded from the script then but what
///     must never run
public record Parsed(Node.Script script, Optional<String> fault) {}
