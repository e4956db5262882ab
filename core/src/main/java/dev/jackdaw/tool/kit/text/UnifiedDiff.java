package dev.jackdaw.tool.kit.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/// What changed between two texts, as a unified diff with three lines of context.
///
/// @param text the diff, cut where it is very long
/// @param added lines that are new
/// @param removed lines that are gone
public record UnifiedDiff(String text, int added, int removed) {
    private static final int CONTEXT = 3;
    private static final int MOST = 48_000;
    /// Beyond this many lines the exact way takes too long, and one hunk is as good.
    private static final int MOST_COMPARED = 4000;

    /// Lines `from` to `to` of the old text replaced by `fromNew` to `toNew` of the new one.
    private record Change(int from, int to, int fromNew, int toNew) {}

    public static UnifiedDiff between(String name, String before, String after) {
        UnifiedDiff whole = whole(name, before, after);
        if (whole.text.length() <= MOST) return whole;
        return new UnifiedDiff(
                whole.text.substring(0, MOST) + "\n… the diff is cut here\n", whole.added, whole.removed);
    }

    /// The same, however long it is.
    public static UnifiedDiff whole(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> fresh = lines(after);
        List<Change> changes = changes(old, fresh);
        int added = 0;
        int removed = 0;
        for (Change change : changes) {
            removed += change.to - change.from;
            added += change.toNew - change.fromNew;
        }
        var out = new StringBuilder();
        out.append(before.isEmpty() ? "--- /dev/null\n" : "--- a/" + name + "\n")
                .append("+++ b/")
                .append(name)
                .append('\n');
        int i = 0;
        while (i < changes.size()) {
            int last = i;
            while (last + 1 < changes.size() && changes.get(last + 1).from - changes.get(last).to <= 2 * CONTEXT)
                last++;
            hunk(out, old, fresh, changes.subList(i, last + 1));
            i = last + 1;
        }
        return new UnifiedDiff(changes.isEmpty() ? "" : out.toString(), added, removed);
    }

    private static void hunk(StringBuilder out, List<String> old, List<String> fresh, List<Change> changes) {
        Change first = changes.getFirst();
        Change last = changes.getLast();
        int from = Math.max(0, first.from - CONTEXT);
        int to = Math.min(old.size(), last.to + CONTEXT);
        int fromNew = first.fromNew - (first.from - from);
        int toNew = last.toNew + (to - last.to);
        out.append("@@ -")
                .append(range(from, to))
                .append(" +")
                .append(range(fromNew, toNew))
                .append(" @@\n");
        int at = from;
        for (Change change : changes) {
            for (String line : old.subList(at, change.from)) line(out, ' ', line);
            for (String line : old.subList(change.from, change.to)) line(out, '-', line);
            for (String line : fresh.subList(change.fromNew, change.toNew)) line(out, '+', line);
            at = change.to;
        }
        for (String line : old.subList(at, to)) line(out, ' ', line);
    }

    private static String range(int from, int to) {
        int count = to - from;
        return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
    }

    private static void line(StringBuilder out, char mark, String line) {
        boolean ended = line.endsWith("\n");
        out.append(mark).append(ended ? line : line + "\n\\ No newline at end of file\n");
    }

    private static List<Change> changes(List<String> old, List<String> fresh) {
        int least = Math.min(old.size(), fresh.size());
        int head = 0;
        while (head < least && old.get(head).equals(fresh.get(head))) head++;
        int tail = 0;
        while (tail < least - head && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) tail++;
        List<String> one = old.subList(head, old.size() - tail);
        List<String> other = fresh.subList(head, fresh.size() - tail);
        if (one.isEmpty() && other.isEmpty()) return List.of();
        if (one.size() < 2 || other.size() < 2 || one.size() + other.size() > MOST_COMPARED)
            return List.of(new Change(head, head + one.size(), head, head + other.size()));
        var changes = new ArrayList<Change>();
        for (AbstractDelta<String> delta : DiffUtils.diff(one, other).getDeltas()) {
            int from = head + delta.getSource().getPosition();
            int fromNew = head + delta.getTarget().getPosition();
            changes.add(new Change(
                    from,
                    from + delta.getSource().size(),
                    fromNew,
                    fromNew + delta.getTarget().size()));
        }
        return changes;
    }

    /// The lines with their endings.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', from)) {
            lines.add(text.substring(from, i + 1));
            from = i + 1;
        }
        if (from < text.length()) lines.add(text.substring(from));
        return lines;
    }
}
