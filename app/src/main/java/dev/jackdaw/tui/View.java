package dev.jackdaw.tui;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.edit.Layout;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.status.Segments;
import dev.jackdaw.tui.story.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands below the scrollback: the line being written, what is going on, and the input.
final class View {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final int ROOMY = 8;

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

    Canvas.Live lines(Screen screen, Canvas.Size size) {
        int width = size.columns() - 1;
        Optional<Question> question = screen.asking().question();
        if (screen.overlay().isPresent()) return screen.overlay().get().live(size);
        Canvas.Live input =
                question.isPresent() ? question.get().live(width) : input(screen, width, Math.max(1, size.lines() / 2));
        var above = new ArrayList<Row>();
        for (Row row : screen.transcript().unfinished()) above.addAll(row.wrap(width));
        var below = new ArrayList<Row>();
        if (screen.transcript().running() && question.isEmpty())
            below.add(activity(screen).cut(width));
        waiting(screen.transcript().conversation(), below, width);
        boolean roomy = size.lines() >= ROOMY;
        if (roomy) below.add(question.isPresent() ? Row.EMPTY : Row.of(Ink.DIM, "─".repeat(Math.min(width, RULE))));
        int room = Math.max(
                0,
                size.lines()
                        - 2
                        - below.size()
                        - input.rows().size()
                        - (roomy ? 1 : 0)
                        - (screen.own().width() > 0 ? 1 : 0));
        var rows = new ArrayList<>(above.subList(Math.max(0, above.size() - room), above.size()));
        if (roomy && screen.transcript().running() && question.isEmpty()) rows.add(Row.EMPTY);
        rows.addAll(below);
        int first = rows.size();
        rows.addAll(input.rows());
        if (roomy && question.isEmpty() && screen.own().width() > 0)
            rows.add(Row.of("  ").and(screen.own()).cut(width));
        if (roomy && question.isEmpty()) rows.add(status(screen, width).cut(width));
        return new Canvas.Live(rows, first + input.row(), input.column());
    }

    private Canvas.Live input(Screen screen, int width, int most) {
        Layout layout = Layout.of(screen.draft().editor(), width, words).window(most);
        return new Canvas.Live(layout.rows(), layout.row(), layout.column());
    }

    private Row activity(Screen screen) {
        Transcript transcript = screen.transcript();
        long elapsed = transcript.elapsed();
        int frame = (int) (elapsed / 100 % SPINNER.length());
        String doing = screen.stopping() ? words.of("doing.stopping") : transcript.activity();
        return Row.of(Ink.ACCENT, SPINNER.charAt(frame) + " ")
                .and(Ink.PLAIN, doing)
                .and(Ink.DIM, " · " + Numbers.running(elapsed) + " · " + words.of("doing.keys"));
    }

    private void waiting(Conversation conversation, List<Row> rows, int width) {
        for (Fact.UserSaid said : conversation.waiting()) rows.add(waiting(said, "waiting.now", width));
        for (Fact.UserSaid said : conversation.queued()) rows.add(waiting(said, "waiting.later", width));
    }

    private Row waiting(Fact.UserSaid said, String key, int width) {
        return Row.of(Ink.WARNING, "» " + Sanitiser.line(said.text()))
                .cut(Math.max(8, width - 30))
                .and(Ink.DIM, "  " + words.of(key))
                .cut(width);
    }

    private Row status(Screen screen, int width) {
        if (!screen.hint().isEmpty()) return Row.of(Ink.WARNING, "  " + screen.hint());
        List<String> completions = screen.draft().completions();
        if (!completions.isEmpty()) return Row.of(Ink.ACCENT, "  " + String.join("  ", completions));
        LiveSession live = screen.stage().live();
        return new Segments(
                        live.policy().mode().label(),
                        sandbox(live),
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
