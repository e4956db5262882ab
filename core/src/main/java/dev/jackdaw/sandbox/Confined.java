package dev.jackdaw.sandbox;

import dev.jackdaw.tool.Confinement;
import java.util.List;
import java.util.function.Supplier;

/// A command that was started, and how far it is confined.
///
/// @param confinement what it was started with; holds as far as the level goes
/// @param settle tidies up after it has ended; gives a sentence for each thing it did that it must not
public record Confined(Process process, Level level, Confinement confinement, Supplier<List<String>> settle) {}
