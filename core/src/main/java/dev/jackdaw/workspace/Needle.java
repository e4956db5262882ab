package dev.jackdaw.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes to look for in bytes, skipping ahead by Horspool's rule.
public final class Needle {
    private final byte[] bytes;
    private final byte[] other;
    private final int[] skips = new int[256];

    /// @param text what to look for; in UTF-8
    /// @param folded whether letters of ASCII match in either case
    public Needle(String text, boolean folded) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.other = bytes.clone();
        if (folded) for (int i = 0; i < other.length; i++) if (letter(other[i])) other[i] ^= 0x20;
        int last = bytes.length - 1;
        Arrays.fill(skips, Math.max(1, bytes.length));
        for (int i = 0; i < last; i++) {
            skips[bytes[i] & 0xFF] = last - i;
            skips[other[i] & 0xFF] = last - i;
        }
    }

    private static boolean letter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /// The place of the next one that lies within `from` and `to`; -1 when there is none.
    public int find(byte[] text, int from, int to) {
        int last = bytes.length - 1;
        if (last < 0) return from <= to ? from : -1;
        byte end = bytes[last];
        byte otherEnd = other[last];
        int[] skip = skips;
        for (int i = from + last; i < to; ) {
            byte b = text[i];
            if ((b == end || b == otherEnd) && here(text, i - last)) return i - last;
            i += skip[b & 0xFF];
        }
        return -1;
    }

    private boolean here(byte[] text, int at) {
        for (int i = 0; i < bytes.length; i++) if (text[at + i] != bytes[i] && text[at + i] != other[i]) return false;
        return true;
    }
}
