package dev.jackdaw.policy.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Commands as text, where they are not understood.
final class Foreign {
    private static final int MOST = 2_000;
    private static final int LONGEST = 2_000;
    private static final List<String> WORDS =
            List.of("rm", "mkfs", "mke2fs", "newfs", "find", "dd", "ch", "/dev/", "{");

    private static final Set<String> RESERVED =
            Set.of("if", "then", "elif", "else", "do", "while", "until", "time", "!", "{", "(", "coproc");

    private Foreign() {}

    /// Without our own signs, halves of characters and NULs, which no file's name can hold.
    static String without(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pair) out.append(c).append(text.charAt(++i));
            else if (!Character.isSurrogate(c) && !Value.sign((int) c) && c != 0) out.append(c);
        }
        return out.toString();
    }

    /// What may be commands in it, wherever something could end or begin one; those that could be the worst.
    static Set<String> pieces(String text) {
        var pieces = new LinkedHashSet<String>();
        for (String separators : List.of(";\n|&", ";\n|&(){}`\"'"))
            for (String piece : split(text, separators))
                if (pieces.size() < MOST && WORDS.stream().anyMatch(piece::contains)) pieces.add(piece);
        return pieces;
    }

    /// Without the words of a compound command before it.
    private static String command(String piece) {
        int blank = piece.indexOf(' ');
        return blank > 0 && RESERVED.contains(piece.substring(0, blank))
                ? command(piece.substring(blank + 1).strip())
                : piece;
    }

    private static List<String> split(String text, String separators) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && separators.indexOf(text.charAt(i)) < 0) continue;
            String piece = command(text.substring(from, i).strip());
            if (!piece.isEmpty() && piece.length() < LONGEST) pieces.add(piece);
            from = i + 1;
        }
        return pieces;
    }
}
