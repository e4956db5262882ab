package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/// What the user keeps in every prompt.
final class Pins {
    private Pins() {}

    /// Pins a text; lists what is pinned where there is none.
    static List<Row> pin(Stage stage, String text) {
        if (!text.isEmpty()) {
            stage.live().send(new Command.Pin(text));
            return List.of();
        }
        List<String> pins = stage.live().session().conversation().bearings().pinned();
        if (pins.isEmpty()) return List.of(Row.of(stage.words().of("pins.none")));
        var rows = new ArrayList<Row>();
        for (String pin : pins)
            rows.add(Row.of(Ink.ACCENT, "  " + (rows.size() + 1) + "  ")
                    .and(Ink.PLAIN, Sanitiser.line(pin))
                    .hanging(5));
        return rows;
    }

    /// Takes one back, by its number in the list.
    static List<Row> unpin(Stage stage, String which) {
        if (which.isEmpty()) return asked(stage);
        List<String> pins = stage.live().session().conversation().bearings().pinned();
        try {
            int number = Integer.parseInt(which);
            if (number >= 1 && number <= pins.size()) {
                stage.live().send(new Command.Unpin(pins.get(number - 1)));
                return List.of();
            }
        } catch (NumberFormatException e) {
            // It is told below.
        }
        return List.of(Row.of(Ink.BAD, stage.words().of("pins.unknown", Sanitiser.line(which))));
    }

    private static List<Row> asked(Stage stage) {
        var rows = new ArrayList<Row>(pin(stage, ""));
        if (!stage.live().session().conversation().bearings().pinned().isEmpty())
            rows.add(Row.of(Ink.DIM, stage.words().of("pins.how")));
        return rows;
    }
}
