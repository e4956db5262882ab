package dev.jackdaw.tui;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.edit.Layout;
import dev.jackdaw.tui.edit.OfferRows;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Spinner;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.status.Segments;
import dev.jackdaw.tui.story.Present;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.story.work.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands below the scrollback: the line being written, what is going on, and the input.
final class View {
    private static final int ROOMY = 8;

    /// Messages that wait, and lines of output of a running call, shown at once.
    private static final int WAITING = 3;

    private static final int PRINTED = 5;

    /// Short enough not to be wrapped by a terminal that is made narrower while a frame is under way.
    private static final int RULE = 40;

    private final Words words;

    View(Words words) {
        this.words = words;
    }

    List<Row> header(Stage stage) {
        LiveSession live = stage.live();
        return List.of(
                Row.of(Ink.BOLD, "Jackdaw " + Jackdaw.VERSION)
                        .and(Ink.DIM, " · " + Sanitiser.line(live.model().name())),
                Row.of(
                        Ink.DIM,
                        Sanitiser.line(stage.desk().settings().directory().toString())),
                Row.of(Ink.DIM, words.of("header.mode", live.policy().mode().label())));
    }

    /// From top to bottom: what is being written and what runs, what is going on, what waits, what is to be done, the
    /// input, where things stand. Where there is little room the input goes before all else, then what is going on.
    Canvas.Live lines(Screen screen, Canvas.Size size) {
        if (screen.overlay().isPresent()) return screen.overlay().get().live(size);
        int width = size.columns() - 1;
        int most = Math.max(1, size.lines() - 1);
        Optional<Question> question = screen.asking().question();
        boolean roomy = size.lines() >= ROOMY;
        boolean asked = question.isPresent();
        Canvas.Live input = asked
                ? question.get().live(width, roomy ? most - 1 : most)
                : input(screen, width, Math.max(1, size.lines() / 2));
        int own = roomy && !asked && screen.own().width() > 0 ? 1 : 0;
        int room = most - input.rows().size() - (roomy ? 2 : 0) - own;
        var below = new ArrayList<>(asked ? List.of() : going(screen, size, room));
        boolean stands = !below.isEmpty();
        below.addAll(waiting(screen.transcript(), Math.min(room - below.size(), asked ? 1 : WAITING + 1), width));
        List<Row> steps =
                asked ? List.of() : steps(screen, size, most - input.rows().size() - below.size());
        steps.forEach(row -> below.add(row.cut(width)));
        if (roomy) below.add(asked ? Row.EMPTY : Row.of(Ink.DIM, "─".repeat(Math.min(width, RULE))));
        int left = most - input.rows().size() - below.size() - (roomy && !asked ? 1 : 0) - own;
        boolean apart = roomy && (stands || !steps.isEmpty()) && left > 0;
        var rows = new ArrayList<>(above(screen, width, apart ? left - 1 : left));
        if (apart) rows.add(Row.EMPTY);
        rows.addAll(below);
        int first = rows.size();
        rows.addAll(input.rows());
        if (own > 0) rows.add(Row.of("  ").and(screen.own()).cut(width));
        if (roomy && !asked) rows.add(status(screen, width).cut(width));
        return new Canvas.Live(rows, first + input.row(), input.column());
    }

    /// What is being written, thought and run, as far as there is room: the end of it.
    private static List<Row> above(Screen screen, int width, int room) {
        if (room <= 0) return List.of();
        Present present = screen.transcript().present();
        var rows = new ArrayList<Row>();
        for (Row row : present.unfinished()) rows.addAll(row.wrap(width));
        rows.addAll(present.thinking(width, room));
        int calls = present.calls();
        int each = calls == 0 ? 0 : Math.clamp(room / calls - 2L, 0, PRINTED);
        for (Row row : present.running(each)) rows.add(row.cut(width));
        return rows.subList(Math.max(0, rows.size() - room), rows.size());
    }

