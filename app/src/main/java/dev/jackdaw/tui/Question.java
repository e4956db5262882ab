package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Layout;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The gate's question on the screen, until it is answered.
final class Question {

    /// What became of a question with one key.
    sealed interface Outcome {
        record Open() implements Outcome {}

        record Decided(Command.Decide decision) implements Outcome {}

        /// No, and the turn is to stop; the interrupt answers the call.
        record Stopped() implements Outcome {}
    }

    private final Fact.ApprovalAsked asked;
    private final Words words;
    private final List<Command.Decision> choices;
    private final Editor reason = new Editor();
    private int chosen;
    private boolean reasoning;

    Question(Fact.ApprovalAsked asked, Words words) {
        this.asked = asked;
        this.words = words;
        this.choices = asked.rule().isEmpty()
                ? List.of(Command.Decision.ONCE, Command.Decision.NO)
                : List.of(Command.Decision.ONCE, Command.Decision.ALWAYS, Command.Decision.NO);
        this.chosen = dangerous(asked) ? choices.size() - 1 : 0;
    }

    /// What no rule should allow, or what the policy warns of, is not begun with yes.
    private static boolean dangerous(Fact.ApprovalAsked asked) {
        return asked.rule().isEmpty() || asked.why().toLowerCase(Locale.ROOT).contains("danger");
    }

    String callId() {
        return asked.callId();
    }

    Outcome press(Key key) {
        return reasoning ? reason(key) : choice(key);
    }

    private Outcome choice(Key key) {
        return switch (key) {
            case Key.Typed(var text) -> typed(text);
            case Key.Named.UP, Key.Named.LEFT -> move(choices.size() - 1);
            case Key.Named.DOWN, Key.Named.RIGHT, Key.Named.TAB -> move(1);
            case Key.Named.ENTER -> take(choices.get(chosen));
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> new Outcome.Stopped();
            case Key.Named _, Key.Pasted _ -> new Outcome.Open();
        };
    }

    private Outcome typed(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "y" -> take(Command.Decision.ONCE);
            case "2", "a" ->
                choices.contains(Command.Decision.ALWAYS) ? take(Command.Decision.ALWAYS) : new Outcome.Open();
            case "3", "n" -> take(Command.Decision.NO);
            default -> new Outcome.Open();
        };
    }

    private Outcome move(int by) {
        chosen = (chosen + by) % choices.size();
        return new Outcome.Open();
    }

    private Outcome take(Command.Decision decision) {
        chosen = choices.indexOf(decision);
        reasoning = decision == Command.Decision.NO;
        return reasoning ? new Outcome.Open() : new Outcome.Decided(decide(decision, ""));
    }

    private Outcome reason(Key key) {
        if (key == Key.Named.ENTER)
            return new Outcome.Decided(decide(Command.Decision.NO, reason.text().strip()));
        if (key == Key.Named.INTERRUPT) return new Outcome.Stopped();
        if (key == Key.Named.ESCAPE) {
            reasoning = false;
            reason.clear();
        } else Strokes.edit(reason, key);
        return new Outcome.Open();
    }

    private Command.Decide decide(Command.Decision decision, String note) {
        return new Command.Decide(asked.callId(), decision, note);
    }

    /// How it looks below what is asked about, which stands in the scrollback in full. Where there is little room the
    /// choices go before the reason for asking, and the one that is chosen before the others.
    ///
    /// @param most lines it may take
    Canvas.Live live(int width, int most) {
        return reasoning ? reasoned(width, most) : choosing(width, most, most);
    }

    private List<Row> hint(String key, int width, int most) {
        return shortened(Row.of(Ink.DIM, words.of(key)).wrap(width), most, width);
    }

    /// @param keys up to which line the keys may be told
    private Canvas.Live choosing(int width, int most, int keys) {
        var options = new ArrayList<List<Row>>();
        for (int i = 0; i < choices.size(); i++) options.add(option(i).wrap(width));
        int own = options.get(chosen).size();
        if (options.stream().mapToInt(List::size).sum() > most)
            for (int i = 0; i < options.size(); i++)
                if (i != chosen)
                    options.set(
                            i,
                            most < choices.size()
                                    ? List.of()
                                    : List.of(option(i).cut(width)));
        int others = options.stream().mapToInt(List::size).sum() - own;
        options.set(chosen, shortened(options.get(chosen), most - others, width));
        var rows = new ArrayList<>(most < choices.size() ? List.of() : why(width, most - others - own));
        int row = 0;
        for (int i = 0; i < options.size(); i++) {
            if (i == chosen) row = rows.size();
            rows.addAll(options.get(i));
        }
        if (rows.size() < keys) rows.addAll(hint("ask.keys", width, keys - rows.size()));
        return new Canvas.Live(rows, row, 0);
    }

    private Row option(int place) {
        boolean here = place == chosen;
        return Row.of(here ? Ink.CHOSEN : Ink.PLAIN, (here ? "❯ " : "  ") + label(choices.get(place)))
                .hanging(6);
    }

    /// As many of the lines as fit, at least one; the last tells that more would follow.
    private static List<Row> shortened(List<Row> rows, int most, int width) {
        if (rows.size() <= Math.max(1, most)) return rows;
        var kept = new ArrayList<>(rows.subList(0, Math.max(1, most)));
        kept.set(kept.size() - 1, kept.getLast().and(Ink.DIM, " …").cut(width));
        return kept;
    }

    private List<Row> why(int width, int most) {
        Optional<String> agent = Asker.of(asked.callId());
        if (asked.why().isBlank() && agent.isEmpty() || most <= 0) return List.of();
        String who = agent.map(
                        name -> words.of("ask.agent", name) + (asked.why().isBlank() ? "" : " · "))
                .orElse("");
        List<Row> rows = Row.of(Ink.ACCENT, who)
                .and(Ink.DIM, Sanitiser.line(words.told(Asker.why(asked))))
                .wrap(width);
        return shortened(rows, most, width);
    }

    private Canvas.Live reasoned(int width, int most) {
        int room = Math.clamp(most / 2L, 1, Math.max(1, most));
        Layout layout = Layout.of(reason, width, words).window(room);
        int left = most - layout.rows().size();
        var rows = new ArrayList<Row>(
                left > choices.size() ? choosing(width, left - 1, 0).rows() : List.of());
        if (rows.size() < left) rows.addAll(hint("ask.reason", width, left - rows.size()));
        int first = rows.size();
        rows.addAll(layout.rows());
        return new Canvas.Live(rows, first + layout.row(), layout.column());
    }

    private String label(Command.Decision decision) {
        return switch (decision) {
            case ONCE -> "[1] " + words.of("ask.once");
            case ALWAYS -> "[2] " + words.of("ask.always", Sanitiser.escaped(asked.rule()));
            case NO -> "[3] " + words.of("ask.no");
        };
    }
}
