package dev.jackdaw.tui.slash;

import dev.jackdaw.history.History;
import dev.jackdaw.history.Hit;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.ToolSpec;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Calls;
import dev.jackdaw.tui.story.InstructionFiles;
import dev.jackdaw.tui.story.work.Panel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What slash commands show.
final class Reports {
    private static final int REPLY_LINES = 6;
    private static final int MOST_HITS = 10;

    private Reports() {}

    static List<Row> tools(Stage stage) {
        var rows = new ArrayList<Row>();
        for (ToolSpec spec : stage.live().toolbox().specs()) {
            String name = Sanitiser.line(spec.name());
            rows.add(Row.of(Ink.ACCENT, "  " + name + " ".repeat(Math.max(1, 18 - name.length())))
                    .and(Ink.PLAIN, sentence(Sanitiser.line(spec.description())))
                    .hanging(20));
        }
        return rows.isEmpty() ? List.of(Row.of(stage.words().of("tools.none"))) : rows;
    }

    static List<Row> context(Stage stage) {
        Breakdown now = stage.live().breakdown();
        Path directory = stage.desk().settings().directory();
        return stage.screen()
                .map(screen -> Filling.box(now, directory, stage.words(), screen.columns()))
                .orElseGet(() -> Filling.lines(now, directory, stage.words(), Canvas.Size.USUAL.columns()));
    }

    static List<Row> hooks(Stage stage) {
        var rows = new ArrayList<Row>();
        for (HookSetting hook : stage.desk().settings().hooks()) {
            String matcher = hook.matcher().isEmpty() ? "" : " " + Sanitiser.escaped(hook.matcher());
            rows.add(Row.of(Ink.ACCENT, "  " + hook.shownEvents() + matcher)
                    .and(Ink.PLAIN, "  " + Sanitiser.escaped(hook.action().toString()))
                    .and(Ink.DIM, "  " + Sanitiser.line(hook.source()) + " ")
                    .and(Ink.WARNING, hook.fired() ? "" : stage.words().of("hooks.unfired"))
                    .hanging(4));
        }
        return rows.isEmpty() ? List.of(Row.of(stage.words().of("hooks.none"))) : rows;
    }

    /// The files of instructions, and what became of them.
    static List<Row> memory(Stage stage) {
        return InstructionFiles.rows(
                instructions(stage), stage.conversation().bearings().instructed(), stage.words());
    }

    /// As the session heeds them now: what a folder brings may have changed since it was opened.
    static List<Entry> instructions(Stage stage) {
        Settings settings = stage.desk().settings();
        try {
            return Rulebook.of(
                            settings.knowing().around(), stage.live().heeded(), settings.directory(), settings.more())
                    .entries();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(String text) {
        int end = text.indexOf(". ");
        return Cells.cut(end < 0 ? text : text.substring(0, end + 1), 160);
    }

    static List<Row> save(Stage stage) {
        Optional<Path> file = stage.live().session().file();
        Optional<String> trouble = stage.live().session().trouble();
        if (trouble.isPresent()) return List.of(Row.of(Ink.BAD, Sanitiser.line(trouble.get())));
        return List.of(Row.of(
                file.isPresent()
                        ? stage.words()
                                .of("save.file", Sanitiser.line(file.get().toString()))
                        : stage.words().of("save.memory")));
    }

    static List<Row> permissions(Stage stage) {
        Policy policy = stage.live().policy();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(stage.words().of("permissions.mode", policy.mode().label())));
        rules(rows, Ink.BAD, stage.words().of("permissions.deny"), policy.deny());
        rules(rows, Ink.WARNING, stage.words().of("permissions.ask"), policy.ask());
        rules(rows, Ink.GOOD, stage.words().of("permissions.allow"), policy.allow());
        return rows;
    }

    private static void rules(List<Row> rows, Ink ink, String what, List<Rule> rules) {
        for (Rule rule : rules)
            rows.add(Row.of(ink, "  " + what + " ")
                    .and(Ink.PLAIN, Sanitiser.escaped(rule.text()))
                    .and(Ink.DIM, "  " + Sanitiser.line(rule.origin().source())));
    }

    /// What was said; for a query, what of the whole session it finds.
    static List<Row> history(Stage stage, String query) {
        return query.isEmpty() ? said(stage) : found(stage, query);
    }

    private static List<Row> found(Stage stage, String query) {
        History.Findings found = new History(stage.live().session().lines()).search(query, 0, MOST_HITS);
        var rows = new ArrayList<Row>();
        for (Hit hit : found.hits()) {
            rows.add(Row.of(Ink.ACCENT, "  " + Sanitiser.line(hit.id()))
                    .and(
                            Ink.DIM,
                            "  " + stage.words().of("history.turn", hit.turn()) + "  " + Sanitiser.line(hit.who()))
                    .hanging(4));
            rows.add(Row.of("    " + Sanitiser.line(hit.excerpt())).hanging(4));
        }
        if (found.total() > found.hits().size())
            rows.add(Row.of(Ink.DIM, "  … +" + (found.total() - found.hits().size())));
        return rows.isEmpty() ? List.of(Row.of(stage.words().of("history.nothing", Sanitiser.line(query)))) : rows;
    }

    private static List<Row> said(Stage stage) {
        var rows = new ArrayList<Row>();
        for (Message message : stage.conversation().messages()) {
            switch (message) {
                case Message.User(var content) -> rows.addAll(spoken(content, Ink.ACCENT, "> "));
                case Message.Assistant(var content, var _) -> rows.addAll(spoken(content, Ink.PLAIN, "  "));
                case Message.Answer _ -> {}
            }
        }
        return rows.isEmpty() ? List.of(Row.of(stage.words().of("history.none"))) : rows;
    }

    private static List<Row> spoken(List<Content> content, Ink ink, String mark) {
        var rows = new ArrayList<Row>();
        for (Content part : content) {
            if (part instanceof Content.Call(var call))
                rows.add(Row.of(Ink.DIM, "  ● " + Calls.label(call) + " " + Calls.subject(call)));
            if (!(part instanceof Content.Text(var text))) continue;
            List<String> lines = Sanitiser.clean(text).strip().lines().toList();
            int shown = Math.min(lines.size(), REPLY_LINES);
            for (int i = 0; i < shown; i++)
                rows.add(Row.of(ink, (i == 0 ? mark : "  ") + lines.get(i)).hanging(2));
            if (shown < lines.size()) rows.add(Row.of(Ink.DIM, "  … +" + (lines.size() - shown)));
        }
        return rows;
    }

    /// What is to be done: the goal, the plan, and what the model means to do, as it said last.
    static List<Row> steps(Stage stage) {
        var session = stage.live().session();
        int width = stage.screen().orElse(Canvas.Size.USUAL).columns() - 1;
        List<Row> rows = Panel.of(session.lines(), session.conversation()).whole(width, stage.words());
        return rows.isEmpty() ? List.of(Row.of(stage.words().of("todo.none"))) : rows;
    }

    static String ago(Instant then, Words words) {
        Duration past = Duration.between(then, Instant.now());
        if (past.toMinutes() < 1) return words.of("ago.now");
        if (past.toHours() < 1) return words.of("ago.minutes", past.toMinutes());
        if (past.toDays() < 1) return words.of("ago.hours", past.toHours());
        return words.of("ago.days", past.toDays());
    }
}
