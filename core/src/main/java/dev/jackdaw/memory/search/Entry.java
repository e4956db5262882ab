package dev.jackdaw.memory.search;

import java.time.Instant;
import java.util.List;

/// A text that can be found.
///
/// @param tags words it is found by besides
/// @param importance from 0 to 1
public record Entry(String text, List<String> tags, double importance, Instant at) {}
