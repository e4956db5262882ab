package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Requests;
import dev.jackdaw.tui.diff.Diffs;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Restorations;
import dev.jackdaw.undo.Changes;
import dev.jackdaw.undo.Plan;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The commands that go back and forth: each shows what it would do, and does it when `yes` is said after it.
final class Undoing {
    private static final int PATHS = 20;
    private static final int PREVIEW = 60;

    private Undoing() {}

    static List<SlashCommand> commands() {
        return List.of(
                SlashCommand.of("diff", "[last]", Undoing::diff),
                SlashCommand.of("undo", "[N|turn|all]", Undoing::undo),
                SlashCommand.of("redo", "", Undoing::redo),
                SlashCommand.of("rewind", "[N]", Undoing::rewind));
    }

    /// What stands behind such a command.
    private record Wish(List<String> words) {
        private static final Set<String> DONE = Set.of("yes", "force");

        static Wish of(String argument) {
            return new Wish(List.of(argument.toLowerCase(Locale.ROOT).strip().split("\\s+")));
        }

        boolean decided() {
            return words.stream().anyMatch(DONE::contains);
        }

        Timeline.Conflicts conflicts() {
            return words.contains("force") ? Timeline.Conflicts.OVERWRITE : Timeline.Conflicts.LEAVE;
        }

        String what() {
            return words.stream()
                    .filter(word -> !DONE.contains(word))
                    .findFirst()
                    .orElse("");
        }

        Command.Scope scope() {
            if (words.contains("files")) return Command.Scope.FILES;
            return words.contains("chat") ? Command.Scope.CONVERSATION : Command.Scope.BOTH;
        }
    }

    private static Timeline timeline(Stage stage) {
        return stage.live()
                .timeline()
                .orElseThrow(() -> new IllegalArgumentException(stage.words().of("undo.off")));
    }

