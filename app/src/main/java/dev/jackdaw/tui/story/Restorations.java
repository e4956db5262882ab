package dev.jackdaw.tui.story;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.undo.Left;
import java.util.ArrayList;
import java.util.List;

/// What was brought back, and what was not.
public final class Restorations {
    private static final int MOST = 10;

    private Restorations() {}

    static List<Row> of(Fact fact, Words words) {
        return switch (fact) {
            case Fact.Saved saved -> of(saved, words);
            case Fact.Restored restored -> of(restored, words);
            case Fact.Rewound(var to) -> List.of(Row.of(Ink.DIM, words.of("rewound", to + 1)));
            case Fact _ -> List.of();
        };
    }

    private static List<Row> of(Fact.Restored restored, Words words) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.GOOD, words.counted("restored." + restored.how(), restored.files(), restored.files())));
        rows.addAll(left(parsed(restored.left()), words));
        return rows;
    }

    /// A step is told of only where something of it cannot be brought back.
    private static List<Row> of(Fact.Saved saved, Words words) {
        if (saved.left().isEmpty()) return List.of();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.WARNING, words.of(saved.step() == 0 ? "undo.impossible" : "undo.partly")));
        rows.addAll(left(parsed(saved.left()), words));
        return rows;
    }

    private static List<Left> parsed(List<String> lines) {
        return lines.stream().map(Left::parse).toList();
    }

    /// Each with its reason.
    public static List<Row> left(List<Left> left, Words words) {
        var rows = new ArrayList<Row>();
        for (Left each : left.subList(0, Math.min(MOST, left.size())))
            rows.add(Row.of(Ink.WARNING, "  ! " + Sanitiser.line(each.path()))
                    .and(Ink.DIM, "  " + words.of("left." + each.why().word()))
                    .hanging(4));
        if (left.size() > MOST) rows.add(Row.of(Ink.WARNING, "  ! " + words.of("more.lines", left.size() - MOST)));
        return rows;
    }
}
