package dev.jackdaw.model.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The event before, to tell whether the next is the same but for its text, some numbers (counts or a time that grow
/// with every event) and padding. Such an event need not be parsed to get its text.
final class Likeness {
    private static final int PATIENCE = 16;

    private final byte[] mark;
    private final Numbers numbers;
    private final byte[] padding;
    private byte[] before = {};
    private byte[] after = {};
    private int freeBefore;
    private int fixedBefore;
    private int freeAfter;
    private int fixedAfter;
    private boolean padded;
    private String text = "";
    private int misses;

    /// Which numbers behind the mark may differ.
    enum Numbers {
        FIRST,
        ALL
    }

    /// @param mark behind it, up to the text or the end of the event, numbers may differ
    Likeness(String mark) {
        this(mark, Numbers.ALL, "");
    }

    /// @param padding what stands before a text that means nothing and ends the event, with its quote; may be empty
    Likeness(String mark, Numbers numbers, String padding) {
        this.mark = Body.bytes(mark);
        this.numbers = numbers;
        this.padding = Body.bytes(padding);
    }

    /// Whether an event is the one before but for its text and the numbers behind the mark.
    boolean fits(byte[] buffer, int offset, int length) {
        if (before.length == 0 || misses > PATIENCE) return false;
        int end = offset + length;
        int from = follow(before, freeBefore, fixedBefore, buffer, offset, end);
        int to = from < 0 ? -1 : closing(buffer, from, end);
        int behind = to < 0 ? -1 : follow(after, freeAfter, fixedAfter, buffer, to, end);
        if (behind < 0 || !(padded ? padded(buffer, behind, end) : behind == end)) return false;
        text = read(buffer, from, to);
        misses = 0;
        // A character that could not be read is for the parser to complain about.
        return text.indexOf('\uFFFD') < 0;
    }

    String text() {
        return text;
    }

    /// Learns from an event that was parsed and whose only text is this value of this field.
    void learn(byte[] buffer, int offset, int length, String field, String value) {
        if (misses++ > PATIENCE) return;
        before = new byte[] {};
        byte[] name = Body.bytes("\"" + field + "\"");
        int end = offset + length;
        for (int at = find(name, buffer, offset, end); at >= 0; at = find(name, buffer, at + 1, end)) {
            int from = opening(buffer, at + name.length, end);
            int to = from < 0 ? -1 : closing(buffer, from, end);
            if (to < 0 || !read(buffer, from, to).equals(value)) continue;
            before = Arrays.copyOfRange(buffer, offset, from);
            int whole = unpadded(buffer, to, end);
            padded = whole < end;
            after = Arrays.copyOfRange(buffer, to, whole);
            freeBefore = behind(mark, before);
            freeAfter = behind(mark, after);
            fixedBefore = until(freeBefore, before);
            fixedAfter = until(freeAfter, after);
            return;
        }
    }

    private static int behind(byte[] wanted, byte[] part) {
        int at = find(wanted, part, 0, part.length);
        return at < 0 ? part.length : at + wanted.length;
    }

    /// From where on numbers are the same again.
    private int until(int free, byte[] part) {
        if (numbers == Numbers.ALL) return part.length;
        int at = free;
        while (at < part.length && !digit(part[at])) at++;
        while (at < part.length && digit(part[at])) at++;
        return Math.min(at + 1, part.length);
    }

    /// Where the event ends but for its padding: right behind the quote the padding begins with.
    private int unpadded(byte[] buffer, int from, int end) {
        int at = padding.length == 0 ? -1 : find(padding, buffer, from, end);
        return at >= 0 && padded(buffer, at + padding.length, end) ? at + padding.length : end;
    }

    /// Whether there is nothing but padding from there on.
    private static boolean padded(byte[] buffer, int from, int end) {
        return closing(buffer, from, end) == end - 2 && buffer[end - 1] == '}';
    }

    private static int find(byte[] wanted, byte[] buffer, int from, int end) {
        for (int at = from; at + wanted.length <= end; at++)
            if (Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) return at;
        return -1;
    }

    /// Where the text behind a colon begins, or -1.
    private static int opening(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && (buffer[at] == ' ' || buffer[at] == ':')) at++;
        return at < end && buffer[at] == '"' ? at + 1 : -1;
    }

    /// Where the text that begins there ends, or -1.
    private static int closing(byte[] buffer, int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = buffer[at];
            if (b == '"') return at;
            if (b == '\\') at++;
            else if (b >= 0 && b < ' ') return -1;
        }
        return -1;
    }

    /// Where the pattern ends in the buffer, its numbers from `free` to `fixed` standing for any; or -1.
    private static int follow(byte[] pattern, int free, int fixed, byte[] buffer, int from, int end) {
        if (end - from < free || !Arrays.equals(pattern, 0, free, buffer, from, from + free)) return -1;
        int at = from + free;
        int i = free;
        while (true) {
            int same = Arrays.mismatch(pattern, i, pattern.length, buffer, at, end);
            if (same < 0 || same == pattern.length - i) return at + pattern.length - i;
            i += same;
            at += same;
            if (at >= end) return -1;
            boolean inside = same > 0 && digit(pattern[i - 1]);
            if (i >= fixed) return -1;
            boolean here = digit(pattern[i]) || digit(buffer[at]);
            if (!here || !inside && digit(pattern[i]) != digit(buffer[at])) return -1;
            while (i < pattern.length && digit(pattern[i])) i++;
            while (at < end && digit(buffer[at])) at++;
        }
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// The text between two quotes; U+FFFD where it cannot be read.
    private static String read(byte[] buffer, int from, int to) {
        boolean plain = true;
        for (int at = from; at < to && plain; at++) plain = buffer[at] != '\\';
        if (plain) return new String(buffer, from, to - from, StandardCharsets.UTF_8);
        try (JsonParser in = Chunk.parser(buffer, from - 1, to - from + 2)) {
            return in.nextToken() == JsonToken.VALUE_STRING ? in.getText() : "\uFFFD";
        } catch (IOException malformed) {
            return "\uFFFD";
        }
    }
}
