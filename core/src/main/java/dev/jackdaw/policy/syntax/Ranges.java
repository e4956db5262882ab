package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Word.Braces;
import dev.jackdaw.policy.syntax.Word.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `1..10`, `01..10..2`, `a..e` within braces (Bash Reference Manual, 3.5.1).
final class Ranges {
    /// More members than these are not listed.
    private static final int LISTED = 64;

    private Ranges() {}

    static Optional<Braces> parse(String text) {
        int first = text.indexOf("..");
        if (first < 1) return Optional.empty();
        int second = text.indexOf("..", first + 2);
        String from = text.substring(0, first);
        String to = text.substring(first + 2, second < 0 ? text.length() : second);
        Optional<Long> step = second < 0 ? Optional.of(1L) : number(text.substring(second + 2));
        if (step.isEmpty()) return Optional.empty();
        if (letter(from) && letter(to)) return Optional.of(letters(from.charAt(0), to.charAt(0), step.get()));
        return number(from).flatMap(low -> number(to).map(high -> numbers(low, high, step.get(), width(from, to))));
    }

    private static boolean letter(String text) {
        return text.length() == 1 && (text.charAt(0) | 32) >= 'a' && (text.charAt(0) | 32) <= 'z';
    }

    /// Between `Z` and `a` stand characters that mean something to the shell: such a range is not listed.
    private static Braces letters(char from, char to, long step) {
        if ((from & 32) != (to & 32)) return new Braces(List.of(word("" + from), word("" + to)), false);
        var words = new ArrayList<Word>();
        for (long each : members(from, to, step)) words.add(word(String.valueOf((char) each)));
        return new Braces(words, true);
    }

    private static Braces numbers(long from, long to, long step, int width) {
        List<Long> members = members(from, to, step);
        boolean whole = members.size() <= LISTED;
        var words = new ArrayList<Word>();
        for (long each : whole ? members : List.of(from, to)) words.add(word(padded(each, width)));
        return new Braces(words, whole);
    }

    private static List<Long> members(long from, long to, long step) {
        long stride = Math.max(1, Math.abs(step));
        var members = new ArrayList<Long>();
        for (long each = from; from <= to ? each <= to : each >= to; each += from <= to ? stride : -stride) {
            members.add(each);
            if (members.size() > LISTED) break;
        }
        return members;
    }

    private static int width(String from, String to) {
        return padding(from) || padding(to) ? Math.max(from.length(), to.length()) : 0;
    }

    private static boolean padding(String number) {
        int digits = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        return number.length() > digits + 1 && number.charAt(digits) == '0';
    }

    private static String padded(long number, int width) {
        String digits = String.valueOf(Math.abs(number));
        String sign = number < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
    }

    private static Optional<Long> number(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (text.length() == start || text.length() > 18) return Optional.empty();
        for (int i = start; i < text.length(); i++) if (!Cursor.digit(text.charAt(i))) return Optional.empty();
        return Optional.of(Long.parseLong(text));
    }

    private static Word word(String text) {
        return new Word(List.of(new Literal(text, false)), text);
    }
}
