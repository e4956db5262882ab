package dev.jackdaw.tool.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finding a text that is there but for quotes, white space at line ends or indentation, and only where it can be meant
/// just once.
final class Tolerant {

    /// Where it is and what to put there.
    record Place(int from, int to, String fresh, String note) {}

    private final String text;
    private final String[] lines;
    private final int[] starts;

    private Tolerant(String text) {
        this.text = text;
        this.lines = text.split("\n", -1);
        this.starts = new int[lines.length + 1];
        for (int i = 0; i < lines.length; i++)
            starts[i + 1] = Math.min(text.length(), starts[i] + lines[i].length() + 1);
    }

    static Optional<Place> find(String text, String old, String fresh) {
        if (old.isBlank()) return Optional.empty();
        return byQuotes(text, old, fresh).or(() -> new Tolerant(text).byLines(old, fresh));
    }

    private static Optional<Place> byQuotes(String text, String old, String fresh) {
        String haystack = plain(text);
        String needle = plain(old);
        int at = haystack.indexOf(needle);
        if (at < 0 || haystack.indexOf(needle, at + 1) >= 0) return Optional.empty();
        Difference change = Difference.between(old, fresh);
        int from = at + change.head();
        int to = at + old.length() - change.tail();
        return Optional.of(new Place(from, to, change.middle(), "typographic quotes or spaces differ"));
    }

    /// Typographic quotes and spaces as their plain ones; lengths stay the same.
    private static String plain(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++)
            chars[i] = switch (chars[i]) {
                case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
                case '\u201C', '\u201D', '\u201E', '\u201F' -> '"';
                case '\u00A0', '\u202F', '\u2007' -> ' ';
                case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014' -> '-';
                default -> chars[i];
            };
        return new String(chars);
    }

    private Optional<Place> byLines(String old, String fresh) {
        boolean whole = old.endsWith("\n");
        if (whole != fresh.endsWith("\n")) return Optional.empty();
        List<String> wanted = List.of((whole ? old.substring(0, old.length() - 1) : old).split("\n", -1));
        List<String> given = List.of((whole ? fresh.substring(0, fresh.length() - 1) : fresh).split("\n", -1));
        return once(wanted, line -> plain(line).stripTrailing())
                .map(at -> new Block(at, wanted, given, given, "white space at line ends differs"))
                .or(() -> once(wanted, line -> plain(line).strip())
                        .flatMap(at -> Indent.between(wanted, List.of(lines).subList(at, at + wanted.size()))
                                .flatMap(indent -> indent.apply(given))
                                .map(moved -> new Block(at, wanted, given, moved, "indentation differs"))))
                .map(this::place);
    }

    /// Lines of the file that were found, and what is to be there.
    ///
    /// @param moved the given lines, indented as the file is
    private record Block(int at, List<String> wanted, List<String> given, List<String> moved, String note) {
        private int head() {
            int least = Math.min(wanted.size(), given.size());
            int head = 0;
            while (head < least && wanted.get(head).equals(given.get(head))) head++;
            return head;
        }

        private int tail(int head) {
            int least = Math.min(wanted.size(), given.size()) - head;
            int tail = 0;
            while (tail < least && wanted.get(wanted.size() - 1 - tail).equals(given.get(given.size() - 1 - tail)))
                tail++;
            return tail;
        }
    }

    /// The one line where all the wanted ones begin.
    private Optional<Integer> once(List<String> wanted, UnaryOperator<String> canonical) {
        var needles = new ArrayList<String>();
        for (String line : wanted) needles.add(canonical.apply(line));
        var haystack = new ArrayList<String>(lines.length);
        for (String line : lines) haystack.add(canonical.apply(line));
        var found = new ArrayList<Integer>();
        for (int i = 0; i + needles.size() <= haystack.size() && found.size() < 2; i++)
            if (haystack.subList(i, i + needles.size()).equals(needles)) found.add(i);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// Lines both texts share keep the file's own form; the others are replaced.
    private Place place(Block block) {
        int head = block.head();
        int tail = block.tail(head);
        int last = block.given().size() - tail;
        int from = starts[block.at() + head];
        int to = starts[block.at() + block.wanted().size() - tail];
        String middle = String.join("\n", block.moved().subList(head, last));
        boolean open = to == text.length() && !text.endsWith("\n");
        if (last > head && !open) middle += "\n";
        if (last > head && open && from == to) middle = "\n" + middle;
        String where = " (lines " + (block.at() + 1) + "–"
                + (block.at() + block.wanted().size()) + ")";
        return new Place(from, to, middle, block.note() + where);
    }
}
