package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.edit.History;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.story.Look;
import dev.jackdaw.tui.story.Proposal;
import dev.jackdaw.tui.story.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A face without a terminal and a model: what is told to it, and how it looks then.
final class Scene implements Offstage {
    private final Words words;
    private final Desk desk;
    private final LiveSession live;
    private final Transcript transcript;
    private final Asking asking;
    private final Draft draft;
    private long now = 1_000;
    Proposal proposal = new Proposal(List.of(), List.of(), Optional.empty());

    Scene(Path folder, String language) throws IOException {
        words = Words.of(Map.of("LANG", language));
        Settings settings = Rehearsal.settings(folder, folder.resolve("state"));
        var sessions = new Sessions(settings.state(), settings.directory());
        desk = new Desk(settings, sessions, session -> Rehearsal.open(settings, session), false);
        live = Rehearsal.open(settings, sessions.create());
        transcript = new Transcript(words, new Look(true, true), () -> now);
        transcript.foresee(_ -> proposal);
        asking = new Asking(words);
        draft = new Draft(new History(folder.resolve("history")), Completions.NONE);
    }

    void see(Event... events) {
        for (Event event : events) {
            transcript.see(event);
            if (event instanceof Fact) asking.look(transcript.question(), false, now);
        }
    }

    void press(Key key) {
        asking.press(key, now);
    }

    void pass(long millis) {
        now += millis;
    }

    Canvas.Live live(Canvas.Size size) {
        var screen = new Screen(this, transcript, draft, asking, "", false, Optional.empty(), Row.EMPTY);
        return new View(words).lines(screen, size);
    }

    /// The scrollback, and below a line what stands under it; `|` where the caret is.
    String text(Canvas.Size size) {
        var text = new StringBuilder();
        for (Row row : transcript.take())
            for (Row line : row.wrap(size.columns() - 1))
                text.append(line.text().stripTrailing()).append('\n');
        text.append("---\n");
        Canvas.Live shown = live(size);
        for (int i = 0; i < shown.rows().size(); i++)
            text.append(i == shown.row() ? "|" : "")
                    .append(shown.rows().get(i).text().stripTrailing())
                    .append('\n');
        return text.toString();
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
        return transcript.conversation();
    }

    @Override
    public Optional<Canvas.Size> screen() {
        return Optional.of(Canvas.Size.USUAL);
    }

    @Override
    public Display display() {
        return new Display();
    }
}