    static void undo(Stage stage, String argument) {
        Wish wish = Wish.of(argument);
        Timeline timeline = timeline(stage);
        try {
            Changes changes = timeline.changes();
            if (wish.what().equals("list")) {
                stage.show(steps(changes, stage.words()));
                return;
            }
            int from = from(wish, changes, stage.words());
            if (wish.decided()) stage.live().send(new Command.Undo(from, wish.conflicts()));
            else show(stage, timeline.undo(Timeline.UNDO, from), "/undo " + argument.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int from(Wish wish, Changes changes, Words words) {
        int from = switch (wish.what()) {
            case "" -> changes.last();
            case "turn" -> changes.first(changes.turning().turns() - 1);
            case "all" -> changes.first(-1);
            default -> number(wish.what(), words, "undo.how");
        };
        if (from == 0) throw new IllegalArgumentException(words.of("undo.none"));
        return from;
    }

    private static int number(String text, Words words, String how) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(words.of(how), e);
        }
    }

    private static List<Row> steps(Changes changes, Words words) {
        var rows = new ArrayList<Row>();
        for (Changes.Step step : changes.steps()) {
            boolean done = step.state() == Changes.State.DONE;
            rows.add(Row.of(done ? Ink.PLAIN : Ink.DIM, "  " + (step.number() == 0 ? "–" : step.number()) + "  ")
                    .and(done ? Ink.PLAIN : Ink.DIM, Cells.cut(Sanitiser.line(step.what()), PREVIEW))
                    .and(Ink.DIM, "  " + words.counted("undo.files", step.files(), step.files()))
                    .and(Ink.DIM, done ? "" : "  " + words.of("undo.undone"))
                    .hanging(5));
        }
        return rows.isEmpty() ? List.of(Row.of(words.of("undo.none"))) : rows;
    }

    static void redo(Stage stage, String argument) {
        Wish wish = Wish.of(argument);
        try {
            Plan plan = timeline(stage).redo();
            if (plan.steps().isEmpty())
                throw new IllegalArgumentException(stage.words().of("redo.none"));
            if (wish.decided()) stage.live().send(new Command.Redo(wish.conflicts()));
            else show(stage, plan, "/redo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(Stage stage, Plan plan, String command) {
        Words words = stage.words();
        Path root = timeline(stage).root();
        var rows = new ArrayList<Row>();
        if (!plan.doings().isEmpty())
            rows.add(Row.of(words.counted(
                    "undo.plan", plan.doings().size(), plan.doings().size())));
        for (Plan.Doing doing :
                plan.doings().subList(0, Math.min(PATHS, plan.doings().size()))) rows.add(row(doing, root));
        if (plan.doings().size() > PATHS)
            rows.add(Row.of(
                    Ink.DIM, "    " + words.of("more.lines", plan.doings().size() - PATHS)));
        rows.addAll(Restorations.left(plan.left(), words));
        if (plan.doings().isEmpty() && plan.conflicts() == 0) rows.add(Row.of(words.of("undo.nothing")));
        else rows.add(Row.of(Ink.ACCENT, words.of("undo.yes", command.strip() + " yes")));
        if (plan.conflicts() > 0)
            rows.add(Row.of(Ink.WARNING, words.of("undo.force", plan.conflicts(), command.strip() + " force")));
        stage.show(rows);
    }

    private static Row row(Plan.Doing doing, Path root) {
        Path path = Path.of(doing.path());
        String shown =
                Sanitiser.line(path.startsWith(root) ? root.relativize(path).toString() : doing.path());
        return switch (doing.verb()) {
            case MAKE -> Row.of(Ink.GOOD, "  + " + shown);
            case CHANGE -> Row.of(Ink.PLAIN, "  ~ " + shown);
            case REMOVE -> Row.of(Ink.BAD, "  - " + shown);
        };
    }

    static void diff(Stage stage, String argument) {
        try {
            Timeline timeline = timeline(stage);
            Changes changes = timeline.changes();
            int from = argument.equals("last") ? changes.last() : changes.first(-1);
            String diff = from == 0 ? "" : timeline.diff(from);
            stage.show(
                    diff.isEmpty()
                            ? List.of(Row.of(stage.words().of("diff.none")))
                            : Diffs.rows(diff, Diffs.Detail.NAMED, stage.words()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void rewind(Stage stage, String argument) {
        Wish wish = Wish.of(argument);
        Conversation conversation = stage.live().session().conversation();
        if (wish.what().isEmpty()) {
            choose(stage);
            return;
        }
        int turn = number(wish.what(), stage.words(), "rewind.how") - 1;
        if (turn < 0 || turn >= conversation.turns().size())
            throw new IllegalArgumentException(stage.words().of("rewind.how"));
        try {
            if (wish.decided()) stage.live().send(new Command.Rewind(turn, wish.scope(), wish.conflicts()));
            else if (wish.scope() == Command.Scope.CONVERSATION
                    || stage.live().timeline().isEmpty())
                stage.show(List.of(
                        Row.of(Ink.ACCENT, stage.words().of("undo.yes", "/rewind " + argument.strip() + " yes"))));
            else {
                Timeline timeline = timeline(stage);
                int from = timeline.changes().first(turn);
                show(
                        stage,
                        timeline.undo(Timeline.REWIND, from == 0 ? Integer.MAX_VALUE : from),
                        "/rewind " + argument.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last message is nearest.
    private static void choose(Stage stage) {
        var picks = new ArrayList<Menu.Pick>();
        List<String> requests = Requests.of(stage.live().session().lines(), 4 * PREVIEW);
        for (int i = requests.size(); i > 0; i--) {
            String said = requests.get(i - 1);
            String turn = stage.words().of("history.turn", i);
            picks.add(new Menu.Pick(Integer.toString(i), Cells.cut(Sanitiser.line(said), PREVIEW), turn));
        }
        if (picks.isEmpty()) stage.show(List.of(Row.of(stage.words().of("history.none"))));
        else new Menu("rewind.which", picks, "").ask(stage, Undoing::rewind);
    }
}
