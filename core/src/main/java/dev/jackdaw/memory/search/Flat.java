package dev.jackdaw.memory.search;

/// The words of many texts, one text after the other.
///
/// @param ends where the words of each text end
@SuppressWarnings("ArrayRecordComponent")
record Flat(int[] words, int[] ends) {

    int from(int text) {
        return text == 0 ? 0 : ends[text - 1];
    }

    int length(int text) {
        return ends[text] - from(text);
    }
}
