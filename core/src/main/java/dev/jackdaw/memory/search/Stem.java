package dev.jackdaw.memory.search;

/// Where the part of an English word ends that its forms share, roughly: `test` of `tests`, `tested` and `testing`. Two
/// words that share a stem by accident cost a place in a list, so few endings are known.
final class Stem {
    private static final int SHORTEST = 3;

    private Stem() {}

    /// @param word lower case; may be changed
    /// @param length of the word
    /// @return the length of its stem
    static int length(char[] word, int length) {
        if (length <= SHORTEST || !plain(word, length)) return length;
        int end = singular(word, length);
        if ("gdnte".indexOf(word[end - 1]) >= 0) end = bare(word, end);
        if (end > SHORTEST && end < length && word[end - 1] == word[end - 2] && "lsz".indexOf(word[end - 1]) < 0) end--;
        return end;
    }

    /// Without the endings, each of which ends in one of a few letters.
    private static int bare(char[] word, int length) {
        int end = length;
        end = without(word, end, "ing", 3);
        end = without(word, end, "ed", 3);
        end = without(word, end, "ation", 3);
        end = without(word, end, "ment", 4);
        end = without(word, end, "ate", 4);
        if (end > 5 && ends(word, end, "tion")) end -= 3;
        if (end > SHORTEST && word[end - 1] == 'e') end--;
        return end;
    }

    private static boolean plain(char[] word, int length) {
        for (int i = 0; i < length; i++) if (word[i] < 'a' || word[i] > 'z') return false;
        return true;
    }

    private static int singular(char[] word, int length) {
        if (word[length - 1] != 's' || ends(word, length, "ss") || ends(word, length, "us") || ends(word, length, "is"))
            return length;
        if (length > 4 && ends(word, length, "ies")) {
            word[length - 3] = 'y';
            return length - 2;
        }
        boolean hissing = length > 4
                && (ends(word, length, "sses")
                        || ends(word, length, "xes")
                        || ends(word, length, "ches")
                        || ends(word, length, "shes"));
        return length - (hissing ? 2 : 1);
    }

    private static int without(char[] word, int length, String ending, int least) {
        int stem = length - ending.length();
        return stem >= least && ends(word, length, ending) && vowel(word, stem) ? stem : length;
    }

    private static boolean vowel(char[] word, int length) {
        for (int i = 0; i < length; i++) if ("aeiouy".indexOf(word[i]) >= 0) return true;
        return false;
    }

    private static boolean ends(char[] word, int length, String ending) {
        int from = length - ending.length();
        if (from < 0) return false;
        for (int i = 0; i < ending.length(); i++) if (word[from + i] != ending.charAt(i)) return false;
        return true;
    }
}
