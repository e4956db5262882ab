package dev.jackdaw.tui.vim;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.screen.Cells;
import java.util.Locale;

/// What changes a text or remembers a part of it.
final class Verbs {
    private final Editor editor;
    private String register = "";
    private boolean lines;

    Verbs(Editor editor) {
        this.editor = editor;
    }

    /// What became of it.
    enum Done {
        /// Nothing that is to be repeated.
        NOTHING,
        /// The register has something else.
        LOOKED,
        CHANGED,
        /// What is typed now belongs to it.
        INSERTS
    }

    private CharSequence text() {
        return editor.raw();
    }

    Done operate(char operator, Range range) {
        register = text().subSequence(range.start(), range.end()).toString();
        lines = range.lines();
        return switch (operator) {
            case 'y' -> {
                editor.moveTo(range.lines() ? Math.min(editor.cursor(), range.start()) : range.start());
                yield Done.LOOKED;
            }
            case 'c' -> {
                boolean end = range.lines() && register.endsWith("\n");
                editor.replace(range.start(), end ? range.end() - 1 : range.end(), "");
                yield Done.INSERTS;
            }
            default -> {
                delete(range);
                yield Done.CHANGED;
            }
        };
    }

    private void delete(Range range) {
        int start = range.start();
        boolean last = range.lines() && start > 0 && !register.endsWith("\n");
        editor.replace(last ? start - 1 : start, range.end(), "");
        if (range.lines()) editor.moveTo(Lines.first(text(), editor.cursor()));
    }

    /// A command of the normal mode.
    Done run(Sentence said) {
        int at = editor.cursor();
        int count = said.count();
        int end = Lines.end(text(), at);
        return switch (said.verb().charAt(0)) {
            case 'x' -> at == end ? Done.NOTHING : operate('d', Range.of(at, ahead(at, count)));
            case 'X' -> at == Lines.start(text(), at) ? Done.NOTHING : operate('d', Range.of(behind(at, count), at));
            case 's' -> operate('c', Range.of(at, ahead(at, count)));
            case 'S' -> operate('c', Lines.around(text(), at, Lines.below(text(), at, count - 1)));
            case 'D' -> operate('d', Range.of(at, end));
            case 'C' -> operate('c', Range.of(at, end));
            case 'Y' -> operate('y', Lines.around(text(), at, Lines.below(text(), at, count - 1)));
            case 'r' -> replace(at, count, said.verb().substring(1));
            case '~' -> turn(Range.of(at, ahead(at, count)));
            case 'J' -> join(Math.max(1, count - 1));
            case 'p', 'P' -> put(said.verb().equals("p"), count);
            case 'i' -> insertAt(at);
            case 'a' -> insertAt(Math.min(end, Cells.next(text(), at)));
            case 'I' -> insertAt(Lines.first(text(), at));
            case 'A' -> insertAt(end);
            case 'o' -> open(end, end + 1);
            case 'O' -> open(Lines.start(text(), at), Lines.start(text(), at));
            default -> Done.NOTHING;
        };
    }

    /// A command on what is selected.
    Done select(Sentence said, Range range) {
        return switch (said.verb().charAt(0)) {
            case 'd', 'x', 'X', 'D' -> operate('d', range);
            case 'c', 's', 'S', 'C' -> operate('c', range);
            case 'y', 'Y' -> operate('y', range);
            case '~' -> turn(range);
            case 'u' -> recase(range, part(range).toLowerCase(Locale.ROOT));
            case 'U' -> recase(range, part(range).toUpperCase(Locale.ROOT));
            case 'r' -> fill(range, said.verb().substring(1));
            case 'J' -> {
                int joints = (int) part(range)
                        .stripTrailing()
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                editor.moveTo(range.start());
                yield join(Math.max(1, joints));
            }
            case 'p', 'P' -> exchange(range);
            default -> Done.NOTHING;
        };
    }

    private String part(Range range) {
        return text().subSequence(range.start(), range.end()).toString();
    }

    private int ahead(int from, int count) {
        int at = from;
        for (int i = 0; i < count && at < Lines.end(text(), from); i++) at = Cells.next(text(), at);
        return at;
    }

    private int behind(int from, int count) {
        int at = from;
        for (int i = 0; i < count && at > Lines.start(text(), from); i++) at = Cells.previous(text(), at);
        return at;
    }

    private Done insertAt(int at) {
        editor.moveTo(at);
        return Done.INSERTS;
    }

    private Done open(int at, int cursor) {
        editor.replace(at, at, "\n");
        return insertAt(cursor);
    }

    private Done replace(int at, int count, String letter) {
        int end = ahead(at, count);
        if (end == at) return Done.NOTHING;
        editor.replace(at, end, letter.repeat(count));
        editor.left();
        return Done.CHANGED;
    }

    private Done fill(Range range, String letter) {
        var filled = new StringBuilder();
        for (int at = range.start(); at < range.end(); at = Cells.next(text(), at))
            filled.append(text().charAt(at) == '\n' ? "\n" : letter);
        return recase(range, filled.toString());
    }

    private Done turn(Range range) {
        var turned = new StringBuilder();
        part(range)
                .codePoints()
                .forEach(c -> turned.appendCodePoint(
                        Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
        editor.replace(range.start(), range.end(), turned.toString());
        return Done.CHANGED;
    }

    private Done recase(Range range, String other) {
        editor.replace(range.start(), range.end(), other);
        editor.moveTo(range.start());
        return Done.CHANGED;
    }

    private Done join(int joints) {
        boolean joined = false;
        for (int i = 0; i < joints; i++) {
            int end = Lines.end(text(), editor.cursor());
            if (end == text().length()) break;
            int next = end + 1;
            while (next < text().length() && (text().charAt(next) == ' ' || text().charAt(next) == '\t')) next++;
            boolean bare = end == 0 || text().charAt(end - 1) == ' ' || next == text().length();
            editor.replace(end, next, bare ? "" : " ");
            editor.moveTo(end);
            joined = true;
        }
        return joined ? Done.CHANGED : Done.NOTHING;
    }

    private Done put(boolean behind, int count) {
        if (register.isEmpty()) return Done.NOTHING;
        int at = editor.cursor();
        if (lines) return putLines(behind, count);
        int place = behind ? Math.min(Lines.end(text(), at), Cells.next(text(), at)) : at;
        editor.replace(place, place, register.repeat(count));
        editor.left();
        return Done.CHANGED;
    }

    private Done putLines(boolean below, int count) {
        String whole = (register.endsWith("\n") ? register : register + "\n").repeat(count);
        int end = Lines.end(text(), editor.cursor());
        boolean last = below && end == text().length();
        int place = below ? Math.min(text().length(), end + 1) : Lines.start(text(), editor.cursor());
        editor.replace(place, place, last ? "\n" + whole.substring(0, whole.length() - 1) : whole);
        editor.moveTo(Lines.first(text(), last ? place + 1 : place));
        return Done.CHANGED;
    }

    private Done exchange(Range range) {
        String put = lines && !range.lines() ? "\n" + register : register;
        operate('d', new Range(range.start(), range.end(), false));
        editor.replace(range.start(), range.start(), put);
        editor.left();
        return Done.CHANGED;
    }
}
