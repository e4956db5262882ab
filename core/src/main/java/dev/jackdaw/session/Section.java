package dev.jackdaw.session;

import java.util.List;

/// A part of the system prompt: what it is called, how long it is, and where it is from. Sections follow each other in
/// the prompt, two line ends between them.
///
/// @param length in characters
/// @param left characters that were left out, because the section may be only so long
/// @param sources files it was read from, or empty
public record Section(String name, int length, int left, List<String> sources) {
    public Section {
        sources = List.copyOf(sources);
    }
}
