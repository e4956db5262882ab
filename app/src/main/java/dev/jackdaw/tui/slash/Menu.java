package dev.jackdaw.tui.slash;

import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/// What an argument can be, for the user to choose from; the choice does what the command does with it.
///
/// @param title the key of what stands above it
/// @param current what is so now, or empty
record Menu(String title, List<Pick> picks, String current) {
    private static final int NEAREST = 3;

    Menu {
        picks = List.copyOf(picks);
    }

    /// One of them.
    ///
    /// @param value the argument
    record Pick(String value, String label, String detail) {
        static Pick of(String value) {
            return new Pick(value, value, "");
        }
    }

    static Menu of(String title, List<String> values, String current) {
        return new Menu(title, values.stream().map(Pick::of).toList(), current);
    }

    void ask(Stage stage, SlashCommand.Action then) {
        var options = new ArrayList<Choice.Option>();
        int first = 0;
        for (Pick pick : picks) {
            boolean now = pick.value().equals(current);
            if (now) first = options.size();
            String mark = now ? stage.words().of("menu.current") : "";
            String detail =
                    mark.isEmpty() || pick.detail().isEmpty() ? mark + pick.detail() : mark + " · " + pick.detail();
            options.add(new Choice.Option(pick.label(), detail));
        }
        var choice = new Choice(
                stage.words().of(title),
                options,
                first,
                stage.words(),
                place -> place.ifPresent(
                        i -> Slash.attempt(stage, then, picks.get(i).value())));
        stage.ask(choice);
    }

    /// One of the arguments, as it is written here.
    ///
    /// @throws IllegalArgumentException where it is none of them, with the usage and what is nearest
    String meant(Stage stage, String argument, String usage) {
        List<String> values = picks.stream().map(Pick::value).toList();
        for (String value : values) if (value.equalsIgnoreCase(argument)) return value;
        List<String> nearest = Nearest.to(argument, values, NEAREST);
        String told = String.join(", ", nearest.isEmpty() ? values : nearest);
        throw new IllegalArgumentException(
                stage.words().of(nearest.isEmpty() ? "usage.there" : "usage.nearest", argument, usage, told));
    }
}
