package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Keymap;
import dev.jackdaw.tui.keys.Keys;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.KeyRows;
import dev.jackdaw.tui.slash.Slash;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import dev.jackdaw.tui.terminal.Looks;
import dev.jackdaw.tui.terminal.Tty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The face of a terminal: an input line pinned below the scrollback. One thread sees to all that happens and draws.
final class Inline implements Stage {
    /// Milliseconds between turns of the spinner, and between two presses that belong together.
    private static final long SPIN = 100;
    private static final long SECOND_PRESS = 2_000;

    private final Desk desk;
    private final Words words;
    private final Tty tty;
    private final Looks looks;
    private final Inbox inbox = new Inbox();
    private final Keymap keymap;
    private final Keys keys;
    private final Slash slash = new Slash(() -> live().lore());
    private final Draft draft;
    private final Hint hint = new Hint();
    private final Typing typing;
    private final Away away;
    private final Asking asking;
    private final Canvas canvas;
    private final View view;
    private final Seat seat;
    private final Errands errands;
    private final Display display = new Display();
    private final Reading reading;
    private final Outward outward;
    private final List<Row> fresh = new ArrayList<>();
    private String trouble = "";
    private long readAt;
    private long resumedAt = -SECOND_PRESS;
    private final Cadence cadence = new Cadence();
    private Optional<Overlay> overlay = Optional.empty();
    private boolean dirty = true;
    private boolean stopping;
    private boolean leaving;

    Inline(Desk desk, Words words, Tty tty, Looks looks, LiveSession first) {
        this.desk = desk;
        this.words = words;
        this.tty = tty;
        this.looks = looks;
        this.keymap = new Keymap(desk.settings().appearance().keys());
        this.keys = new Keys(keymap);
        this.typing = new Typing(this, first, slash, hint);
        this.draft = typing.draft();
        this.away = new Away(tty, inbox, draft.editor(), words);
        this.asking = new Asking(words);
        this.canvas = new Canvas(looks.theme());
        this.view = new View(words);
        this.errands = new Errands(inbox, words, this::show);
        this.reading = new Reading(tty, words, looks.theme());
        this.outward = new Outward(this, tty, inbox);
        var look = new Transcript.Look(looks.theme() != Theme.NONE, true, display);
        this.seat = new Seat(first, inbox, () -> new Transcript(words, look, Inline::now));
    }

    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /// Shows the session until the user leaves.
    void run(Optional<String> prompt) throws InterruptedException {
        tty.begin(inbox);
        try {
            fresh.addAll(view.header(this));
            fresh.addAll(KeyRows.problems(keymap, words));
            if (desk.settings().appearance().editing() == Editing.VIM) turnEditing();
            draw();
            if (looks.asks()) tty.askGround();
            seat.take();
            outward.take();
            Thread.ofPlatform().daemon().name("probe").start(live().sandbox()::standing);
            prompt.ifPresent(text -> typing.say(text, Fact.Timing.NOW));
            while (!leaving) {
                inbox.next(waits()).ifPresent(this::see);
                tick();
            }
            reading.close();
            if (!conversation().messages().isEmpty())
                show(List.of(Row.of(
                        Ink.DIM, words.of("session.left", live().session().id()))));
            draw();
            tty.draw(canvas.erase(), "");
        } finally {
            outward.close();
            inbox.close();
            typing.close();
            tty.close();
        }
    }

    void close() throws InterruptedException {
        inbox.close();
        seat.leave();
    }

    private long waits() {
        if (away.out()) return -1;
        long now = now();
        long wait = Long.MAX_VALUE;
        if (dirty) wait = Math.min(wait, cadence.due() - now);
        if (keys.waits() > 0) wait = Math.min(wait, readAt + keys.waits() - now);
        if (spinning()) wait = Math.min(wait, cadence.due(SPIN) - now);
        if (hint.shown()) wait = Math.min(wait, hint.left(now));
        return wait == Long.MAX_VALUE ? -1 : Math.max(0, wait);
    }

    private boolean spinning() {
        return seat.transcript().running() && asking.question().isEmpty() && !reading.open();
    }

    private void tick() {
        if (away.out() && !returned()) return;
        long now = now();
        if (keys.waits() > 0 && now >= readAt + keys.waits()) keys.settle().forEach(this::press);
        if (hint.shown() && hint.left(now) <= 0) clearHint();
        boolean turns = spinning() && now >= cadence.due(SPIN);
        if (turns || dirty && now >= cadence.due()) draw();
    }

    private void draw() {
        Canvas.Size size = tty.size();
        dirty = !cadence.stands(size, now()) && !leaving;
        if (dirty) return;
        outward.stand(seat.transcript().running(), asking.question().isPresent());
        if (reading.open()) {
            reading.draw(size, asking.question().isPresent());
            cadence.drawn(now());
            return;
        }
        seat.transcript().fit(size.columns() - 1);
        fresh.addAll(seat.transcript().take());
        var screen =
                new Screen(this, seat.transcript(), draft, asking, hint.text(), stopping, overlay(), outward.row());
        String bytes = canvas.frame(fresh, view.lines(screen, size), size);
        fresh.clear();
        cadence.drawn(now());
        if (!bytes.isEmpty()) tty.draw(bytes, canvas.undo());
    }

