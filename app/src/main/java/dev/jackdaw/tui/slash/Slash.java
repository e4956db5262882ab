package dev.jackdaw.tui.slash;

import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.work.AgentCommands;
import dev.jackdaw.tui.slash.work.GoalCommands;
import dev.jackdaw.tui.slash.work.LoopCommands;
import dev.jackdaw.tui.slash.work.PlanCommands;
import dev.jackdaw.tui.slash.work.TeamCommands;
import dev.jackdaw.tui.slash.work.VerifyCommands;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands that begin with a slash.
public final class Slash {

    private static final int NEAREST = 3;
    private static final int COLUMN = 18;

    /// Commands that belong together.
    ///
    /// @param title the end of the key of what stands above them
    private record Family(String title, List<SlashCommand> commands) {}

    private List<Family> families = List.of();

    private final Supplier<Lore> lore;

    public Slash() {
        this(() -> Lore.NONE);
    }

    /// @param lore what the user may call beside these, where none of these has the name
    public Slash(Supplier<Lore> lore) {
        this.lore = lore;
    }

    /// Put together when first asked for, on whichever thread: the prompt is drawn before.
    private synchronized List<Family> families() {
        if (families.isEmpty())
            families = List.of(
                    new Family("session", SessionCommands.all()),
                    new Family("model", ModelCommands.all()),
                    new Family("files", Undoing.commands()),
                    new Family("gate", GateCommands.all()),
                    new Family("notes", Noting.commands()),
                    new Family("work", work()),
                    new Family("lore", LoreRows.commands()),
                    new Family("look", LookCommands.all()),
                    new Family("program", program()));
        return families;
    }

    private List<SlashCommand> commands() {
        return families().stream().flatMap(family -> family.commands().stream()).toList();
    }

    /// What a session does on its own account.
    private static List<SlashCommand> work() {
        return Stream.of(
                        PlanCommands.all(),
                        GoalCommands.all(),
                        AgentCommands.all(stage -> LoreRows.of(stage, Kind.AGENT)),
                        TeamCommands.all(),
                        VerifyCommands.all(),
                        LoopCommands.all())
                .flatMap(List::stream)
                .toList();
    }

    private List<SlashCommand> program() {
        var all = new ArrayList<>(ProgramCommands.all());
        all.add(SlashCommand.of("help", this::help).alias("?"));
        all.add(SlashCommand.of("exit", Stage::leave).alias("quit", "q"));
        return all;
    }

    /// Does what a line asks for, if it is a command; tells whether it was one. What calls a custom command or a skill
    /// is none: it is said.
    public boolean run(String line, Stage stage) {
        String text = line.strip();
        if (text.equals("exit") || text.equals("quit")) {
            stage.leave();
            return true;
        }
        if (!looksLike(text)) return false;
        int space = text.indexOf(' ');
        String name = space < 0 ? text.substring(1) : text.substring(1, space);
        String argument = space < 0 ? "" : text.substring(space + 1).strip();
        Optional<SlashCommand> command =
                commands().stream().filter(each -> each.called(name)).findFirst();
        if (command.isPresent()) attempt(stage, command.get().action(), argument);
        else if (lore.get().called(text).isPresent()) return false;
        else unknown(stage, name);
        return true;
    }

    /// A path at the beginning of a sentence is none, nor is a text of several lines.
    private static boolean looksLike(String text) {
        if (!text.startsWith("/") || text.indexOf('\n') >= 0) return false;
        int space = text.indexOf(' ');
        String word = space < 0 ? text.substring(1) : text.substring(1, space);
        return !word.isEmpty() && word.indexOf('/') < 0;
    }

    /// The commands there are, for completion.
    public List<Suggestion> candidates(Words words) {
        var all = new ArrayList<Suggestion>();
        List<SlashCommand> commands = commands();
        for (SlashCommand command : commands)
            all.add(new Suggestion(command.name(), command.argument(), words.of("command." + command.name())));
        for (Recipe recipe : lore.get().callable())
            if (commands.stream().noneMatch(command -> command.called(recipe.name())))
                all.add(new Suggestion(recipe.name(), recipe.hint(), recipe.description()));
        return all;
    }

    /// What the argument of a command may be, for completion; may read files.
    public List<Suggestion> arguments(String name, Stage stage) {
        return Arguments.of(name, stage);
    }

    private Stream<String> names() {
        return Stream.concat(
                        commands().stream().map(SlashCommand::name),
                        lore.get().callable().stream().map(Recipe::name))
                .distinct();
    }

    private void unknown(Stage stage, String name) {
        List<String> names = names().toList();
        List<String> nearest =
                Nearest.to(name, names, NEAREST).stream().map(n -> "/" + n).toList();
        String shown = Sanitiser.line(name);
        stage.show(List.of(Row.of(
                Ink.WARNING,
                nearest.isEmpty()
                        ? stage.words().of("unknown", shown)
                        : stage.words().of("unknown.nearest", shown, String.join(", ", nearest)))));
    }

    /// What does not fit beside its usage stands below it.
    private static List<Row> rows(SlashCommand command, Stage stage) {
        String usage = command.usage();
        Row named = Row.of(Ink.ACCENT, "  " + usage);
        String does = stage.words().of("command." + command.name());
        String gap = " ".repeat(COLUMN + 2);
        return usage.length() >= COLUMN
                ? List.of(named, Row.of(gap).and(Ink.PLAIN, does).hanging(COLUMN + 2))
                : List.of(named.and(Ink.PLAIN, gap.substring(usage.length() + 2) + does)
                        .hanging(COLUMN + 2));
    }

    private void help(Stage stage) {
        var rows = new ArrayList<Row>();
        for (Family family : families()) {
            rows.add(Row.of(Ink.BOLD, stage.words().of("help." + family.title())));
            for (SlashCommand command : family.commands()) rows.addAll(rows(command, stage));
        }
        Set<String> builtIn = commands().stream().map(SlashCommand::name).collect(Collectors.toSet());
        List<Row> custom = LoreRows.callable(stage, builtIn);
        if (!custom.isEmpty()) rows.add(Row.of(Ink.BOLD, stage.words().of("help.custom")));
        rows.addAll(custom);
        rows.add(Row.EMPTY);
        for (String line : stage.words().of("help.keys").lines().toList()) rows.add(Row.of(Ink.DIM, "  " + line));
        stage.show(rows);
    }

    /// What the user could mend is told; the face goes on.
    static void attempt(Stage stage, SlashCommand.Action action, String argument) {
        try {
            action.act(stage, argument);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            Throwable told = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            stage.show(List.of(Row.of(Ink.BAD, Sanitiser.line(stage.words().told(String.valueOf(told.getMessage()))))));
        }
    }
}
