package dev.jackdaw.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Writes the plain words a command begins with in another way that means the same to the shell.
final class MutantSpelling {
    private static final String PLAIN = "_./:@%+,-=";
    private static final Set<String> RESERVED =
            Set.of("if then else elif fi for while until do done case esac select function time coproc in".split(" "));

    private final String command;
    private final Random random;
    private final List<int[]> words = new ArrayList<>();

    private MutantSpelling(String command, Random random) {
        this.command = command;
        this.random = random;
        int at = 0;
        while (at < command.length()) {
            int from = at;
            while (at < command.length() && plain(command.charAt(at))) at++;
            if (at > from && endsAt(at)) words.add(new int[] {from, at});
            int blank = at;
            while (at < command.length() && " \t".indexOf(command.charAt(at)) >= 0) at++;
            if (at == blank) break;
        }
        if (!words.isEmpty() && (RESERVED.contains(word(0)) || word(0).indexOf('=') >= 0)) words.clear();
        if (words.size() == 1 && words.getFirst()[0] > 0) words.clear();
    }

    /// The command in another spelling, or as it is where it begins with no plain word.
    static String of(String command, Random random) {
        var spelling = new MutantSpelling(command, random);
        if (spelling.words.isEmpty() || spelling.words.getFirst()[0] > 0) return command;
        return switch (random.nextInt(10)) {
            case 0 -> spelling.named();
            case 1 -> spelling.braced();
            case 2 -> spelling.redirected();
            case 3 -> spelling.spaced();
            default -> spelling.quoted();
        };
    }

    private static boolean plain(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
    }

    /// Whether a word ends here, rather than going on with a quote or an expansion, or naming a function.
    private boolean endsAt(int at) {
        if (at == command.length()) return true;
        if (";|\n".indexOf(command.charAt(at)) >= 0) return true;
        String rest = command.substring(at).stripLeading();
        return " \t".indexOf(command.charAt(at)) >= 0 && !rest.startsWith("(");
    }

    private String word(int index) {
        return command.substring(words.get(index)[0], words.get(index)[1]);
    }

    private String with(int index, String other) {
        return command.substring(0, words.get(index)[0]) + other + command.substring(words.get(index)[1]);
    }

    private String quoted() {
        int index = random.nextInt(words.size());
        String word = word(index);
        int at = random.nextInt(word.length());
        String before = word.substring(0, at);
        String after = word.substring(at);
        return with(
                index,
                switch (random.nextInt(10)) {
                    case 0 -> "'" + word + "'";
                    case 1 -> "\"" + word + "\"";
                    case 2 -> "$'" + word + "'";
                    case 3 -> before + "''" + after;
                    case 4 -> before + "\"\"" + after;
                    case 5 -> before + "\\" + after;
                    case 6 -> before + "\\\n" + after;
                    case 7 -> before + "'" + after + "'";
                    case 8 -> "$'" + escaped(word, "\\x%02x") + "'";
                    default -> before + "$'" + escaped(after, "\\%03o") + "'";
                });
    }

    private static String escaped(String word, String format) {
        var text = new StringBuilder();
        for (char c : word.toCharArray()) text.append(format.formatted((int) c));
        return text.toString();
    }

    private String named() {
        int index = random.nextInt(words.size());
        if (command.contains("jdv=")) return quoted();
        String use = List.of("$jdv", "${jdv}", "\"$jdv\"").get(random.nextInt(3));
        return "jdv=" + word(index) + List.of("; ", "\n", " && ").get(random.nextInt(3)) + with(index, use);
    }

    private String braced() {
        boolean all = command.chars().allMatch(c -> c == ' ' || c != ',' && plain((char) c));
        if (!all || words.size() < 2 || command.contains("..")) return quoted();
        return "{" + String.join(",", command.strip().split(" +")) + "}";
    }

    private String redirected() {
        int index = random.nextInt(words.size());
        String redirection = List.of("2>/dev/null ", "2>&1 ", "3</dev/null ").get(random.nextInt(3));
        return with(index, redirection + word(index));
    }

    private String spaced() {
        if (words.size() < 2) return quoted();
        int index = 1 + random.nextInt(words.size() - 1);
        String blank = List.of("  ", "\t", " \\\n ", " \t   ").get(random.nextInt(4));
        return with(index, blank + word(index));
    }
}
