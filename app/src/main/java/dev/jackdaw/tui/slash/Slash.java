package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Recipe;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tui.export.Exporting;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands that begin with a slash.
public final class Slash {

    /// One command.
    ///
    /// @param aliases other names, not listed
    /// @param argument how its argument is shown, or empty
    private record Entry(String name, List<String> aliases, String argument, BiConsumer<Stage, String> action) {
        boolean called(String word) {
            return name.equals(word) || aliases.contains(word);
        }
    }

    private static final int MOST_SESSIONS = 20;
    private static final int NEAREST = 3;
    /// The effort a model chooses itself.
    private static final String AUTO = "auto";

    private final List<Entry> entries = List.of(
            new Entry("help", List.of("?"), "", (stage, _) -> help(stage)),
            new Entry("model", List.of(), "[NAME]", this::model),
            new Entry("gateway", List.of(), "", (stage, _) -> stage.show(Spending.gateway(stage))),
            new Entry("effort", List.of(), "[LEVEL]", this::effort),
            new Entry("context", List.of(), "", (stage, _) -> stage.show(Reports.context(stage))),
            new Entry("tokens", List.of(), "", (stage, _) -> stage.show(Spending.tokens(stage))),
            new Entry("cost", List.of(), "", (stage, _) -> stage.show(Spending.cost(stage))),
            new Entry("tools", List.of(), "", (stage, _) -> stage.show(Reports.tools(stage))),
            new Entry("hooks", List.of(), "", (stage, _) -> stage.show(Reports.hooks(stage))),
            new Entry("sessions", List.of(), "", (stage, _) -> sessions(stage)),
            new Entry("resume", List.of(), "[ID]", this::resume),
            new Entry("reset", List.of("clear", "new"), "", (stage, _) -> reset(stage)),
            new Entry("save", List.of(), "", (stage, _) -> stage.show(Reports.save(stage))),
            new Entry("mode", List.of("permission"), "[NAME]", this::mode),
            new Entry("permissions", List.of(), "[LIST RULE]", this::permissions),
            new Entry("history", List.of(), "[QUERY]", (stage, query) -> stage.show(Reports.history(stage, query))),
            new Entry(
                    "compact",
                    List.of(),
                    "[FOCUS]",
                    (stage, focus) -> attempt(stage, () -> stage.live().send(new Command.Compact(focus)))),
            new Entry("pin", List.of("pins"), "[TEXT]", (stage, text) -> stage.show(Pins.pin(stage, text))),
            new Entry("unpin", List.of(), "N", (stage, which) -> stage.show(Pins.unpin(stage, which))),
            new Entry("diff", List.of(), "[last]", (stage, what) -> attempt(stage, () -> Undoing.diff(stage, what))),
            new Entry(
                    "undo",
                    List.of(),
                    "[N|turn|all]",
                    (stage, what) -> attempt(stage, () -> Undoing.undo(stage, what))),
            new Entry("redo", List.of(), "", (stage, what) -> attempt(stage, () -> Undoing.redo(stage, what))),
            new Entry("rewind", List.of(), "[N]", (stage, what) -> attempt(stage, () -> Undoing.rewind(stage, what))),
            new Entry(
                    "remember", List.of(), "TEXT", (stage, text) -> attempt(stage, () -> Noting.remember(stage, text))),
            new Entry("recall", List.of(), "TEXT", (stage, text) -> attempt(stage, () -> Noting.recall(stage, text))),
            new Entry(
                    "memory",
                    List.of("notes"),
                    "[pending|promote|reject]",
                    (stage, what) -> attempt(stage, () -> memory(stage, what))),
            new Entry("forget", List.of(), "ID", (stage, id) -> attempt(stage, () -> Noting.forget(stage, id))),
            new Entry("skills", List.of(), "", (stage, _) -> stage.show(LoreRows.of(stage, Kind.SKILL))),
            new Entry("commands", List.of(), "", (stage, _) -> stage.show(LoreRows.of(stage, Kind.COMMAND))),
            new Entry("agents", List.of(), "", (stage, _) -> stage.show(LoreRows.of(stage, Kind.AGENT))),
            new Entry("reload", List.of(), "", (stage, _) -> attempt(stage, () -> LoreRows.reload(stage))),
            new Entry("transcript", List.of(), "", (stage, _) -> stage.unfold()),
            new Entry("export", List.of(), "[FILE]", (stage, what) -> stage.show(Exporting.run(stage, what))),
            new Entry("exit", List.of("quit", "q"), "", (stage, _) -> stage.leave()));

    private final Supplier<Lore> lore;

    public Slash() {
        this(() -> Lore.NONE);
    }

