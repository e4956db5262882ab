package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.notice.Desktop;
import dev.jackdaw.tui.notice.Heading;
import dev.jackdaw.tui.notice.Means;
import dev.jackdaw.tui.notice.Notices;
import dev.jackdaw.tui.notice.Outcome;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.status.OwnLine;
import dev.jackdaw.tui.status.Standing;
import dev.jackdaw.tui.story.Calls;
import dev.jackdaw.tui.story.work.Asker;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import dev.jackdaw.tui.terminal.Tty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the face tells beside its drawing: the title of the window, notices, and the user's own line of status.
final class Outward implements AutoCloseable {
    private final Face face;
    private final Tty tty;
    private final boolean titled;
    private final Heading heading;
    private final Notices notices;
    private final Optional<OwnLine> own;

    /// Whether the end of the turn is told of by what ended with it.
    private boolean told;

    Outward(Face face, Tty tty, Inbox inbox) {
        this.face = face;
        this.tty = tty;
        Path folder = face.desk().settings().directory();
        String name = String.valueOf(folder.getFileName() == null ? folder : folder.getFileName());
        this.titled = Heading.possible(System.getenv());
        this.heading = new Heading(name);
        this.notices = new Notices(face.words(), name, this::tell, Inline.now());
        this.own = face.desk()
                .settings()
                .appearance()
                .statusLine()
                .map(command -> new OwnLine(
                        command, folder, OwnLine.Pace.USUAL, () -> inbox.putFirst(new Happening.Resized())));
    }

    private void tell(String text) {
        Map<String, String> environment = System.getenv();
        Optional<Desktop> desktop = Desktop.of(System.getProperty("os.name", ""), environment);
        Means means = Means.of(face.desk().settings().appearance().notice(), environment, desktop.isPresent());
        if (means == Means.DESKTOP) desktop.ifPresent(program -> program.tell(text));
        else tty.signal(means.bytes(text));
    }

    /// Another session is shown.
    void take() {
        if (titled) heading.take(face.live().session().choices());
        update();
    }

    private void update() {
        if (own.isEmpty()) return;
        LiveSession live = face.live();
        long used = face.seat().transcript().fill().used();
        Path folder = face.desk().settings().directory();
        own.get().update(() -> Standing.of(live, folder, used));
    }

    /// @param elapsed how long the turn had been running, in milliseconds
    void told(Event event, long elapsed) {
        if (!(event instanceof Fact fact)) return;
        heading.see(fact);
        long now = Inline.now();
        Outcome.of(fact, face.words()).ifPresent(what -> {
            notices.told(what, now);
            told |= !(fact instanceof Undertaking.Returned);
        });
        switch (fact) {
            case Fact.UserSaid _ -> told = false;
            case Fact.TurnEnded _ -> {
                if (!told) notices.ended(Numbers.running(elapsed), elapsed, now);
                update();
            }
            case Fact.ApprovalAsked asked -> notices.asked(called(asked), now);
            case Fact.ModelChosen _, Fact.ModelSwitched _, Fact.PolicyChosen _, Fact.Compacted _, Fact.ModelSaid _ ->
                update();
            case Fact _ -> {}
        }
    }

    private String called(Fact.ApprovalAsked asked) {
        return face.seat()
                .transcript()
                .call(asked.callId())
                .or(asked::call)
                .map(Calls::label)
                .map(name -> Asker.of(asked.callId())
                        .map(agent -> agent + ": " + name)
                        .orElse(name))
                .orElse("?");
    }

    /// Whether a key was none, but told who looks.
    boolean press(Key key) {
        long now = Inline.now();
        if (key == Key.Named.FOCUS_IN) notices.focus(now);
        else if (key == Key.Named.FOCUS_OUT) notices.blur();
        else {
            notices.typed(now);
            return false;
        }
        return true;
    }

    /// Sees to the title, and to what went wrong with the line.
    void stand(boolean working, boolean asking) {
        Heading.Standing standing =
                asking ? Heading.Standing.ASKS : working ? Heading.Standing.WORKS : Heading.Standing.RESTS;
        if (titled) tty.title(heading.text(standing));
        own.flatMap(OwnLine::trouble)
                .ifPresent(why -> face.show(
                        List.of(Row.of(Ink.WARNING, face.words().of("status.trouble", Sanitiser.line(why))))));
    }

    Row row() {
        return own.map(OwnLine::row).orElse(Row.EMPTY);
    }

    @Override
    public void close() {
        own.ifPresent(OwnLine::close);
    }
}
