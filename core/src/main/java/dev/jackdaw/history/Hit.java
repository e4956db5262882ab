package dev.jackdaw.history;

import java.time.Instant;

/// Something found in a session.
///
/// @param id what it is recalled by
/// @param turn in which it was, counted from 1; 0 before the first
/// @param who said it
/// @param excerpt of it around what was looked for, in one line
public record Hit(String id, int turn, Instant at, String who, String excerpt) {}