    private void see(Happening happening) {
        dirty = true;
        switch (happening) {
            case Happening.Read(var text) -> {
                readAt = now();
                keys.read(text).forEach(this::press);
            }
            case Happening.Told(var session, var event) -> {
                if (seat.shows(session)) told(event);
            }
            case Happening.Interrupted _ -> {
                if (!away.out()) press(Key.Named.INTERRUPT);
            }
            case Happening.Continued _ -> {
                tty.enter();
                reading.forget();
                if (now() - resumedAt > SECOND_PRESS) canvas.forget();
            }
            case Happening.Ground(var dark) -> {
                if (!dark) wear(Theme.LIGHT);
            }
            case Happening.Done(var then) -> then.run();
            case Happening.Resized _, Happening.Line _ -> {}
            case Happening.InputEnded _ -> leaving = true;
        }
    }

    private void told(Event event) {
        Transcript transcript = seat.transcript();
        long elapsed = transcript.elapsed();
        transcript.see(event);
        if (!transcript.running()) stopping = false;
        if (event instanceof Fact.TurnEnded(var ending)) {
            stopping = false;
            typing.ended(ending);
            String now = seat.live().session().trouble().orElse("");
            if (!now.isEmpty() && !now.equals(trouble)) show(List.of(Row.of(Ink.BAD, Sanitiser.line(now))));
            trouble = now;
        }
        if (event instanceof Fact) asking.look(transcript.question(), !draft.empty(), now());
        outward.told(event, elapsed);
        if (event instanceof Fact) reading.grow(live().session());
    }

    private void press(Key key) {
        if (outward.press(key)) return;
        dirty = true;
        cadence.press();
        if (key != Key.Named.INTERRUPT) clearHint();
        if (reading.open() && key != Key.Named.SUSPEND) reading.press(key, now());
        else if (key == Key.Named.TRANSCRIPT) unfold();
        else if (asking.question().isPresent() && reading.fresh(now())) return;
        else if (key == Key.Named.REDRAW) tty.draw(canvas.erase(), "");
        else if (key == Key.Named.SUSPEND) suspend();
        else if (overlay().isPresent()) over(overlay().get(), key);
        else if (asking.passes(key, now())) typing.press(key);
        else answer(asking.press(key, now()));
    }

    /// What stands in the place of the input; the gate's questions come first.
    private Optional<Overlay> overlay() {
        return asking.question().isPresent() ? Optional.empty() : overlay;
    }

    private void over(Overlay shown, Key key) {
        Overlay.Standing standing = shown.press(key);
        if (standing == Overlay.Standing.CLOSED && overlay.filter(shown::equals).isPresent())
            overlay = Optional.empty();
    }

    private void answer(Question.Outcome outcome) {
        switch (outcome) {
            case Question.Outcome.Open _ -> {}
            case Question.Outcome.Decided(var decision) -> seat.live().send(decision);
            case Question.Outcome.Stopped _ -> stop();
        }
    }

    void stop() {
        stopping = seat.working();
        errands.stop();
        seat.live().send(new Command.Interrupt());
    }

    /// Does something; where it was done, what was typed stands before what it shows.
    boolean echoing(List<Row> echo, BooleanSupplier action) {
        int before = fresh.size();
        boolean done = action.getAsBoolean();
        if (done) fresh.addAll(before, echo);
        return done;
    }

    /// Whether there is something to interrupt.
    boolean busy() {
        return seat.working() || errands.busy();
    }

    /// Whether an interrupt is under way.
    boolean stopping() {
        return stopping;
    }

    Seat seat() {
        return seat;
    }

    /// Has something done by the thread that draws.
    void later(Runnable action) {
        inbox.put(new Happening.Done(action));
    }

    private void clearHint() {
        dirty |= hint.shown();
        hint.clear();
    }

    /// Gives the input to the user's other editor.
    void editElsewhere() {
        tty.draw(canvas.erase(), "");
        try {
            away.open().ifPresent(problem -> hint.say(problem, now()));
        } catch (InterruptedException stop) {
            leaving = true;
        }
    }

    private boolean returned() {
        if (!away.back(hint, now())) return false;
        canvas.forget();
        dirty = true;
        return true;
    }

    private void suspend() {
        reading.close();
        tty.draw(canvas.erase(), "");
        try {
            tty.suspend();
        } catch (InterruptedException stop) {
            leaving = true;
        }
        resumedAt = now();
    }

    @Override
    public Optional<Editing> turnEditing() {
        Editing turned = typing.turn();
        keys.split(turned == Editing.VIM ? Keys.Splitting.LETTERS : Keys.Splitting.NONE);
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
        return seat.live();
    }

    @Override
    public Conversation conversation() {
        return seat.transcript().conversation();
    }

    @Override
    public void show(List<Row> rows) {
        fresh.addAll(rows);
    }

    @Override
    public Optional<Canvas.Size> screen() {
        return Optional.of(tty.size());
    }

    @Override
    public void ask(Choice choice) {
        lay(choice);
    }

    @Override
    public void lay(Overlay other) {
        overlay = Optional.of(other);
        dirty = true;
    }

    @Override
    public void wear(Theme theme) {
        canvas.wear(theme);
        reading.wear(theme);
        dirty = true;
    }

    @Override
    public Display display() {
        return display;
    }

    @Override
    public void meanwhile(Errand errand) {
        errands.begin(errand);
    }

    @Override
    public void unfold() {
        reading.show(live());
        dirty = true;
    }

    @Override
    public boolean copy(String text) {
        tty.signal(Clipboard.put(text));
        return true;
    }

    @Override
    public void turnTo(Session session) {
        LiveSession other = desk.open().apply(session);
        fresh.addAll(seat.transcript().take());
        seat.change(other);
        outward.take();
        stopping = false;
        asking.look(Optional.empty(), false, now());
        show(List.of(Row.of(Ink.DIM, words.of("session.now", session.id()))));
    }

    @Override
    public void leave() {
        leaving = true;
    }
}
