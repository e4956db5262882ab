package dev.jackdaw.tui.slash;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Keymap;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is told of keys: which there are, and what is wrong with those that were asked for.
public final class KeyRows {
    private static final int KEYS = 30;
    private static final int NAMES = 18;

    private KeyRows() {}

    /// The table of keys, the actions they have, and what those do.
    static List<Row> of(Stage stage) {
        Words words = stage.words();
        var map = new Keymap(stage.desk().settings().appearance().keys());
        var rows = new ArrayList<>(problems(map, words));
        for (Key.Named action : Keymap.bindable()) {
            String keys = String.join(", ", map.keys(action));
            String name = Keymap.name(action);
            rows.add(Row.of(Ink.ACCENT, padded(keys.isEmpty() ? "–" : keys, KEYS))
                    .and(Ink.PLAIN, padded(name, NAMES))
                    .and(Ink.DIM, words.of("key." + name))
                    .hanging(KEYS + NAMES));
        }
        rows.add(Row.of(Ink.DIM, words.of("keys.change")));
        return rows;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - Cells.width(text)));
    }

    /// Keys that were asked for and are left out, and why.
    public static List<Row> problems(Keymap map, Words words) {
        var rows = new ArrayList<Row>();
        for (Keymap.Problem problem : map.problems()) {
            String fault = "keys." + problem.fault().name().toLowerCase(Locale.ROOT);
            String told = words.of(fault, Sanitiser.line(problem.key()), Sanitiser.line(problem.action()));
            String nearest = Sanitiser.line(String.join(", ", problem.nearest()));
            rows.add(Row.of(Ink.WARNING, nearest.isEmpty() ? told : told + words.of("keys.nearest", nearest)));
        }
        return rows;
    }
}
