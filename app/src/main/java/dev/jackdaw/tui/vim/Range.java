package dev.jackdaw.tui.vim;

/// A part of a text.
///
/// @param end behind its last character
/// @param lines whether it is of whole lines, with the line end of the last
record Range(int start, int end, boolean lines) {
    static Range of(int start, int end) {
        return new Range(Math.min(start, end), Math.max(start, end), false);
    }
}
