package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Keys;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.Slash;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What keys and commands act upon in a terminal. Only the thread that draws touches it.
final class Face implements Stage {
    private final Desk desk;
    private final Words words;
    private final Gear gear;
    private final Typing typing;
    private final Away away;
    private final Outward outward;
    private Optional<Overlay> overlay = Optional.empty();
    private boolean stopping;
    private boolean leaving;

    Face(Desk desk, Words words, Gear gear) {
        this.desk = desk;
        this.words = words;
        this.gear = gear;
        this.typing = new Typing(this, live(), new Slash(() -> live().lore()), gear.hint());
        this.away = new Away(gear.tty(), gear.inbox(), typing.draft().editor(), words);
        this.outward = new Outward(this, gear.tty(), gear.inbox());
    }

    Typing typing() {
        return typing;
    }

    Away away() {
        return away;
    }

    Outward outward() {
        return outward;
    }

    Seat seat() {
        return gear.seat();
    }

    /// All that is to be seen now.
    Screen seen() {
        return new Screen(
                this,
                seat().transcript(),
                typing.draft(),
                gear.asking(),
                gear.hint().text(),
                stopping,
                overlay(),
                outward.row());
    }

    /// What stands in the place of the input; the gate's questions come first.
    Optional<Overlay> overlay() {
        return gear.asking().question().isPresent() ? Optional.empty() : overlay;
    }

    void over(Overlay shown, Key key) {
        Overlay.Standing standing = shown.press(key);
        if (standing == Overlay.Standing.CLOSED && overlay.filter(shown::equals).isPresent())
            overlay = Optional.empty();
    }

    void stop() {
        stopping = seat().working();
        gear.errands().stop();
        live().send(new Command.Interrupt());
    }

    /// Nothing is left of what was to be stopped.
    void stopped() {
        stopping = false;
    }

    /// Whether an interrupt is under way.
    boolean stopping() {
        return stopping;
    }

    /// Whether there is something to interrupt.
    boolean busy() {
        return seat().working() || gear.errands().busy();
    }

    boolean leaving() {
        return leaving;
    }

    /// Does something; where it was done, what was typed stands before what it shows.
    boolean echoing(List<Row> echo, BooleanSupplier action) {
        return gear.frames().echoing(echo, action);
    }

    /// Has something done by the thread that draws.
    void later(Runnable action) {
        gear.inbox().put(new Happening.Done(action));
    }

    /// Gives the input to the user's other editor.
    void editElsewhere() {
        gear.frames().erase();
        try {
            away.open().ifPresent(problem -> gear.hint().say(problem, Inline.now()));
        } catch (InterruptedException stop) {
            leave();
        }
    }

    @Override
    public Optional<Editing> turnEditing() {
        Editing turned = typing.turn();
        gear.keys().split(turned == Editing.VIM ? Keys.Splitting.LETTERS : Keys.Splitting.NONE);
        return Optional.of(turned);
    }

    @Override
    public String editingMode() {
        return typing.mode();
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
        return seat().live();
    }

    @Override
    public Conversation conversation() {
        return seat().transcript().conversation();
    }

    @Override
    public void show(List<Row> rows) {
        gear.frames().show(rows);
    }

    @Override
    public Optional<Canvas.Size> screen() {
        return Optional.of(gear.tty().size());
    }

    @Override
    public void ask(Choice choice) {
        lay(choice);
    }

    @Override
    public void lay(Overlay other) {
        overlay = Optional.of(other);
        gear.frames().spoil();
    }

    @Override
    public void wear(Theme theme) {
        gear.frames().wear(theme);
        gear.reading().wear(theme);
    }

    @Override
    public Display display() {
        return gear.display();
    }

    @Override
    public void meanwhile(Errand errand) {
        gear.errands().begin(errand);
    }

    @Override
    public void unfold() {
        gear.reading().show(live());
        gear.frames().spoil();
    }

    @Override
    public void unfold(List<Line> lines) {
        gear.reading().show(live(), lines);
        gear.frames().spoil();
    }

    @Override
    public boolean copy(String text) {
        gear.tty().signal(Selection.put(text));
        return true;
    }

    @Override
    public void turnTo(Session session) {
        LiveSession other = desk.open().apply(session);
        show(seat().transcript().take());
        seat().change(other);
        outward.take();
        stopping = false;
        gear.asking().look(Optional.empty(), false, Inline.now());
        show(List.of(Row.of(Ink.DIM, words.of("session.now", session.id()))));
    }

    @Override
    public void leave() {
        leaving = true;
    }
}
