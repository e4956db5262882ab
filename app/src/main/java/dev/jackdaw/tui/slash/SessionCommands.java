package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tui.export.Exporting;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The conversation: what is in it, what stays of it, and other ones.
final class SessionCommands {
    private static final int MOST_SESSIONS = 20;

    private SessionCommands() {}

    static List<SlashCommand> all() {
        return List.of(
                SlashCommand.of("context", stage -> stage.show(Reports.context(stage))),
                SlashCommand.of(
                        "compact", "[FOCUS]", (stage, focus) -> stage.live().send(new Command.Compact(focus))),
                SlashCommand.of("pin", "[TEXT]", (stage, text) -> stage.show(Pins.pin(stage, text)))
                        .alias("pins"),
                SlashCommand.of("unpin", "N", (stage, which) -> stage.show(Pins.unpin(stage, which))),
                SlashCommand.of("history", "[QUERY]", (stage, query) -> stage.show(Reports.history(stage, query))),
                SlashCommand.of("todo", stage -> stage.show(Reports.steps(stage))),
                SlashCommand.of("sessions", stage -> resume(stage, "")),
                SlashCommand.of("resume", "[ID]", SessionCommands::resume),
                SlashCommand.of(
                                "reset",
                                stage -> stage.turnTo(stage.desk().sessions().create()))
                        .alias("clear", "new"),
                SlashCommand.of("save", stage -> stage.show(Reports.save(stage))),
                SlashCommand.of("transcript", Stage::unfold),
                SlashCommand.of("export", "[FILE]", (stage, what) -> stage.show(Exporting.run(stage, what))));
    }

    private static void resume(Stage stage, String wanted) throws IOException {
        List<Sessions.Entry> all = stage.desk().sessions().list();
        String here = stage.live().session().id();
        if (wanted.isEmpty()) {
            choose(stage, all, here);
            return;
        }
        Optional<String> other = all.stream()
                .map(Sessions.Entry::id)
                .filter(id -> !id.equals(here))
                .findFirst();
        String id = wanted.equals("latest") && other.isPresent()
                ? other.get()
                : stage.desk().sessions().find(wanted);
        if (id.equals(here)) stage.show(List.of(Row.of(stage.words().of("resume.same"))));
        else stage.turnTo(stage.desk().sessions().open(id));
    }

    private static void choose(Stage stage, List<Sessions.Entry> all, String here) {
        int most = stage.screen().isPresent() ? all.size() : Math.min(all.size(), MOST_SESSIONS);
        if (most == 0) stage.show(List.of(Row.of(stage.words().of("sessions.none"))));
        else
            new Menu(
                            "sessions.which",
                            all.subList(0, most).stream()
                                    .map(entry -> pick(stage, entry))
                                    .toList(),
                            here)
                    .ask(stage, SessionCommands::resume);
    }

    private static Menu.Pick pick(Stage stage, Sessions.Entry entry) {
        String title = entry.preview().isEmpty() ? stage.words().of("sessions.untitled") : entry.preview();
        return new Menu.Pick(entry.id(), title, Reports.ago(entry.changed(), stage.words()) + " · " + entry.id());
    }
}
