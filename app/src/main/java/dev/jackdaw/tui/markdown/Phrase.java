package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The text of a paragraph, a heading or a cell with what is marked in it (CommonMark 0.31.2, 6), its lines without
/// spaces at their ends. Breaks stay where they were written. Time grows with the length, whatever the marks are.
final class Phrase {
    /// The longest address of a link.
    private static final int ADDRESS = 1_000;

    /// Whether more of a text may come.
    enum Standing {
        /// What was begun is drawn as if it had ended.
        OPEN,
        WHOLE
    }

    /// @param settled whether nothing waits for its end, so that what comes after cannot change it
    record Drawn(List<Row> rows, boolean settled) {}

    private record Bracket(int atom, int runs, boolean image) {}

    private final String text;
    private final Standing standing;
    private final Atoms atoms = new Atoms();
    private final Emphasis emphasis = new Emphasis(atoms);
    private final List<Bracket> brackets = new ArrayList<>();
    private final Map<Integer, Deque<Integer>> ticks = new HashMap<>();
    private final int lastParenthesis;
    private int dead;
    private boolean settled = true;

    private Phrase(String text, Standing standing) {
        this.standing = standing;
        this.text = standing == Standing.OPEN ? sure(text) : text;
        this.lastParenthesis = standing == Standing.OPEN ? this.text.length() : text.lastIndexOf(')');
    }

    /// A text without what at its end may become a mark or a reference.
    private static String sure(String text) {
        int end = text.length();
        while (end > 0 && "*_~`\\".indexOf(text.charAt(end - 1)) >= 0) end--;
        int reference = text.lastIndexOf('&');
        boolean begun = reference >= 0 && end - reference <= Entities.LONGEST;
        for (int at = reference + 1; at < end && begun; at++)
            begun = text.charAt(at) == '#' || Character.isLetterOrDigit(text.charAt(at));
        return text.substring(0, begun ? reference : end);
    }

    static Drawn draw(String text, Ink base, Standing standing) {
        var phrase = new Phrase(text, standing);
        phrase.read();
        return new Drawn(phrase.atoms.rows(base), phrase.settled);
    }

    private void read() {
        for (int at = text.indexOf('`'); at >= 0 && at < text.length(); ) {
            int end = afterTicks(at);
            ticks.computeIfAbsent(end - at, _ -> new ArrayDeque<>()).add(at);
            at = text.indexOf('`', end);
        }
        for (int at = 0; at < text.length(); ) {
            int end = special(at);
            at = end > at ? end : plain(at);
        }
        settled &= emphasis.match(0, standing) && brackets.size() <= dead;
    }

    /// Takes in what is more than text; gives its end, or where it began.
    private int special(int at) {
        return switch (text.charAt(at)) {
            case '\\' -> escape(at);
            case '`' -> code(at);
            case '*', '_', '~' -> emphasis.run(text, at);
            case '!' -> text.startsWith("![", at) ? bracket(at, 2) : at;
            case '[' -> bracket(at, 1);
            case ']' -> link(at);
            case '<' -> angle(at);
            case '&' -> entity(at);
            case 'h' -> address(at);
            case '\n' -> lineEnd(at);
            default -> at;
        };
    }

    private int plain(int start) {
        int at = start + 1;
        while (at < text.length() && !marks(at)) at++;
        atoms.add(text.substring(start, at), Ink.PLAIN);
        return at;
    }

    private boolean marks(int at) {
        return switch (text.charAt(at)) {
            case '\\', '`', '*', '_', '~', '!', '[', ']', '<', '&', '\n' -> true;
            case 'h' -> text.startsWith("http", at);
            default -> false;
        };
    }

    private int escape(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next != '\n' && (next >= 0x7f || !Emphasis.punctuation(next))) return at;
        atoms.add(String.valueOf(next), Ink.PLAIN);
        return at + 2;
    }

    private int lineEnd(int at) {
        atoms.add("\n", Ink.PLAIN);
        return at + 1;
    }

    private int afterTicks(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '`') at++;
        return at;
    }

    private int code(int start) {
        int from = afterTicks(start);
        Deque<Integer> same = ticks.getOrDefault(from - start, new ArrayDeque<>());
        while (!same.isEmpty() && same.getFirst() < from) same.removeFirst();
        boolean open = same.isEmpty();
        if (open && standing == Standing.WHOLE) {
            settled = false;
            atoms.add(text.substring(start, from), Ink.PLAIN);
            return from;
        }
        int to = open ? text.length() : same.getFirst();
        String code = text.substring(from, to).replace('\n', ' ');
        boolean padded = code.startsWith(" ") && (code.endsWith(" ") || open) && !code.isBlank();
        if (padded) code = code.substring(1, code.endsWith(" ") ? code.length() - 1 : code.length());
        atoms.add(code, Ink.CODE);
        return open ? to : to + from - start;
    }

    private int bracket(int at, int length) {
        brackets.add(new Bracket(atoms.add(text.substring(at, at + length), Ink.PLAIN), emphasis.size(), length > 1));
        return at + length;
    }

    private int link(int at) {
        if (brackets.isEmpty()) return at;
        Bracket bracket = brackets.removeLast();
        boolean alive = brackets.size() >= dead;
        dead = Math.min(dead, brackets.size());
        int end = alive && text.startsWith("(", at + 1) ? Address.afterTarget(text, at + 2, lastParenthesis) : -1;
        if (end < 0 || end - at > ADDRESS) return at;
        emphasis.match(bracket.runs(), Standing.WHOLE);
        atoms.set(bracket.atom(), "");
        String said = atoms.text(bracket.atom());
        String address = Address.target(text.substring(at + 2, end));
        if (said.isEmpty()) atoms.add(address, Ink.LINK);
        atoms.lay(Atoms.Style.LINK, bracket.atom(), atoms.add("", Ink.PLAIN));
        if (!said.isEmpty() && !address.isEmpty() && !address.equals(said) && !address.equals("mailto:" + said))
            atoms.add(" (" + address + (end < text.length() ? ")" : ""), Ink.DIM);
        if (!bracket.image()) dead = brackets.size();
        return Math.min(end + 1, text.length());
    }

    private int angle(int at) {
        int end = Address.afterAngle(text, at);
        if (end == at) return at;
        String inner = text.substring(at + 1, end - 1);
        boolean address = inner.indexOf(':') > 1 && inner.indexOf(' ') < 0 || Address.mail(inner);
        if (address) atoms.add(inner, Ink.LINK);
        else atoms.add(text.substring(at, end), Ink.PLAIN);
        return end;
    }

    private int entity(int at) {
        int end = Entities.end(text, at);
        if (end > at) atoms.add(Entities.read(text.substring(at + 1, end - 1)), Ink.PLAIN);
        return end;
    }

    private int address(int at) {
        int end = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) ? at : Address.end(text, at);
        if (end > at) atoms.add(text.substring(at, end), Ink.LINK);
        return end;
    }
}
