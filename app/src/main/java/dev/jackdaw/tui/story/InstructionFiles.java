package dev.jackdaw.tui.story;

import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Files of instructions as lines for a person, in the order in which they count.
public final class InstructionFiles {
    private InstructionFiles() {}

    /// @param later those that came into force during a session
    public static List<Row> rows(List<Entry> entries, List<String> later, Words words) {
        if (entries.isEmpty() && later.isEmpty()) return List.of(Row.of(words.of("memory.files.none")));
        var rows = new ArrayList<Row>();
        rows.add(Row.of(words.of("memory.files")));
        for (Entry entry : entries) {
            boolean came = later.contains(entry.name());
            rows.add(row(entry, came, words));
            for (String note : entry.notes())
                rows.add(Row.of(Ink.WARNING, "      " + Sanitiser.line(note)).hanging(6));
        }
        for (String name : later)
            if (entries.stream().noneMatch(entry -> entry.name().equals(name)))
                rows.add(Row.of(Ink.ACCENT, "  " + Sanitiser.line(name))
                        .and(Ink.DIM, "  " + words.of("memory.later"))
                        .hanging(4));
        return rows;
    }

    private static Row row(Entry entry, boolean came, Words words) {
        boolean counts = entry.standing() == Entry.Standing.IN_FORCE || came;
        Ink ink = counts ? Ink.ACCENT : Ink.DIM;
        String owner = words.of("memory." + entry.kind().name().toLowerCase(Locale.ROOT));
        String size = entry.size() == 0 ? "" : ", " + words.of("memory.size", entry.size());
        String left = entry.left() == 0 ? "" : ", " + words.of("memory.left", entry.left());
        return Row.of(ink, "  " + Sanitiser.line(entry.name()))
                .and(Ink.DIM, "  " + owner + size + left)
                .and(
                        entry.standing() == Entry.Standing.UNTRUSTED ? Ink.WARNING : Ink.DIM,
                        came ? "  " + words.of("memory.later") : standing(entry, words))
                .hanging(4);
    }

    private static String standing(Entry entry, Words words) {
        String why = Sanitiser.line(entry.why());
        return switch (entry.standing()) {
            case IN_FORCE -> "";
            case WAITING -> "  " + words.of("memory.waiting", why);
            case SAME -> "  " + words.of("memory.same", why);
            case EMPTY -> "  " + words.of("memory.empty");
            case REFUSED -> "  " + words.of("memory.refused");
            case UNTRUSTED -> "  " + words.of("memory.untrusted");
        };
    }
}
