package dev.jackdaw.tui.vim;

import dev.jackdaw.tui.edit.Stretch;
import dev.jackdaw.tui.screen.Cells;
import java.util.Optional;

/// Where motions lead.
final class Motions {
    private static final String BRACKETS = "()[]{}";

    /// Where one leads, and what of the text it covers for an operator.
    ///
    /// @param reach EXCLUSIVE of the character there, INCLUSIVE, or whole LINES
    record Move(int to, Reach reach) {}

    enum Reach {
        EXCLUSIVE,
        INCLUSIVE,
        LINES
    }

    /// What `;` and `,` look for again.
    private record Sought(char how, String what) {}

    private Optional<Sought> sought = Optional.empty();

    /// Where a motion leads from a place; nothing where it leads nowhere or is none.
    Optional<Move> of(CharSequence text, int at, Sentence said) {
        int count = said.count();
        char verb = said.verb().charAt(0);
        return switch (verb) {
            case 'h' -> moved(at, repeat(at, count, i -> i > Lines.start(text, i) ? Cells.previous(text, i) : i));
            case 'l', ' ' -> moved(at, repeat(at, count, i -> i < Lines.end(text, i) ? Cells.next(text, i) : i));
            case 'j' -> lines(text, at, Lines.below(text, at, count));
            case 'k' -> lines(text, at, Lines.above(text, at, count));
            case 'w', 'W' -> exclusive(repeat(at, count, i -> word(text, i, verb == 'W')));
            case 'b', 'B' -> exclusive(repeat(at, count, i -> back(text, i, verb == 'B')));
            case 'e', 'E' -> inclusive(repeat(at, count, i -> end(text, i, verb == 'E')));
            case '0' -> exclusive(Lines.start(text, at));
            case '^' -> exclusive(Lines.first(text, at));
            case '$' -> inclusive(Lines.last(text, Lines.below(text, at, count - 1)));
            case 'G' -> to(text, said.counted() ? count : Integer.MAX_VALUE);
            case 'g' -> said.verb().equals("gg") ? to(text, count) : Optional.empty();
            case 'f', 'F', 't', 'T' -> {
                sought = Optional.of(new Sought(verb, said.verb().substring(1)));
                yield seek(text, at, count, sought.get());
            }
            case ';' -> sought.flatMap(last -> seek(text, at, count, last));
            case ',' -> sought.flatMap(last -> seek(text, at, count, new Sought(turned(last.how()), last.what())));
            case '%' -> match(text, at);
            default -> Optional.empty();
        };
    }

    private static Optional<Move> exclusive(int to) {
        return Optional.of(new Move(to, Reach.EXCLUSIVE));
    }

    private static Optional<Move> inclusive(int to) {
        return Optional.of(new Move(to, Reach.INCLUSIVE));
    }

    private static Optional<Move> moved(int from, int to) {
        return from == to ? Optional.empty() : exclusive(to);
    }

    private static Optional<Move> lines(CharSequence text, int at, int line) {
        return line == Lines.start(text, at) ? Optional.empty() : Optional.of(new Move(line, Reach.LINES));
    }

    private static Optional<Move> to(CharSequence text, int line) {
        return Optional.of(new Move(Lines.first(text, Lines.below(text, 0, line - 1)), Reach.LINES));
    }

    /// A step from a place.
    @FunctionalInterface
    interface Step {
        int from(int at);
    }

    private static int repeat(int from, int count, Step step) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int next = step.from(at);
            if (next == at) break;
            at = next;
        }
        return at;
    }

    private static Stretch kind(CharSequence text, int at, boolean large) {
        Stretch kind = Stretch.at(text, at);
        return large && kind != Stretch.SPACE ? Stretch.LETTERS : kind;
    }

    private static int word(CharSequence text, int from, boolean large) {
        int at = from;
        if (at >= text.length()) return at;
        Stretch kind = kind(text, at, large);
        while (at < text.length() && kind(text, at, large) == kind) at = Cells.next(text, at);
        while (at < text.length() && kind(text, at, large) == Stretch.SPACE) at = Cells.next(text, at);
        return at;
    }

    private static int back(CharSequence text, int from, boolean large) {
        int at = from;
        while (at > 0 && kind(text, Cells.previous(text, at), large) == Stretch.SPACE) at = Cells.previous(text, at);
        if (at == 0) return 0;
        Stretch kind = kind(text, Cells.previous(text, at), large);
        while (at > 0 && kind(text, Cells.previous(text, at), large) == kind) at = Cells.previous(text, at);
        return at;
    }

    private static int end(CharSequence text, int from, boolean large) {
        int at = Cells.next(text, from);
        while (at < text.length() && kind(text, at, large) == Stretch.SPACE) at = Cells.next(text, at);
        if (at >= text.length()) return from >= text.length() ? from : Lines.last(text, text.length());
        Stretch kind = kind(text, at, large);
        int next = Cells.next(text, at);
        while (next < text.length() && kind(text, next, large) == kind) {
            at = next;
            next = Cells.next(text, at);
        }
        return at;
    }

    private static char turned(char how) {
        return Character.isLowerCase(how) ? Character.toUpperCase(how) : Character.toLowerCase(how);
    }

    /// In the line, the character so many times ahead or back; or the one before it.
    private static Optional<Move> seek(CharSequence text, int at, int count, Sought sought) {
        String line = text.subSequence(0, Lines.end(text, at)).toString();
        boolean ahead = sought.how() == 'f' || sought.how() == 't';
        int start = Lines.start(text, at);
        int found = at;
        for (int i = 0; i < count; i++) {
            found = ahead
                    ? line.indexOf(sought.what(), Math.min(line.length(), found + 1))
                    : found == 0 ? -1 : line.lastIndexOf(sought.what(), found - 1);
            if (found < start) return Optional.empty();
        }
        return switch (sought.how()) {
            case 'f' -> inclusive(found);
            case 't' -> inclusive(Cells.previous(text, found));
            case 'T' -> exclusive(Cells.next(text, found));
            default -> exclusive(found);
        };
    }

    /// The bracket that belongs to the next one in the line.
    private static Optional<Move> match(CharSequence text, int from) {
        int at = from;
        int end = Lines.end(text, from);
        while (at < end && BRACKETS.indexOf(text.charAt(at)) < 0) at++;
        if (at == end) return Optional.empty();
        int place = BRACKETS.indexOf(text.charAt(at));
        int other = Objects.partner(text, at, BRACKETS.charAt(place ^ 1), place % 2 == 0 ? 1 : -1);
        return other < 0 ? Optional.empty() : inclusive(other);
    }
}
