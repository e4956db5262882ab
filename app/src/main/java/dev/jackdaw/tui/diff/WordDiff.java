package dev.jackdaw.tui.diff;

import dev.jackdaw.tui.screen.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What differs between a line and the one that took its place, word by word. A word is a run of letters and digits or
/// of spaces; any other character, and each one of a script that writes no spaces, is a word of its own.
///
/// @param before the old line in pieces, one after another
/// @param after the new one
/// @param likeness how much they share, from 0 to 1
record WordDiff(List<Piece> before, List<Piece> after, double likeness) {
    /// Beyond this many comparisons only what the lines share at both ends counts as kept.
    private static final int MOST_COMPARED = 40_000;

    record Piece(String text, Fate fate) {}

    enum Fate {
        KEPT,
        CHANGED
    }

    static WordDiff of(String before, String after) {
        List<String> old = words(before);
        List<String> fresh = words(after);
        var keptOld = new boolean[old.size()];
        var keptFresh = new boolean[fresh.size()];
        int head = 0;
        int least = Math.min(old.size(), fresh.size());
        while (head < least && old.get(head).equals(fresh.get(head))) head++;
        int tail = 0;
        while (tail < least - head && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) tail++;
        Arrays.fill(keptOld, 0, head, true);
        Arrays.fill(keptFresh, 0, head, true);
        Arrays.fill(keptOld, old.size() - tail, old.size(), true);
        Arrays.fill(keptFresh, fresh.size() - tail, fresh.size(), true);
        long work = (long) (old.size() - head - tail) * (fresh.size() - head - tail);
        if (work > 0 && work <= MOST_COMPARED) {
            int[][] longest = longest(old, fresh, head, tail);
            int i = head;
            int j = head;
            while (i < old.size() - tail && j < fresh.size() - tail) {
                if (old.get(i).equals(fresh.get(j))) {
                    keptOld[i++] = true;
                    keptFresh[j++] = true;
                } else if (longest[i - head + 1][j - head] >= longest[i - head][j - head + 1]) i++;
                else j++;
            }
        }
        return new WordDiff(pieces(old, keptOld), pieces(fresh, keptFresh), likeness(old, keptOld, before, after));
    }

    /// How many characters the rest of one can share with the rest of the other, from each place on.
    private static int[][] longest(List<String> old, List<String> fresh, int head, int tail) {
        int rows = old.size() - head - tail;
        int columns = fresh.size() - head - tail;
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--)
            for (int j = columns - 1; j >= 0; j--) {
                String word = old.get(head + i);
                longest[i][j] = word.equals(fresh.get(head + j))
                        ? longest[i + 1][j + 1] + word.length()
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        return longest;
    }

    private static double likeness(List<String> old, boolean[] kept, String before, String after) {
        int shared = 0;
        for (int i = 0; i < kept.length; i++) if (kept[i]) shared += visible(old.get(i));
        int all = Math.max(visible(before), visible(after));
        return all == 0 ? 1 : (double) shared / all;
    }

    private static int visible(String text) {
        int visible = 0;
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > ' ') visible++;
        return visible;
    }

    private static List<Piece> pieces(List<String> words, boolean[] kept) {
        var pieces = new ArrayList<Piece>();
        var run = new StringBuilder();
        for (int i = 0; i < kept.length; i++) {
            run.append(words.get(i));
            if (i + 1 < kept.length && kept[i + 1] == kept[i]) continue;
            pieces.add(new Piece(run.toString(), kept[i] ? Fate.KEPT : Fate.CHANGED));
            run.setLength(0);
        }
        return pieces;
    }

    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int start = at;
            int kind = kind(text.codePointAt(at));
            do at = Cells.next(text, at);
            while (kind > 0 && at < text.length() && kind(text.codePointAt(at)) == kind);
            words.add(text.substring(start, at));
        }
        return words;
    }

    /// 1 for letters and digits, 2 for spaces, 0 for what stands alone.
    private static int kind(int codePoint) {
        if (codePoint == ' ' || codePoint == '\t') return 2;
        if (codePoint < 0x80) return Character.isLetterOrDigit(codePoint) || codePoint == '_' ? 1 : 0;
        return Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint) && !kana(codePoint) ? 1 : 0;
    }

    private static boolean kana(int codePoint) {
        return codePoint >= 0x3040 && codePoint <= 0x30ff || codePoint >= 0xe00 && codePoint <= 0xe7f;
    }
}
