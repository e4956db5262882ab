package dev.jackdaw.tui.slash;

import dev.jackdaw.settings.Appearance;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How all of it looks and speaks.
final class LookCommands {
    private static final String USAGE = "/display [thinking|results|markdown [on|off]]";

    private LookCommands() {}

    static List<SlashCommand> all() {
        return List.of(
                SlashCommand.of("display", "[PART [on|off]]", LookCommands::display),
                SlashCommand.of("theme", "[NAME]", LookCommands::theme),
                SlashCommand.of("lang", "[en|zh]", LookCommands::lang),
                SlashCommand.of("vim", LookCommands::vim),
                SlashCommand.of("keys", stage -> stage.show(KeyRows.of(stage))).alias("keybindings"));
    }

    /// Languages are named in themselves: who looks for one may not read the other.
    private static void lang(Stage stage, String language) throws IOException {
        var menu = new Menu(
                "lang.which",
                List.of(new Menu.Pick("en", "English", ""), new Menu.Pick("zh", "简体中文", "")),
                stage.words().language());
        if (language.isEmpty()) {
            menu.ask(stage, LookCommands::lang);
            return;
        }
        String meant = menu.meant(stage, language, "/lang [en|zh]");
        stage.words().speak(meant);
        stage.desk().preferences().remember("language", meant);
        stage.show(List.of(Row.of(stage.words().of("lang.chosen"))));
    }

    private static void theme(Stage stage, String name) throws IOException {
        List<Menu.Pick> picks = Appearance.THEMES.stream()
                .map(theme -> new Menu.Pick(theme, theme, stage.words().of("theme." + theme)))
                .toList();
        var menu = new Menu("theme.which", picks, "");
        if (name.isEmpty()) {
            menu.ask(stage, LookCommands::theme);
            return;
        }
        String meant = menu.meant(stage, name, "/theme [NAME]");
        Theme.named(meant).ifPresent(stage::wear);
        stage.desk().preferences().remember("theme", meant);
        stage.show(List.of(Row.of(stage.words().of("theme.chosen", meant))));
    }

    private static void vim(Stage stage) throws IOException {
        Optional<Editing> editing = stage.turnEditing();
        if (editing.isEmpty()) {
            stage.show(List.of(Row.of(stage.words().of("vim.none"))));
            return;
        }
        String mode = editing.get().name().toLowerCase(Locale.ROOT);
        stage.desk().preferences().remember("editor_mode", mode);
        stage.show(List.of(Row.of(stage.words().of("vim." + mode))));
    }

    private static void display(Stage stage, String argument) {
        String[] said = argument.split(" +");
        if (argument.isEmpty()) {
            stage.show(shown(stage));
            return;
        }
        List<String> labels =
                Stream.of(Display.Part.values()).map(Display.Part::label).toList();
        String label = Menu.of("display.how", labels, "").meant(stage, said[0], USAGE);
        Display.Part part = Display.Part.named(label).orElseThrow();
        String how = said.length < 2
                ? stage.display().shows(part) ? "off" : "on"
                : Menu.of("display.how", List.of("on", "off"), "").meant(stage, said[1], USAGE);
        if (how.equals("on")) stage.display().show(part);
        else stage.display().fold(part);
        stage.show(List.of(row(stage, part)));
    }

    private static List<Row> shown(Stage stage) {
        var rows = new ArrayList<Row>();
        for (Display.Part part : Display.Part.values()) rows.add(row(stage, part));
        rows.add(Row.of(Ink.DIM, stage.words().of("display.how")).hanging(2));
        return rows;
    }

    private static Row row(Stage stage, Display.Part part) {
        String how = stage.display().shows(part) ? "on" : "off";
        return Row.of(
                        Ink.ACCENT,
                        "  " + part.label() + " ".repeat(10 - part.label().length()))
                .and(Ink.BOLD, how + " ".repeat(5 - how.length()))
                .and(Ink.PLAIN, stage.words().of("display." + part.label() + "." + how))
                .hanging(4);
    }
}
