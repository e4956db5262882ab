package dev.jackdaw.tool.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One text to be put in another's place.
///
/// @param before the text to replace
/// @param after the text to put there
/// @param everywhere whether all of its places are meant, else there must be just one
public record Replacement(String before, String after, boolean everywhere) {

    /// What came of it.
    public sealed interface Outcome {
        /// @param line where the first replaced text began, from 1
        /// @param note how the place was found, where it was not by the very same text
        record Done(String text, int places, int line, Optional<String> note) implements Outcome {}

        record Missed(String why) implements Outcome {}
    }

    /// Does it to a text, whatever its line endings.
    public Outcome in(String content) {
        String old = LineEndings.unified(before);
        String fresh = LineEndings.unified(after);
        if (old.isEmpty())
            return new Outcome.Missed(
                    "old_string is empty; it must be the text to replace (empty only makes a new file)");
        if (old.equals(fresh)) return new Outcome.Missed("old_string and new_string are the same; nothing to change");
        LineEndings source = LineEndings.of(content);
        List<Integer> hits = hits(source.text(), old);
        if (hits.isEmpty()) return tolerantly(source, old, fresh);
        if (hits.size() > 1 && !everywhere) return new Outcome.Missed(ambiguous(source.text(), hits));
        return new Outcome.Done(
                all(source, hits, old, fresh), hits.size(), line(source.text(), hits.getFirst()), Optional.empty());
    }

    private Outcome tolerantly(LineEndings source, String old, String fresh) {
        Optional<Tolerant.Place> place = everywhere ? Optional.empty() : Tolerant.find(source.text(), old, fresh);
        if (place.isEmpty())
            return new Outcome.Missed("old_string was not found. " + Nearby.describe(source.text(), old));
        Tolerant.Place found = place.get();
        String text = source.replaced(found.from(), found.to(), found.fresh());
        return new Outcome.Done(text, 1, line(source.text(), found.from()), Optional.of(found.note()));
    }

    private static List<Integer> hits(String text, String old) {
        var hits = new ArrayList<Integer>();
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) hits.add(at);
        return hits;
    }

    /// Only what differs is replaced, so that line endings in the part both texts share stay as they are.
    private static String all(LineEndings source, List<Integer> hits, String old, String fresh) {
        Difference change = Difference.between(old, fresh);
        var out = new StringBuilder();
        int from = 0;
        for (int hit : hits) {
            int start = source.place(hit + change.head());
            out.append(source.original(), from, start).append(source.written(change.middle(), hit + change.head()));
            from = source.place(hit + old.length() - change.tail());
        }
        return out.append(source.original(), from, source.original().length()).toString();
    }

    private static String ambiguous(String text, List<Integer> hits) {
        var lines = hits.stream()
                .limit(8)
                .map(hit -> String.valueOf(line(text, hit)))
                .toList();
        return "old_string occurs " + hits.size() + " times (lines " + String.join(", ", lines)
                + (hits.size() > 8 ? ", …" : "")
                + "); add lines around it so that it occurs once, or set replace_all";
    }

    static int line(String text, int at) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
        return line;
    }
}
