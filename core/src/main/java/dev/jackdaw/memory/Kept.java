package dev.jackdaw.memory;

/// What became of a draft.
///
/// @param note as it stands now; where it was retired, as it would have been
public record Kept(Note note, Outcome outcome) {

    /// What was done.
    public enum Outcome {
        /// It is a new note.
        ADDED,
        /// There was one that says the same: it is as of now, and counts more.
        REFRESHED,
        /// Nothing: the same was taken back before, and only the user may bring it up again.
        RETIRED
    }
}
