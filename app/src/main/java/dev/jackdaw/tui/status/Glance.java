package dev.jackdaw.tui.status;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Meter;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/// How a session stands, at a glance.
public final class Glance {
    private static final int COLUMN = 12;

    private final Stage stage;
    private final Words words;
    private final List<Row> rows = new ArrayList<>();

    private Glance(Stage stage) {
        this.stage = stage;
        this.words = stage.words();
    }

    public static List<Row> of(Stage stage) {
        var glance = new Glance(stage);
        glance.program();
        glance.session();
        glance.spending();
        return glance.rows;
    }

    private void row(String key, String told) {
        row(key, Row.of(Sanitiser.line(told)));
    }

    private void row(String key, Row told) {
        String what = words.of("standing." + key);
        rows.add(Row.of(Ink.DIM, "  " + what + " ".repeat(Math.max(1, COLUMN - Cells.width(what))))
                .and(told)
                .hanging(COLUMN + 2));
    }

    private void program() {
        LiveSession live = stage.live();
        row("version", "Jackdaw " + Jackdaw.VERSION);
        row("model", live.gateway().chosen() + effort());
        row("mode", live.policy().mode().label());
        row(
                "sandbox",
                live.sandbox()
                        .known()
                        .map(found -> found.confines() ? found.level().label() : words.of("status.unconfined"))
                        .orElse(words.of("standing.unknown")));
        row("trust", words.of(live.heeded().contains(Owner.PROJECT) ? "standing.trusted" : "standing.untrusted"));
        row("directory", stage.desk().settings().directory().toString());
    }

    /// As it was chosen last.
    private String effort() {
        return stage.live()
                .session()
                .choices()
                .effort()
                .map(effort -> " · " + words.of("effort", effort))
                .orElse("");
    }

    private void session() {
        LiveSession live = stage.live();
        String title =
                live.session().choices().title().map(text -> " · " + text).orElse("");
        row("session", live.session().id() + title);
        Breakdown now = live.breakdown();
        String told = words.of("context.used", Numbers.count(now.used()), Numbers.brief(now.limit()));
        row(
                "context",
                Row.of(told)
                        .and(
                                Meter.ink(now.used(), now.limit()),
                                " · " + Meter.percent(now.used(), now.limit()) + " %"));
    }

    private void spending() {
        row("cost", stage.conversation().usage().dollars().map(Numbers::dollars).orElse(words.of("cost.unknown")));
    }
}
