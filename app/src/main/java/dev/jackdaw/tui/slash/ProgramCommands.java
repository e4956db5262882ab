package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Fact;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Problem;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.status.Glance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The program itself: how it stands, what it is set to, and what it needs.
final class ProgramCommands {
    private static final String INSTRUCTIONS = "AGENTS.md";

    private ProgramCommands() {}

    static List<SlashCommand> all() {
        return List.of(
                SlashCommand.of("status", stage -> stage.show(Glance.of(stage))),
                SlashCommand.of("config", stage -> stage.show(config(stage))),
                SlashCommand.of("paths", stage -> stage.show(paths(stage))),
                SlashCommand.of("doctor", ProgramCommands::doctor),
                SlashCommand.of("init", "[TEXT]", ProgramCommands::init));
    }

    private static List<Row> config(Stage stage) {
        Words words = stage.words();
        Loaded loaded = stage.desk().inquiry().settings();
        int column = loaded.values().stream()
                .mapToInt(value -> value.field().length() + 2)
                .max()
                .orElse(0);
        var rows = new ArrayList<Row>();
        for (Effective value : loaded.values())
            rows.add(Row.of(
                            Ink.ACCENT,
                            "  " + value.field()
                                    + " ".repeat(column - value.field().length()))
                    .and(Ink.PLAIN, Sanitiser.line(value.shown()))
                    .and(Ink.DIM, "  (" + Sanitiser.line(words.told(value.source())) + ")")
                    .hanging(4));
        for (Problem problem : loaded.problems()) rows.add(problem(Ink.BAD, problem, words));
        for (Problem warning : loaded.warnings()) rows.add(problem(Ink.WARNING, warning, words));
        rows.add(Row.of(Ink.DIM, words.of("config.session")).hanging(2));
        return rows;
    }

    private static Row problem(Ink ink, Problem problem, Words words) {
        String field = problem.field().isEmpty() ? "" : problem.field() + ": ";
        String mend = problem.mend().isEmpty() ? "" : "; " + words.told(problem.mend());
        String told = words.told(problem.where()) + ": " + field + words.told(problem.what()) + mend;
        return Row.of(ink, "  " + Sanitiser.line(told)).hanging(4);
    }

    private static List<Row> paths(Stage stage) {
        Words words = stage.words();
        var rows = new ArrayList<Row>();
        for (Path file : stage.desk().inquiry().files()) rows.add(place("paths.settings", file, words));
        Path state = stage.desk().settings().state();
        Path project = stage.desk().sessions().project();
        rows.add(place("paths.state", state, words));
        rows.add(place("paths.sessions", project.resolve("sessions"), words));
        stage.live().session().file().ifPresent(file -> rows.add(place("paths.session", file, words)));
        rows.add(place("paths.runs", project.resolve("runs"), words));
        rows.add(place("paths.errors", project.resolve("errors.log"), words));
        for (Path folder : Noting.folders(stage)) rows.add(place("paths.memory", folder, words));
        for (Path folder : LoreRows.folders(stage)) rows.add(place("paths.skills", folder, words));
        return rows;
    }

    private static Row place(String key, Path path, Words words) {
        String what = words.of(key);
        return Row.of(Ink.ACCENT, "  " + what + " ".repeat(Math.max(1, 14 - Cells.width(what))))
                .and(Ink.PLAIN, Sanitiser.line(path.toString()))
                .and(Ink.DIM, Files.exists(path) ? "" : "  " + words.of("paths.missing"))
                .hanging(4);
    }

    private static void doctor(Stage stage) {
        Words words = stage.words();
        stage.show(List.of(Row.of(Ink.DIM, words.of("doctor.looks"))));
        stage.meanwhile(() -> stage.desk().inquiry().checkup().stream()
                .map(line -> finding(line, words))
                .toList());
    }

    /// A line such as `note  git  not found`.
    private static Row finding(String line, Words words) {
        String shown = Sanitiser.line(line);
        Ink ink = shown.startsWith("BAD") ? Ink.BAD : shown.startsWith("note") ? Ink.WARNING : Ink.PLAIN;
        int told = Math.min(17, shown.length());
        return Row.of(ink, "  " + shown.substring(0, told) + words.told(shown.substring(told)))
                .hanging(19);
    }

    /// Has the model write the file of instructions, or look through the one there is.
    private static void init(Stage stage, String more) throws IOException {
        boolean there = Files.exists(stage.desk().settings().directory().resolve(INSTRUCTIONS));
        String prompt = prompt(there ? "init-again.md" : "init.md");
        stage.show(List.of(Row.of(Ink.DIM, stage.words().of(there ? "init.again" : "init.writes", INSTRUCTIONS))));
        String text = more.isEmpty() ? prompt : prompt + "\n\n" + more;
        stage.live().send(new Command.Say(text, List.of(), Fact.Timing.NOW));
    }

    private static String prompt(String name) throws IOException {
        try (var in = Objects.requireNonNull(ProgramCommands.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
