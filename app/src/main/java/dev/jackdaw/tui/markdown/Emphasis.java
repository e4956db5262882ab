package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import java.util.ArrayList;
import java.util.List;

/// Runs of `*`, `_` and `~~`, and which of them belong together (CommonMark 0.31.2, 6.2; GitHub's 6.5).
///
/// Other than there, a wide character beside a run counts like punctuation, since Chinese and Japanese have no spaces:
/// `**注意：**这里` is bold up to the colon.
final class Emphasis {
    private static final int KINDS = 3 * 2 * 3;

    private static final class Run {
        final char mark;
        final int atom;
        final int length;
        final boolean opens;
        final boolean closes;
        final boolean plainly;
        int left;

        Run(char mark, int atom, int length, boolean opens, boolean closes, boolean plainly) {
            this.mark = mark;
            this.atom = atom;
            this.length = length;
            this.opens = opens;
            this.closes = closes;
            this.plainly = plainly;
            this.left = length;
        }

        int kind() {
            return ("*_~".indexOf(mark) * 2 + (opens ? 1 : 0)) * 3 + length % 3;
        }
    }

    private final Atoms atoms;
    private final List<Run> runs = new ArrayList<>();

    Emphasis(Atoms atoms) {
        this.atoms = atoms;
    }

    int size() {
        return runs.size();
    }

    /// Takes in the run that begins there; gives its end.
    int run(String text, int start) {
        char mark = text.charAt(start);
        int end = start;
        while (end < text.length() && text.charAt(end) == mark) end++;
        int atom = atoms.add(text.substring(start, end), Ink.PLAIN);
        if (mark == '~' && end - start != 2) return end;
        int before = start == 0 ? ' ' : text.codePointBefore(start);
        int after = end == text.length() ? ' ' : text.codePointAt(end);
        boolean left = flanks(after, before);
        boolean right = flanks(before, after);
        boolean inWord = mark == '_';
        boolean opens = left && (!inWord || !right || punctuation(before));
        boolean closes = right && (!inWord || !left || punctuation(after));
        boolean plainly = opens && (blank(before) || punctuation(before) || wide(before));
        if (opens || closes) runs.add(new Run(mark, atom, end - start, opens, closes, plainly));
        return end;
    }

    /// Whether a run beside `inner` embraces it, with `outer` on its other side.
    private static boolean flanks(int inner, int outer) {
        return !blank(inner) && (!punctuation(inner) || blank(outer) || punctuation(outer) || wide(outer));
    }

    private static boolean blank(int c) {
        return c == '\n' || c == '\t' || Character.isSpaceChar(c);
    }

    private static boolean wide(int c) {
        return c > 0xff && Cells.width(c) > 1;
    }

    static boolean punctuation(int c) {
        if (c < 0x80) return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    /// Matches the runs from one on, and forgets them.
    ///
    /// @return whether none is left that waits for its end
    boolean match(int from, Phrase.Standing standing) {
        var open = new ArrayList<Run>();
        int[] bottoms = new int[KINDS];
        for (Run run : runs.subList(from, runs.size())) {
            boolean matching = run.closes;
            while (matching && run.left > 0) matching = close(run, open, bottoms);
            if (run.opens && run.left > 0) open.add(run);
        }
        runs.subList(from, runs.size()).clear();
        if (standing == Phrase.Standing.OPEN) open.forEach(this::stayOpen);
        return open.isEmpty();
    }

    private boolean close(Run run, List<Run> open, int[] bottoms) {
        int at = open.size() - 1;
        while (at >= bottoms[run.kind()] && !pairs(open.get(at), run)) at--;
        if (at < bottoms[run.kind()]) {
            bottoms[run.kind()] = open.size();
            return false;
        }
        Run opener = open.get(at);
        int used = opener.left >= 2 && run.left >= 2 ? 2 : 1;
        opener.left -= used;
        run.left -= used;
        lay(opener.mark, used, opener.atom + 1, run.atom);
        atoms.set(opener.atom, String.valueOf(opener.mark).repeat(opener.left));
        atoms.set(run.atom, String.valueOf(run.mark).repeat(run.left));
        open.subList(opener.left == 0 ? at : at + 1, open.size()).clear();
        for (int i = 0; i < KINDS; i++) bottoms[i] = Math.min(bottoms[i], open.size());
        return true;
    }

    private static boolean pairs(Run opener, Run closer) {
        if (opener.mark != closer.mark) return false;
        boolean both = opener.closes || closer.opens;
        boolean thirds = (opener.length + closer.length) % 3 == 0;
        return !both || !thirds || opener.length % 3 == 0 && closer.length % 3 == 0;
    }

    private void lay(char mark, int used, int from, int to) {
        Atoms.Style style = mark == '~' ? Atoms.Style.STRUCK : used == 2 ? Atoms.Style.BOLD : Atoms.Style.ITALIC;
        atoms.lay(style, from, to);
    }

    /// What was begun in a text that is still being written will most likely be ended.
    private void stayOpen(Run run) {
        if (!run.plainly || run.left > 3 || run.atom + 1 >= atoms.size()) return;
        if (run.left != 2) lay(run.mark, 1, run.atom + 1, atoms.size());
        if (run.left > 1) lay(run.mark, 2, run.atom + 1, atoms.size());
        atoms.set(run.atom, "");
    }
}
