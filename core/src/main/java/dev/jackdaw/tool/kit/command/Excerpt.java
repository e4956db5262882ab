package dev.jackdaw.tool.kit.command;

import dev.jackdaw.workspace.Sizes;
import java.nio.charset.StandardCharsets;

/// The beginning and the end of an output, within what a model should read of it.
public final class Excerpt {
    public static final int MOST = 30_000;
    private static final int HEAD = 10_000;
    /// Bytes that surely hold as many characters as are shown.
    public static final int HEAD_BYTES = 4 * HEAD;
    public static final int TAIL_BYTES = 4 * (MOST - HEAD);

    private Excerpt() {}

    /// An output that is there as a whole.
    public static String of(String text, String where) {
        if (text.length() <= MOST) return text;
        return joined(
                text,
                text,
                "… " + (text.length() - MOST) + " of " + text.length() + " characters are left out" + where + " …");
    }

    /// An output of which only the beginning and the end are there.
    public static String of(byte[] head, byte[] tail, long bytes, String where) {
        return joined(text(head), text(tail), "… the middle of " + Sizes.told(bytes) + " is left out" + where + " …");
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Cuts at line ends where one is near.
    private static String joined(String head, String tail, String gap) {
        String first = head.substring(0, Math.min(HEAD, head.length()));
        int end = first.lastIndexOf('\n');
        if (end > HEAD / 2) first = first.substring(0, end);
        String last = tail.substring(Math.max(0, tail.length() - (MOST - HEAD - gap.length() - 2)));
        int start = last.indexOf('\n');
        if (start >= 0 && start < last.length() / 2) last = last.substring(start + 1);
        return first + "\n" + gap + "\n" + last;
    }
}
