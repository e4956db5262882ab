package dev.jackdaw.tui.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What was changed in a text, so that it can be taken back and done again. Changes that belong together are one step.
final class Changes {
    /// Characters kept at most; beyond them, and beyond so many steps, the oldest are forgotten.
    private static final int MOST = 4_000_000;

    private static final int MOST_STEPS = 1_000;

    /// One change: what went from a place, and what came there.
    private record Change(int at, StringBuilder removed, StringBuilder added) {
        int size() {
            return removed.length() + added.length();
        }

        void apply(StringBuilder text) {
            text.replace(at, at + removed.length(), added.toString());
        }

        void revert(StringBuilder text) {
            text.replace(at, at + added.length(), removed.toString());
        }
    }

    /// @param before where the cursor was
    private record Step(List<Change> changes, int before) {
        int size() {
            return changes.stream().mapToInt(Change::size).sum() + 8;
        }
    }

    private final ArrayDeque<Step> done = new ArrayDeque<>();
    private final ArrayDeque<Step> undone = new ArrayDeque<>();
    private long size;
    private int open;
    private boolean sealed = true;

    /// Notes that `added` came in the place of `removed`.
    ///
    /// @param joins whether it goes on with the change before, as the next letter of a word does
    void note(int at, String removed, String added, int cursor, Joins joins) {
        undone.clear();
        boolean goesOn = !sealed && !done.isEmpty();
        if (goesOn && joins == Joins.YES && extend(done.getLast().changes(), at, removed, added)) {
            size += removed.length() + added.length();
            return;
        }
        if (!goesOn || open == 0) done.addLast(new Step(new ArrayList<>(), cursor));
        sealed = false;
        done.getLast().changes().add(new Change(at, new StringBuilder(removed), new StringBuilder(added)));
        size += removed.length() + added.length() + 8;
        while ((size > MOST || done.size() > MOST_STEPS) && done.size() > 1)
            size -= done.removeFirst().size();
    }

    /// Whether a change goes on with the one before.
    enum Joins {
        YES,
        NO
    }

    private static boolean extend(List<Change> changes, int at, String removed, String added) {
        Change last = changes.getLast();
        if (removed.isEmpty() && last.at() + last.added().length() == at) {
            last.added().append(added);
            return true;
        }
        if (!added.isEmpty() || !last.added().isEmpty()) return false;
        if (at == last.at()) last.removed().append(removed);
        else if (at + removed.length() == last.at()) {
            last.removed().insert(0, removed);
            changes.set(changes.size() - 1, new Change(at, last.removed(), last.added()));
        } else return false;
        return true;
    }

    /// From here on all changes are one step, until [#close()].
    void open() {
        if (open++ == 0) sealed = true;
    }

    void close() {
        if (open > 0) open--;
        if (open == 0) sealed = true;
    }

    /// Takes the last step back; tells where the cursor belongs.
    OptionalInt undo(StringBuilder text) {
        if (done.isEmpty()) return OptionalInt.empty();
        sealed = true;
        Step step = done.removeLast();
        for (Change change : step.changes().reversed()) change.revert(text);
        undone.addLast(step);
        size -= step.size();
        return OptionalInt.of(step.before());
    }

    OptionalInt redo(StringBuilder text) {
        if (undone.isEmpty()) return OptionalInt.empty();
        sealed = true;
        Step step = undone.removeLast();
        for (Change change : step.changes()) change.apply(text);
        done.addLast(step);
        size += step.size();
        Change last = step.changes().getLast();
        return OptionalInt.of(last.at() + last.added().length());
    }

    void clear() {
        done.clear();
        undone.clear();
        size = 0;
        sealed = true;
    }
}
