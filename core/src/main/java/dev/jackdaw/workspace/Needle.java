package dev.jackdaw.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes to look for in bytes, skipping ahead by Horspool's rule.
public final class Needle {
    private static final int WORTH_DIVIDING = 256;

    private final byte[] bytes;
    private final byte[] other;
    /// How far to go on by the byte at the end of a place; 0 where the place itself must be looked at.
    private final int[] skips = new int[256];
    private final int skipAfterLook;

    /// @param text what to look for, in UTF-8; not empty
    /// @param folded whether letters of ASCII match in either case
    public Needle(String text, boolean folded) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.other = bytes.clone();
        if (folded) for (int i = 0; i < other.length; i++) if (letter(other[i])) other[i] ^= 0x20;
        int last = bytes.length - 1;
        Arrays.fill(skips, bytes.length);
        for (int i = 0; i < last; i++) {
            skips[bytes[i] & 0xFF] = last - i;
            skips[other[i] & 0xFF] = last - i;
        }
        this.skipAfterLook = skips[bytes[last] & 0xFF];
        skips[bytes[last] & 0xFF] = 0;
        skips[other[last] & 0xFF] = 0;
    }

    private static boolean letter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /// The place of the next one that lies within `from` and `to`; -1 when there is none.
    public int find(byte[] text, int from, int to) {
        int last = bytes.length - 1;
        for (int i = from + last; i < to; ) {
            int skip = skips[text[i] & 0xFF];
            if (skip == 0) {
                if (here(text, i - last)) return i - last;
                skip = skipAfterLook;
            }
            i += skip;
        }
        return -1;
    }

    /// Whether there is one. Each step waits for two loads; four searches side by side, in the four quarters of the
    /// text, take a third of the time of one.
    public boolean isIn(byte[] text, int from, int to) {
        int last = bytes.length - 1;
        if (to - from - last < WORTH_DIVIDING) return find(text, from, to) >= 0;
        int[] skip = skips;
        int quarter = (to - from - last) / 4;
        int i = from + last;
        int j = i + quarter;
        int k = j + quarter;
        int l = k + quarter;
        int endI = j;
        int endJ = k;
        int endK = l;
        while (i < endI && j < endJ && k < endK && l < to) {
            int a = skip[text[i] & 0xFF];
            int b = skip[text[j] & 0xFF];
            int c = skip[text[k] & 0xFF];
            int d = skip[text[l] & 0xFF];
            if (a == 0 && here(text, i - last)
                    || b == 0 && here(text, j - last)
                    || c == 0 && here(text, k - last)
                    || d == 0 && here(text, l - last)) return true;
            i += a == 0 ? skipAfterLook : a;
            j += b == 0 ? skipAfterLook : b;
            k += c == 0 ? skipAfterLook : c;
            l += d == 0 ? skipAfterLook : d;
        }
        return find(text, i - last, endI) >= 0
                || find(text, j - last, endJ) >= 0
                || find(text, k - last, endK) >= 0
                || find(text, l - last, to) >= 0;
    }

    private boolean here(byte[] text, int at) {
        for (int i = 0; i < bytes.length; i++) if (text[at + i] != bytes[i] && text[at + i] != other[i]) return false;
        return true;
    }
}
