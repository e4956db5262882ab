package dev.jackdaw.sandbox;

/// What was found out about confining commands here.
///
/// @param why what stands in the way of a stronger level, or empty
public record Standing(Level level, String why) {

    /// Whether commands cannot leave.
    public boolean confines() {
        return level != Level.NONE;
    }
}
