package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.List;

/// The commands whose further words an always rule may leave open.
public final class Prefixes {
    private static final String WORD = "*";

    private Prefixes() {}

    /// The beginning of the command that such a rule would keep, or empty.
    public static String of(List<String> words) {
        for (String line : Resource.lines(Prefixes.class, "prefixes.txt")) {
            List<String> prefix = Resource.words(line);
            if (words.size() < prefix.size()) continue;
            boolean same = true;
            for (int i = 0; i < prefix.size(); i++)
                same &= prefix.get(i).equals(WORD)
                        ? plain(words.get(i))
                        : prefix.get(i).equals(words.get(i));
            if (same) return String.join(" ", words.subList(0, prefix.size()));
        }
        return "";
    }

    private static boolean plain(String word) {
        return !word.startsWith("-")
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_:.".indexOf(c) >= 0);
    }
}