    /// What is done at the moment, and by whom else.
    private List<Row> going(Screen screen, Canvas.Size size, int room) {
        int width = size.columns() - 1;
        var rows = new ArrayList<Row>();
        if (screen.transcript().running() && room > 0) rows.add(activity(screen).cut(width));
        Crew crew = screen.transcript().enterprise().crew();
        rows.addAll(crew.rows(Math.min(room - rows.size(), size.lines() / 5), width, words));
        return rows;
    }

    /// The panel takes a third of the screen at most.
    private List<Row> steps(Screen screen, Canvas.Size size, int room) {
        int most = Math.min(room - ROOMY / 2, size.lines() / 3);
        return screen.transcript().enterprise().panel().rows(most, size.columns() - 1, words);
    }

    private Canvas.Live input(Screen screen, int width, int most) {
        Layout layout = Layout.of(screen.draft().editor(), width, words).window(most);
        var rows = new ArrayList<>(layout.rows());
        if (screen.draft().ordering() && !rows.isEmpty()) rows.set(0, ordering(rows.getFirst()));
        rows.addAll(
                OfferRows.of(screen.draft().offering(), width, Math.min(most - 1, 2 * most - rows.size() - 4), words));
        return new Canvas.Live(rows, layout.row(), layout.column());
    }

    /// The first row of a command for the shell, as it is marked.
    private static Row ordering(Row row) {
        var pieces = new ArrayList<>(row.pieces());
        pieces.set(0, new Row.Piece("$ ", Ink.WARNING));
        return new Row(pieces, row.hang());
    }

    private Row activity(Screen screen) {
        Transcript transcript = screen.transcript();
        long elapsed = transcript.elapsed();
        String doing = screen.stopping() ? words.of("doing.stopping") : transcript.activity();
        long written = transcript.written();
        String tokens = written == 0 ? "" : " · " + words.of("doing.tokens", Numbers.count(written));
        return Row.of(Ink.ACCENT, Spinner.at(elapsed) + " ")
                .and(Ink.PLAIN, doing)
                .and(Ink.DIM, " · " + Numbers.running(elapsed) + tokens + " · " + words.of("doing.keys"));
    }

    private List<Row> waiting(Transcript transcript, int most, int width) {
        Conversation conversation = transcript.conversation();
        var rows = new ArrayList<Row>();
        for (Fact.UserSaid said : conversation.waiting())
            if (!transcript.enterprise().says(said.text())) rows.add(waiting(said, "waiting.now", width));
        for (Fact.UserSaid said : conversation.queued()) rows.add(waiting(said, "waiting.later", width));
        if (most <= 0 || rows.size() <= most) return most <= 0 ? List.of() : rows;
        var kept = new ArrayList<>(rows.subList(0, most - 1));
        kept.add(Row.of(Ink.WARNING, "» " + words.of("waiting.more", rows.size() - most + 1))
                .cut(width));
        return kept;
    }

    private Row waiting(Fact.UserSaid said, String key, int width) {
        return Row.of(Ink.WARNING, "» " + Sanitiser.line(said.text()))
                .cut(Math.max(8, width - 30))
                .and(Ink.DIM, "  " + words.of(key))
                .cut(width);
    }

    private Row status(Screen screen, int width) {
        if (!screen.hint().isEmpty()) return Row.of(Ink.WARNING, "  " + screen.hint());
        if (screen.draft().ordering()) return Row.of(Ink.WARNING, "  " + words.of("shell.how"));
        LiveSession live = screen.stage().live();
        return new Segments(
                        screen.stage().editingMode() + live.policy().mode().label(),
                        sandbox(live),
                        String.join(" · ", screen.transcript().enterprise().badges(words)),
                        Sanitiser.line(live.model().name()),
                        screen.transcript().fill().used(),
                        live.gateway().window(),
                        screen.transcript().conversation().usage().dollars())
                .row(width, words);
    }

    /// What confines commands, once it is known.
    private String sandbox(LiveSession live) {
        return live.sandbox()
                .known()
                .map(standing -> standing.confines()
                        ? words.of("status.sandbox", standing.level().label())
                        : words.of("status.unconfined"))
                .orElse("");
    }
}
