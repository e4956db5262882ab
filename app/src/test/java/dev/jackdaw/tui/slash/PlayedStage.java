package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Problem;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.Offstage;
import dev.jackdaw.tui.Rehearsal;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.Inquiry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A stage of a width that keeps what is shown on it, and what is to be chosen.
final class PlayedStage implements Offstage, Inquiry, AutoCloseable {
    private final Path folder;
    private final Words words;
    private final int columns;
    private final Desk desk;
    private final Display display = new Display();
    private final List<String> shown = new ArrayList<>();
    private Optional<Choice> choice = Optional.empty();
    private LiveSession live;

    /// @param folder worked in; state is kept in a folder inside
    PlayedStage(Path folder, String language, int columns) throws IOException {
        this.folder = folder;
        this.words = Words.of(Map.of("LANG", language));
        this.columns = columns;
        Settings settings = Rehearsal.settings(folder, folder.resolve("state"));
        var sessions = new Sessions(settings.state(), settings.directory());
        this.desk = new Desk(
                settings,
                sessions,
                session -> Rehearsal.open(settings, session),
                false,
                settings.knowing()::heeded,
                this);
        this.live = Rehearsal.open(settings, sessions.create("first"));
    }

    /// Types a line; tells what came of it.
    String type(Slash slash, String line) {
        shown.clear();
        slash.run(line, this);
        return String.join("\n", shown);
    }

    /// With names that are of the same length each time.
    private Row steady(Row row) {
        List<Row.Piece> pieces = row.pieces().stream()
                .map(piece -> new Row.Piece(
                        piece.text()
                                .replace(desk.sessions().project().toString(), "/state/project")
                                .replace(folder.resolve("state").toString(), "/state")
                                .replace(folder.toString(), "/folder"),
                        piece.ink()))
                .toList();
        return new Row(pieces, row.hang());
    }

    /// Takes one of what is to be chosen.
    void choose(int place) {
        shown.clear();
        choice.orElseThrow().take(java.util.OptionalInt.of(place));
    }

    List<String> shown() {
        return shown;
    }

    Optional<Choice> choice() {
        return choice;
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public LiveSession live() {
        return live;
    }

    @Override
    public Conversation conversation() {
        return live.session().conversation();
    }

    @Override
    public void show(List<Row> rows) {
        for (Row row : rows)
            for (Row each : steady(row).wrap(columns - 1)) shown.add(each.text().stripTrailing());
    }

    @Override
    public Optional<Canvas.Size> screen() {
        return Optional.of(new Canvas.Size(columns, 24));
    }

    @Override
    public void ask(Choice other) {
        choice = Optional.of(other);
        show(other.live(screen().orElseThrow()).rows());
    }

    @Override
    public Display display() {
        return display;
    }

    @Override
    public void meanwhile(Errand errand) {
        try {
            show(errand.done());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void turnTo(Session session) {
        live.close();
        live = desk.open().apply(session);
    }

    @Override
    public void leave() {
        shown.add("(left)");
    }

    @Override
    public Loaded settings() {
        return new Loaded(
                Optional.empty(),
                List.of(),
                List.of(new Problem(
                        "/folder/.jackdaw/config.yaml",
                        "hooks",
                        "it is left out, because a project may not have programs run before it is trusted",
                        "")),
                List.of(
                        new Effective("model", "actor", "environment JACKDAW_MODEL"),
                        new Effective("permission_mode", "default", "built-in")),
                true);
    }

    @Override
    public List<Path> files() {
        return List.of(folder.resolve(".jackdaw/config.yaml"));
    }

    @Override
    public List<String> checkup() {
        return List.of(
                "ok    git        found",
                "note  rg         not found on PATH; not needed: searching is built in",
                "BAD   bash       not found on PATH; the bash tool needs it: install it");
    }

    @Override
    public void close() {
        live.close();
    }
}