    /// @param lore what the user may call beside these, where none of these has the name
    public Slash(Supplier<Lore> lore) {
        this.lore = lore;
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
        Optional<Entry> entry = entries.stream().filter(e -> e.called(name)).findFirst();
        if (entry.isPresent()) entry.get().action().accept(stage, argument);
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

    /// The names of the commands that begin like that, with the slash.
    public List<String> completions(String beginning) {
        if (!beginning.startsWith("/")) return List.of();
        return names().map(name -> "/" + name)
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    private Stream<String> names() {
        return Stream.concat(
                        entries.stream().map(Entry::name),
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

    private void help(Stage stage) {
        var rows = new ArrayList<Row>();
        for (Entry entry : entries) {
            String usage = "/" + entry.name() + (entry.argument().isEmpty() ? "" : " " + entry.argument());
            rows.add(Row.of(Ink.ACCENT, "  " + usage + " ".repeat(Math.max(1, 18 - usage.length())))
                    .and(Ink.PLAIN, stage.words().of("command." + entry.name()))
                    .hanging(20));
        }
        Set<String> builtIn = entries.stream().map(Entry::name).collect(Collectors.toSet());
        List<Row> custom = LoreRows.callable(stage, builtIn);
        if (!custom.isEmpty()) rows.add(Row.of(Ink.DIM, stage.words().of("help.custom")));
        rows.addAll(custom);
        rows.add(Row.EMPTY);
        for (String line : stage.words().of("help.keys").lines().toList()) rows.add(Row.of(Ink.DIM, "  " + line));
        stage.show(rows);
    }

    private void model(Stage stage, String name) {
        if (name.isEmpty()) {
            stage.show(List.of(Row.of(stage.words()
                    .of("model.now", Sanitiser.line(stage.live().model().name())))));
            stage.show(Spending.gateway(stage));
        } else attempt(stage, () -> stage.live().send(new Command.ChooseModel(name)));
    }

    private void effort(Stage stage, String level) {
        Optional<String> wanted = Optional.of(level).filter(word -> !word.equals(AUTO));
        if (level.isEmpty()) stage.show(List.of(Row.of(stage.words().of("effort.how"))));
        else attempt(stage, () -> stage.live().send(new Command.ChooseEffort(wanted)));
    }

    private static void memory(Stage stage, String what) {
        if (!what.isBlank()) {
            Proposed.does(stage, what);
            return;
        }
        stage.show(Reports.memory(stage));
        Noting.notes(stage);
    }

    private void mode(Stage stage, String name) {
        Policy policy = stage.live().policy();
        if (!name.isEmpty()) attempt(stage, () -> stage.live().send(new Command.ChoosePolicy(name)));
        else {
            String all = String.join(
                    ", ", List.of(Mode.values()).stream().map(Mode::label).toList());
            stage.show(List.of(Row.of(stage.words().of("mode.now", policy.mode().label(), all))));
        }
    }

    /// Shows the rules; `allow|ask|deny RULE` adds one for the session, `remove allow|ask|deny RULE` takes it back.
    private void permissions(Stage stage, String argument) {
        String[] words = argument.split(" +", 2);
        if (argument.isEmpty()) stage.show(Reports.permissions(stage));
        else if (words.length < 2) stage.show(List.of(Row.of(stage.words().of("permissions.how"))));
        else if (words[0].equals("remove")) {
            String[] rest = words[1].split(" +", 2);
            attempt(
                    stage,
                    () -> stage.live()
                            .send(new Command.RemoveRule(RuleList.named(rest[0]), rest.length < 2 ? "" : rest[1])));
        } else attempt(stage, () -> stage.live().send(new Command.AddRule(RuleList.named(words[0]), words[1])));
    }

    private void sessions(Stage stage) {
        attempt(stage, () -> {
            List<Sessions.Entry> all = listed(stage);
            String current = stage.live().session().id();
            stage.show(Reports.sessions(all, current, MOST_SESSIONS, stage.words()));
        });
    }

    private static List<Sessions.Entry> listed(Stage stage) {
        try {
            return stage.desk().sessions().list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resume(Stage stage, String wanted) {
        attempt(stage, () -> {
            LiveSession live = stage.live();
            Optional<String> other = listed(stage).stream()
                    .map(Sessions.Entry::id)
                    .filter(id -> !id.equals(live.session().id()))
                    .findFirst();
            boolean latest = wanted.isEmpty() || wanted.equals("latest");
            try {
                String id = latest && other.isPresent()
                        ? other.get()
                        : stage.desk().sessions().find(wanted);
                if (id.equals(live.session().id()))
                    stage.show(List.of(Row.of(stage.words().of("resume.same"))));
                else stage.turnTo(stage.desk().sessions().open(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void reset(Stage stage) {
        attempt(stage, () -> {
            try {
                stage.turnTo(stage.desk().sessions().create());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// What the user could mend is told; the face goes on.
    private static void attempt(Stage stage, Runnable action) {
        try {
            action.run();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            Throwable told = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            stage.show(List.of(Row.of(Ink.BAD, Sanitiser.line(String.valueOf(told.getMessage())))));
        }
    }
}
