package dev.jackdaw.workspace;

/// Sizes of files as people write them.
public final class Sizes {
    private Sizes() {}

    public static String told(long bytes) {
        if (bytes < 1000) return bytes + " B";
        if (bytes < 1_000_000) return tenths(bytes, 1000) + " kB";
        if (bytes < 1_000_000_000) return tenths(bytes, 1_000_000) + " MB";
        return tenths(bytes, 1_000_000_000) + " GB";
    }

    private static String tenths(long bytes, long unit) {
        long tenths = bytes * 10 / unit;
        return tenths % 10 == 0 || tenths >= 1000 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
