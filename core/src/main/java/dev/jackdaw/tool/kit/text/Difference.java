package dev.jackdaw.tool.kit.text;

/// Where one text differs from another: after what they share at the start and before what they share at the end.
///
/// @param head how many characters are shared at the start
/// @param tail how many are shared at the end, none of them counted in `head`
/// @param middle what the second text has between
record Difference(int head, int tail, String middle) {

    static Difference between(String one, String other) {
        int least = Math.min(one.length(), other.length());
        int head = 0;
        while (head < least && one.charAt(head) == other.charAt(head)) head++;
        int tail = 0;
        while (tail < least - head && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail))
            tail++;
        return new Difference(head, tail, other.substring(head, other.length() - tail));
    }
}
