package dev.jackdaw.undo;

/// How much may be saved for undo.
///
/// @param total bytes of all sessions of a project; 0 saves nothing at all
/// @param file bytes of one file; larger ones are named, not saved
/// @param entries files, folders and links of a workspace; with more of them only what file tools write is saved
public record Quota(long total, long file, int entries) {
    public static final Quota USUAL = new Quota(2_000_000_000L, 100_000_000L, 300_000);
    public static final Quota OFF = new Quota(0, 0, 0);

    /// The usual one with other sizes.
    public static Quota of(long total, long file) {
        return new Quota(total, file, USUAL.entries);
    }
}
